/** What the journal holds of a run, with the content of its answers: all that the judge looks at. */
import type { Form } from '#protocol/edi/content.ts'
import { carriesResultLine, decodeItems } from '#protocol/edi/decode.ts'
import { toForm } from '#protocol/edi/form.ts'
import { readMessage } from '#protocol/edi/message.ts'
import { readXml } from '#protocol/xml/read-xml.ts'
import { type Evidence, lostAnswers } from '#training/evidence.ts'
import type { JournalRow } from '#training/journal-row.ts'
import type { JournalQuery, RunRecord } from '../ports.ts'
import type { Schoolroom } from './schoolroom.ts'

/** Rows read at a time; a run has a few dozen. */
const PAGE = 500

const PULLS: ReadonlySet<string> = new Set(['#REP1', '?A2', '?A3'])

/** Rows of the run in order; what came after the end of an exam does not count. */
export async function evidenceOf(room: Schoolroom, run: RunRecord): Promise<readonly Evidence[]> {
  const own = await rowsOf(room, { run: run.id })
  const until = run.play.examUntil > 0 ? run.play.examUntil : Number.POSITIVE_INFINITY
  const rows = [...own, ...(await fetchedElsewhere(room, run, own))].sort((a, b) => a.seq - b.seq)
  const counted = rows.filter(({ receivedAt }) => Date.parse(receivedAt) <= until)
  return Promise.all(
    counted.map(async (row) => {
      const items = row.kind === 'answer' && row.outputs.length > 0 ? await itemsIn(room, row) : undefined
      return items ? { row, items } : { row }
    }),
  )
}

/**
 * Reports on the run's declarations that a pull outside of the run brought: from the mailbox page, or by a colleague
 * with the same account. They have been fetched, and will not come a second time. A program pulls within its run only.
 */
async function fetchedElsewhere(
  room: Schoolroom,
  { id, play }: RunRecord,
  own: readonly JournalRow[],
): Promise<readonly JournalRow[]> {
  if (play.mode === 'client') return []
  const numbers = [...new Set(numbersIn(own))]
  const found = await Promise.all(numbers.map((declaration) => rowsOf(room, { declaration, kind: 'answer' })))
  return found.flat().filter(({ run, procedure }) => run !== id && PULLS.has(procedure))
}

async function rowsOf(room: Schoolroom, query: JournalQuery): Promise<readonly JournalRow[]> {
  const found: JournalRow[] = []
  for (let after = 0; ; ) {
    const rows = await room.journal.rows({ world: room.world, ...query, after, limit: PAGE })
    found.push(...rows)
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return found
    after = last.seq
  }
}

/** Declarations that the run's own messages made or moved; a refused message may name anybody's, a pull brings anything. */
const numbersIn = (rows: readonly JournalRow[]): readonly string[] =>
  rows
    .filter(({ kind, procedure, resultCodes }) => {
      const accepted = resultCodes.length > 0 && resultCodes.every((code) => code.startsWith('00000'))
      return kind === 'answer' && !PULLS.has(procedure) && accepted
    })
    .map(({ declarationNo }) => declarationNo)
    .filter((number) => number !== '')

/** Number of the declaration that the run is about: that of the newest answer which told one, '' before. */
export function numberIn(evidence: readonly Evidence[]): string {
  const lost = lostAnswers(evidence)
  return numbersIn(evidence.map(({ row }) => row).filter(({ seq }) => !lost.has(seq))).at(-1) ?? ''
}

/** The screen or report that an answer carried, by item id; undefined for a bare result. */
async function itemsIn(room: Schoolroom, row: JournalRow): Promise<Form | undefined> {
  const raw = await room.journal.raw(row.seq)
  if (raw === undefined) return undefined
  if (/^application\/xml/i.test(raw.contentType)) {
    const { layout, content } = readXml(raw.body, ({ output }) => room.catalogue.layout('output', output))
    return layout && toForm(layout, content)
  }
  const { header, items } = readMessage(raw.body)
  const layout = room.catalogue.layout('output', header.output)
  return layout && toForm(layout, decodeItems(layout, items, { resultLine: carriesResultLine(header, layout) }).content)
}
