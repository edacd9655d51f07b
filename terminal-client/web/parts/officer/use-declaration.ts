/** A declaration and what happened around it, renewed when something happens to it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { DeclarationView, TimelineEntry } from '#api/declarations.ts'
import { call } from '../../lib/api.ts'
import { useNews } from '../../lib/live.ts'

const viewKey = (number: string) => ['declaration', number] as const
const timelineKey = (number: string) => ['declaration', number, 'timeline'] as const

/** The view that an action answered takes the place of the old one at once. */
export function useKeepDeclaration(): (view: DeclarationView) => void {
  const client = useQueryClient()
  return (view) => {
    client.setQueryData(viewKey(view.number), view)
    void client.invalidateQueries({ queryKey: timelineKey(view.number) })
  }
}

export function useDeclaration(number: string) {
  const client = useQueryClient()
  useNews(({ declarationNo }) => {
    // All branches of a number tell one story.
    if (declarationNo.slice(0, 11) === number.slice(0, 11)) void client.invalidateQueries({ queryKey: viewKey(number) })
  })
  return useQuery({
    queryKey: viewKey(number),
    queryFn: ({ signal }) => call<DeclarationView>(`/declarations/${number}`, { signal }),
    enabled: number !== '',
  })
}

export const useTimeline = (number: string) =>
  useQuery({
    queryKey: timelineKey(number),
    queryFn: ({ signal }) =>
      call<{ entries: readonly TimelineEntry[] }>(`/declarations/${number}/timeline`, { signal }).then(
        ({ entries }) => entries,
      ),
  })
