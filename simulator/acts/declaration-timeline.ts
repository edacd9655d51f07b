/** What happened around a declaration, both sides in order (dòng thời gian): messages, reports, actions. */
import { baseNumber } from '#customs/declaration/numbering.ts'
import type { JournalRow } from '#training/journal-row.ts'
import type { TimelineEntry } from '../api/declarations.ts'
import type { Words } from '../api/terminal.ts'
import type { Journal } from '../ports.ts'
import { deedName } from './declaration-view.ts'
import { messageRow, outputTitle } from './message-row.ts'
import type { Office } from './office.ts'

/** Rows at most; a declaration has a few dozen. */
const MOST = 1_000

const SIDES = { request: 'business', answer: 'system', report: 'system', action: 'customs', admin: 'system' } as const

export async function readTimeline(
  office: Office,
  journal: Journal,
  number: string,
): Promise<readonly TimelineEntry[]> {
  const rows = await journal.rows({ declaration: baseNumber(number), world: office.world, limit: MOST })
  return rows.map((row) => ({
    ...messageRow(office.catalogue, row),
    side: SIDES[row.kind],
    title: titleOf(office, row),
    ...remarkOf(row),
  }))
}

function titleOf(office: Office, row: JournalRow): Words {
  switch (row.kind) {
    case 'answer': {
      // A registration's answer is a bare result: the outputs that its row names wait in the mailbox.
      const code = row.outputs[0] ?? ''
      const screen = office.catalogue.output(code)?.kind === 'screen' ? outputTitle(office.catalogue, code) : null
      if (screen) return { vi: `${code} · ${screen.vi}`, en: `${code} · ${screen.en}` }
      const deed = deedName(office, row.procedure)
      return { vi: `Trả lời ${deed.vi}`, en: `Answer to ${deed.en}` }
    }
    case 'report': {
      const code = row.outputs[0] ?? ''
      const title = outputTitle(office.catalogue, code)
      return title ? { vi: `${code} · ${title.vi}`, en: `${code} · ${title.en}` } : deedName(office, row.procedure)
    }
    case 'request':
    case 'action':
    case 'admin':
      return deedName(office, row.procedure)
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Of an action: why it was refused, or what the officer remarked. */
function remarkOf({ kind, detail }: JournalRow): Pick<TimelineEntry, 'remark' | 'refused'> {
  if (kind !== 'action') return { remark: null, refused: false }
  const refused = text(detail.refused)
  if (refused !== '') return { remark: { vi: refused, en: text(detail.refusedEn) }, refused: true }
  const note = text(detail.note)
  return { remark: note === '' ? null : { vi: note, en: note }, refused: false }
}
