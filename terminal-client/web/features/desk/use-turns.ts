/** How the offices give out their yellow files, and the ways to change it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { TurnListView } from '#api/declarations.ts'
import { call } from '../../lib/api.ts'

const KEY = ['assignment'] as const

export const useTurns = (opened: boolean) =>
  useQuery({
    queryKey: KEY,
    queryFn: () => call<{ lists: readonly TurnListView[] }>('/assignment').then(({ lists }) => lists),
    enabled: opened,
    staleTime: 0,
  })

export interface TurnWish {
  /** Below `/assignment/`. */
  readonly path: string
  readonly method: 'PUT' | 'DELETE'
  readonly body?: unknown
}

export function useTurnAct() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ path, ...wish }: TurnWish) => call<TurnListView>(`/assignment/${path}`, wish),
    onSuccess: (list) =>
      client.setQueryData<readonly TurnListView[]>(KEY, (lists) =>
        lists?.map((one) => (one.office === list.office ? list : one)),
      ),
  })
}
