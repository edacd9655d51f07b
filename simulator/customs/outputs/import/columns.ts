import type { Source } from '../item-table.ts'

/** An item in the two layouts that show it: `[id in reports, id in the inquiry screen, source]`; '' = not there. */
export type Row<Subject> = readonly [id: string, inquiryId: string, source: Source<Subject>]

export type Which = 'report' | 'inquiry'

/** Rows for one of the two layouts, ready to be gone through. */
export interface Column<Subject> {
  /** Ids in the layout by the id of the item that is carried over. */
  readonly copies: ReadonlyMap<string, string>
  readonly computed: readonly (readonly [id: string, make: (subject: Subject) => string])[]
}

/** Takes the ids of one layout; an item can be carried over once. `slot` is put behind every id (`KF` + `1`). */
export const column = <Subject>(rows: readonly Row<Subject>[], which: Which, slot = ''): Column<Subject> => {
  const copies = new Map<string, string>()
  const computed: (readonly [string, (subject: Subject) => string])[] = []
  for (const [id, inquiryId, source] of rows) {
    const own = which === 'report' ? id : inquiryId
    if (own === '') continue
    if (typeof source !== 'string') computed.push([own + slot, source])
    else if (copies.has(source)) throw new Error(`${source} is carried over twice`)
    else copies.set(source, own + slot)
  }
  return { copies, computed }
}

/**
 * Puts the items that have a text into `filled`. Few of the many items are ever declared, so it is the declared ones
 * that are gone through, not the rows.
 */
export const fill = <Subject>(
  filled: Record<string, string>,
  { copies, computed }: Column<Subject>,
  subject: Subject,
  items: Readonly<Record<string, string>>,
): void => {
  for (const id in items) {
    const own = copies.get(id)
    const text = items[id]
    if (own !== undefined && text !== undefined && text !== '') filled[own] = text
  }
  for (const [id, make] of computed) {
    const text = make(subject)
    if (text !== '') filled[id] = text
  }
}

/** Columns of the slots 1 to `count` of a block of rows. */
export const slots = <Subject>(
  rows: readonly Row<Subject>[],
  which: Which,
  count: number,
): readonly Column<Subject>[] => Array.from({ length: count }, (_, index) => column(rows, which, String(index + 1)))

const NOTHING_DECLARED = {}

/** One slot for each subject, as far as there are slots. */
export const fillSlots = <Subject>(
  filled: Record<string, string>,
  columns: readonly Column<Subject>[],
  subjects: readonly Subject[],
): void => {
  for (const [index, each] of columns.entries()) {
    const subject = subjects[index]
    if (subject === undefined) return
    fill(filled, each, subject, NOTHING_DECLARED)
  }
}
