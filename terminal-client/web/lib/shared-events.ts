/**
 * One connection of a browser to a stream of news, shared by all its tabs: a browser holds six connections to one server,
 * and eight tabs with a stream each would leave none for anything else. The tab that holds the lock reads the stream and
 * tells the others; when it closes or breaks, the browser gives the lock to the next one. The address names person and
 * world, so tabs of different sessions never share. Where the browser has no locks (plain http from another machine),
 * each tab has a connection of its own.
 */
import type { News } from '#api/events.ts'

export interface Ears {
  /** A new journal row. */
  row(news: News): void
  /** Some rows may have been missed: what is shown is asked for anew. */
  gap(): void
  /** The server does not give the stream to this session. It is not tried again by itself. */
  refused(): void
}

type Told = { readonly row: News } | 'gap' | 'refused'

/** `missed`: there was a time before in which nobody listened. Gives the way to stop. */
export function listenShared(url: string, ears: Ears, missed = false): () => void {
  const hear = (told: Told): void => {
    if (told === 'gap') ears.gap()
    else if (told === 'refused') ears.refused()
    else ears.row(told.row)
  }
  const { locks } = navigator as { readonly locks?: LockManager }
  if (locks === undefined || typeof BroadcastChannel === 'undefined') return connect(url, hear, missed)
  const name = `vnaccs-news ${url}`
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }: MessageEvent<Told>) => hear(data)
  const leaving = new AbortController()
  const { signal } = leaving
  const lead = (gapBefore: boolean): Promise<void> =>
    new Promise((resolve) => {
      const tell = (told: Told): void => {
        hear(told)
        channel.postMessage(told)
      }
      const close = connect(url, tell, gapBefore)
      signal.addEventListener('abort', () => {
        close()
        resolve()
      })
    })
  const begin = async (): Promise<void> => {
    await locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock !== null && !signal.aborted) await lead(missed)
    })
    if (signal.aborted) return
    // Another tab reads the stream. What came before this one listened is asked for at once.
    if (missed) ears.gap()
    // Nobody read it between that tab's end and now.
    await locks.request(name, { signal }, () => lead(true))
  }
  void begin().catch(() => undefined)
  return () => {
    leaving.abort()
    channel.close()
  }
}

function connect(url: string, tell: (told: Told) => void, missed: boolean): () => void {
  const source = new EventSource(url)
  let gap = missed
  source.onopen = () => {
    if (gap) tell('gap')
    gap = false
  }
  source.onerror = () => {
    gap = true
    if (source.readyState === EventSource.CLOSED) tell('refused')
  }
  source.addEventListener('row', (event) => {
    tell({ row: JSON.parse((event as MessageEvent<string>).data) as News })
  })
  return () => source.close()
}
