import type { Direction } from '../declaration/declaration.ts'
import type { LineTax } from './assessment.ts'

export type TaxKind = LineTax['kind']

export interface SubjectName {
  /** One letter, KF of the declaration outputs. */
  readonly code: string
  /** Vietnamese name; KG and TN hold 27 bytes. */
  readonly name: string
}

/** Tax subjects (sắc thuế) in the order in which they are stated. Letters and short names are SIM-defined. */
export const SUBJECT_ORDER: readonly TaxKind[] = ['duty', 'additional', 'excise', 'environment', 'vat']

const SUBJECTS: Readonly<Record<TaxKind, SubjectName>> = {
  duty: { code: 'N', name: 'Thuế NK' },
  additional: { code: 'G', name: 'Thuế NK bổ sung' },
  excise: { code: 'T', name: 'Thuế TTĐB' },
  environment: { code: 'M', name: 'Thuế BVMT' },
  vat: { code: 'V', name: 'Thuế GTGT' },
}

const EXPORT_DUTY: SubjectName = { code: 'X', name: 'Thuế XK' }

export const subjectOf = (direction: Direction, kind: TaxKind): SubjectName =>
  direction === 'export' && kind === 'duty' ? EXPORT_DUTY : SUBJECTS[kind]
