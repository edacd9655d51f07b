/** Feeds a report from the journal page by page: memory does not grow with the journal. */
import { vietnamIso } from '#protocol/vietnam-time.ts'
import type { JournalRow } from '#training/journal-row.ts'
import type { Journal, JournalQuery } from '../../ports.ts'
import { type FortnightFold, READINESS_ACTS, RUN_ACTS } from './model.ts'
import type { ReportingPeriod } from './period.ts'

/** Rows asked for at a time: acts are many and small, a run has a few dozen rows. */
const ACTS_PAGE = 5000
const RUN_PAGE = 500

/** Reads nothing behind `last`, so that rows that arrive meanwhile do not enter; of the runs, what happened in the period. */
export async function readJournal(
  journal: Journal,
  fold: FortnightFold,
  period: ReportingPeriod,
  last: number,
): Promise<void> {
  const [from, to] = [vietnamIso(period.from), vietnamIso(period.to)]
  for (const procedure of [...RUN_ACTS, ...READINESS_ACTS]) {
    for await (const rows of pages(journal, { procedure, to }, ACTS_PAGE, last)) for (const row of rows) fold.act(row)
  }
  for (const run of fold.runs()) {
    for await (const rows of pages(journal, { run, from, to }, RUN_PAGE, last))
      for (const row of rows) fold.message(row)
  }
}

async function* pages(
  journal: Journal,
  query: JournalQuery,
  limit: number,
  last: number,
): AsyncGenerator<readonly JournalRow[]> {
  for (let after = 0; after < last; ) {
    const rows = await journal.rows({ ...query, after, limit })
    yield rows.filter(({ seq }) => seq <= last)
    const end = rows.at(-1)
    if (end === undefined || rows.length < limit) return
    after = end.seq
  }
}
