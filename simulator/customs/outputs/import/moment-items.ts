/** Items that tell when things happened to an import declaration; which of them are shown depends on the output. */
import type { Phase } from '../../declaration/declaration.ts'
import { dateOrBlank, examinationCompletedAt, timeOrBlank } from '../examination-moments.ts'
import { wideText } from '../wire-text.ts'
import type { Row } from './columns.ts'
import type { ImportSubject } from './import-subject.ts'

type Rows = readonly Row<ImportSubject>[]

/** Only in VAD0AA and VAD{1,2,3}AC: when the tax was paid. */
// biome-ignore format: aligned, to be read as a table
export const PAYMENT_ITEMS: Rows = [
  ['ADY', '', ({ declaration }) => dateOrBlank(declaration.paidAt)],
  ['ADZ', '', ({ declaration }) => timeOrBlank(declaration.paidAt)],
]

/**
 * In VAD{1,2}AG and VAD0AP: permit and end of examination. C23 (post-inspection class) and C24-C26 (release before
 * permit, expected days) stay empty: the sandbox has no such step yet. Real persons are not simulated: the office
 * signs by its name (C20).
 */
// biome-ignore format: aligned, to be read as a table
export const PERMIT_ITEMS: Rows = [
  ['C20', '',    ({ item, nameOf }) => wideText(nameOf('offices', item('CH')), 108)],
  ['C21', 'B21', ({ declaration }) => dateOrBlank(declaration.clearedAt)],
  ['AD4', 'AD4', ({ declaration }) => timeOrBlank(declaration.clearedAt)],
  ['C22', 'B22', ({ declaration }) => dateOrBlank(examinationCompletedAt(declaration))],
  ['AD5', 'AD5', ({ declaration }) => timeOrBlank(examinationCompletedAt(declaration))],
]

/** Only in VAD0AP: bank and guarantee as declared, withdrawal, manual processing, last registration and by whom. */
// biome-ignore format: aligned, to be read as a table
export const INQUIRY_ITEMS: Rows = [
  ['', 'ADH', 'BRC'], ['', 'ADO', 'BYA'], ['', 'ADP', 'BCM'], ['', 'ADQ', 'BCN'],
  ['', 'ADJ', 'SBC'], ['', 'ADK', 'RYA'], ['', 'ADL', 'SCM'], ['', 'ADM', 'SCN'],
  ['', 'B31', (subject) => dateOrBlank(enteredAt(subject, 'withdrawn'))],
  ['', 'AD8', (subject) => timeOrBlank(enteredAt(subject, 'withdrawn'))],
  ['', 'B32', (subject) => dateOrBlank(enteredAt(subject, 'manual'))],
  ['', 'AD9', (subject) => timeOrBlank(enteredAt(subject, 'manual'))],
  ['', 'B34', ({ declaration }) => dateOrBlank(declaration.editedAt)],
  ['', 'ADA', ({ declaration }) => timeOrBlank(declaration.editedAt)],
  ['', 'B35', ({ declaration }) => declaration.owner.slice(0, 5)],
]

/** When the declaration came into a phase that it still is in. */
function enteredAt({ declaration }: ImportSubject, phase: Phase): number | undefined {
  return declaration.phase === phase ? declaration.history.find((entry) => entry.phase === phase)?.at : undefined
}
