/**
 * Fetches what waits for the terminal (protocol 2, "Pull"): `#REP1` brings the oldest report with its continuation
 * info, each `?A2` acknowledges it and brings the next, the last one with the send guard `*`.
 */
import type { StoredContent } from '#api/terminal.ts'
import type { Parcel, Sent } from './parcel.ts'

export interface FetchedMail {
  /** Reports that were acknowledged. */
  readonly fetched: number
  /** The mailbox is empty now; otherwise the last answer says why it ended. */
  readonly emptied: boolean
  readonly last: Sent | null
}

const NOTHING: StoredContent = { items: {}, groups: [] }
/** Nothing waits. */
const EMPTY = 'A0071'
/** Never longer than a full mailbox, whatever the centre answers. */
const MOST = 2000

export async function fetchMail(
  send: (parcel: Parcel) => Promise<Sent | null>,
  terminal: { readonly terminalId: string; readonly accessKey: string },
  options: { readonly run?: string; readonly onReport?: (count: number) => void } = {},
): Promise<FetchedMail> {
  const run = options.run ? { run: options.run } : {}
  const items = { 1: terminal.terminalId, 2: terminal.accessKey, 3: '0' }
  let answer = await send({ procedure: '#REP1', content: { items, groups: [] }, ...run })
  for (let fetched = 0; fetched < MOST; ) {
    if (answer === null || answer.continuation === '')
      return { fetched, emptied: answer?.codes[0]?.startsWith(EMPTY) === true || answer?.ok === true, last: answer }
    const { continuation, more } = answer
    const last = more ? {} : ({ guard: '*' } as const)
    answer = await send({ procedure: '?A2', content: NOTHING, continuation, ...last, ...run })
    if (answer === null) return { fetched, emptied: false, last: null }
    fetched++
    options.onReport?.(fetched)
  }
  return { fetched: MOST, emptied: false, last: answer }
}
