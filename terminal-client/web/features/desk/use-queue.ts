import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { DeclarationList } from '#api/declarations.ts'
import { call } from '../../lib/api.ts'
import { useNews } from '../../lib/live.ts'
import { type QueueFilter, queryOf } from './queue-filter.ts'

/** News come in bursts: a declaring makes several rows. */
const SETTLE_MS = 400

/** The queue page by page, renewed when something happens to any declaration. */
export function useQueue(filter: QueueFilter) {
  const client = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useNews(({ declarationNo }) => {
    if (declarationNo === '') return
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void client.invalidateQueries({ queryKey: ['queue'] }), SETTLE_MS)
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  const query = queryOf(filter)
  return useInfiniteQuery({
    queryKey: ['queue', query],
    queryFn: ({ pageParam, signal }) => call<DeclarationList>(`/declarations?${query}${pageParam}`, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => (next === null ? undefined : `&after=${next}`),
    placeholderData: keepPreviousData,
  })
}
