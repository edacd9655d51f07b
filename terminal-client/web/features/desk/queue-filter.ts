/** What the officer's queue shows; kept while the page is open, also when one goes elsewhere and comes back. */
import { useState } from 'react'

export interface QueueFilter {
  readonly scope: 'office' | 'world'
  /** '' = all that may be seen. */
  readonly office: string
  readonly channel: '' | '1' | '2' | '3'
  /** '' = whatever customs has not finished, `all` = everything. */
  readonly state: string
  readonly assigned: '' | 'me' | 'nobody'
  readonly q: string
}

export const WHOLE_QUEUE: QueueFilter = { scope: 'office', office: '', channel: '', state: '', assigned: '', q: '' }

let kept: QueueFilter = WHOLE_QUEUE

export function useQueueFilter(): readonly [QueueFilter, (change: Partial<QueueFilter>) => void] {
  const [filter, setFilter] = useState(kept)
  const change = (part: Partial<QueueFilter>): void => {
    setFilter((before) => {
      kept = { ...before, ...part }
      return kept
    })
  }
  return [filter, change]
}

export const isFiltered = ({ scope: _, ...filter }: QueueFilter): boolean =>
  Object.values(filter).some((value) => value !== '')

/** The query of `GET /declarations`. */
export function queryOf({ scope, office, channel, state, assigned, q }: QueueFilter): string {
  const query = new URLSearchParams({ scope, sort: 'due', limit: '100' })
  if (office !== '') query.set('office', office)
  if (channel !== '') query.set('channel', channel)
  if (state !== 'all') query.set('state', state === '' ? 'open' : state)
  if (assigned !== '') query.set('assigned', assigned)
  if (q.trim() !== '') query.set('q', q.trim())
  return query.toString()
}
