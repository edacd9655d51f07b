import { dateOrBlank, examinationCompletedAt, timeOrBlank } from '../examination-moments.ts'
import type { ItemTable } from '../item-table.ts'
import { wideText } from '../wire-text.ts'
import type { ExportSubject } from './export-subject.ts'

/** Items that VAE1LF adds to VAE1LD: end of the examination, permit, head of the office. */
// biome-ignore format: aligned, to be read as a table
export const PERMIT_ITEMS: ItemTable<ExportSubject> = {
  CCD: ({ declaration }) => dateOrBlank(examinationCompletedAt(declaration)),
  AD4: ({ declaration }) => timeOrBlank(examinationCompletedAt(declaration)),
  K86: ({ declaration }) => dateOrBlank(declaration.clearedAt),
  AD5: ({ declaration }) => timeOrBlank(declaration.clearedAt),
  // Real persons are not simulated: the office signs by its name.
  K87: ({ item, nameOf }) => wideText(nameOf('offices', item('CH')), 108),
}
