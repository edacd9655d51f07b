/** VAE0LC, the IEX screen: the same content as VAE1LF under partly other ids, and what only an inquiry shows. */
import { dateOrBlank, timeOrBlank } from '../examination-moments.ts'
import type { ItemTable } from '../item-table.ts'
import type { ExportSubject } from './export-subject.ts'

/** Header ids of VAE1LF that VAE0LC calls otherwise; undefined: not in VAE0LC. */
export const REFERENCE_RENAMES: Readonly<Record<string, string | undefined>> = {
  ADF: 'ADI',
  ADG: 'ADJ',
  ADH: 'ADK',
  AD6: 'AD9',
  AD7: 'ADA',
  AD8: 'ADB',
  BC1: 'CD1',
  BC2: 'CD2',
  BC3: 'CD3',
  ENC: 'ADM',
  JKN: undefined,
  K87: undefined,
}

/** Line ids of VAE1LF that VAE0LC calls otherwise. */
export const REFERENCE_LINE_RENAMES: Readonly<Record<string, string | undefined>> = {
  ADJ: 'ADS',
  AD9: 'ADC',
  ADA: 'ADD',
  ADB: 'ADE',
  ADC: 'ADF',
  ADD: 'ADG',
  ADE: 'ADH',
}

// biome-ignore format: aligned, to be read as a table
export const REFERENCE_ITEMS: ItemTable<ExportSubject> = {
  ADL: 'BRC', ADT: 'BYA', ADU: 'BCM', ADV: 'BCN',
  ADO: 'SBC', ADP: 'RYA', ADQ: 'SCM', ADR: 'SCN',
  K97: (subject) => dateOrBlank(enteredAt(subject, 'withdrawn')),
  AD6: (subject) => timeOrBlank(enteredAt(subject, 'withdrawn')),
  K98: (subject) => dateOrBlank(enteredAt(subject, 'manual')),
  AD7: (subject) => timeOrBlank(enteredAt(subject, 'manual')),
  K95: ({ declaration }) => dateOrBlank(declaration.editedAt),
  AD8: ({ declaration }) => timeOrBlank(declaration.editedAt),
  K96: ({ declaration }) => declaration.owner.slice(0, 5),
}

/** When the declaration came into a phase that it still is in. */
function enteredAt({ declaration }: ExportSubject, phase: 'withdrawn' | 'manual'): number | undefined {
  return declaration.phase === phase ? declaration.history.find((entry) => entry.phase === phase)?.at : undefined
}
