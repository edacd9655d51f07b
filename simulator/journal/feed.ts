import type { Feed, Journal } from '../ports.ts'

/** How soon a new row is told: quick enough for an eye, cheap enough for the database. */
const EVERY_MS = 300
const PAGE = 500

/**
 * New journal rows as they come, for whoever listens. It looks into the journal and not at this process's own commits,
 * so rows of other processes on the same database come too; while nobody listens it does not look at all.
 */
export function journalFeed(journal: Journal): Feed & { close(): void } {
  const listeners = new Set<Parameters<Feed['listen']>[0]>()
  let last: number | undefined
  let timer: NodeJS.Timeout | undefined

  async function look(): Promise<void> {
    last ??= (await journal.head()).seq
    for (;;) {
      const rows = await journal.rows({ after: last, limit: PAGE })
      for (const row of rows) for (const listener of listeners) listener(row)
      last = rows.at(-1)?.seq ?? last
      if (rows.length < PAGE) return
    }
  }

  function again(): void {
    if (listeners.size === 0) {
      timer = undefined
      last = undefined
      return
    }
    // A database that does not answer now is asked again.
    timer = setTimeout(
      () =>
        void look()
          .catch(() => undefined)
          .then(again),
      EVERY_MS,
    )
    timer.unref()
  }

  return {
    listen(listener) {
      listeners.add(listener)
      if (timer === undefined) {
        timer = setTimeout(() => undefined, 0)
        void look()
          .catch(() => undefined)
          .then(again)
      }
      return () => listeners.delete(listener)
    },
    close() {
      listeners.clear()
      clearTimeout(timer)
    },
  }
}
