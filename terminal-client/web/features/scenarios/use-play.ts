/** A run as it stands, renewed when something happens in it: one's own doing, the other player's, the end of an exam. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { PlayView } from '#api/scenarios.ts'
import { call } from '../../lib/api.ts'
import { useNews } from '../../lib/live.ts'

const playKey = (run: string) => ['play', run] as const

/** Should news be lost on the way, the other player's doing is still seen. */
const WAITING_MS = 10_000

export function usePlay(run: string) {
  const client = useQueryClient()
  const query = useQuery({
    queryKey: playKey(run),
    queryFn: ({ signal }) => call<PlayView>(`/runs/${encodeURIComponent(run)}/play`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => {
      if (data?.status !== 'open') return false
      if (data.examUntil > 0 && data.examUntil - Date.now() < WAITING_MS) return 2_000
      return data.mode === 'pair' ? WAITING_MS : false
    },
  })
  const renew = () => client.invalidateQueries({ queryKey: playKey(run) })
  useNews((news) => {
    if (news.run === run) void renew()
  })
  const keep = (view: PlayView): void => {
    client.setQueryData(playKey(view.id), view)
    void client.invalidateQueries({ queryKey: ['catalogue'] })
    void client.invalidateQueries({ queryKey: ['work'] })
  }
  return { ...query, renew, keep }
}
