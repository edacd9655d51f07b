import type { Form } from '#protocol/edi/content.ts'
import { dayOfItem, vietnamDay } from '#protocol/vietnam-time.ts'
import type { Declaration, Direction } from '../declaration/declaration.ts'
import type { Facts } from '../facts.ts'
import type { CodeEntry, Day, Reference } from '../reference/reference.ts'
import type { Assessment } from '../tax/assessment.ts'

/** Items of the header, or of one goods line, by id. */
export type Values = Readonly<Record<string, string>>

/** Columns of the kinds list that switch rules on (customs.md, declaration kinds): `1` = yes. */
export type KindFlag =
  | 'needs_tdn' // the temporary declaration (TDN) must be quoted
  | 'needs_red' // a temporary kind: the date of re-export or re-import is due
  | 'needs_isd' // bonded warehouse: the first day of storage is due
  | 'combined_transport' // DPD, ARP … may be declared together
  | 'deferral_c' // ENC C allowed
  | 'needs_contract' // the processing contract (SS, SN) is due
  | 'material_code' // the code of material or product (COC) is due
  | 'name_with_code' // CMN is written `mã#&mô tả`
  | 'aeo' // the short form of priority enterprises

/** All that a check may look at, put together once for each message. */
export interface Scene {
  readonly direction: Direction
  readonly head: Values
  readonly lines: readonly Values[]
  readonly reference: Reference
  readonly quoted: ReadonlyMap<string, Declaration>
  /** Sandbox day in Vietnam. */
  readonly today: Day
  /** Day on which the official declaration is meant to be made (ICD, ECD), today when not stated. */
  readonly expected: Day
  /** Day of the last pre-registration; today while that is being made. */
  readonly preRegistered: Day
  /** The declared kind, if the list holds it today. */
  readonly kind: CodeEntry | undefined
  /** Header of the declaration in force that is being corrected; undefined when none is, or it is not known. */
  readonly registered: Values | undefined
  /** Tax code of the importer or exporter. */
  readonly trader: string
  /** What the system computed; undefined before the computation. */
  readonly assessment: Assessment | undefined
}

const ITEMS = {
  import: { kind: 'ICB', trader: 'IMC', expected: 'ICD', kinds: 'import-kinds' },
  export: { kind: 'ECB', trader: 'EPC', expected: 'ECD', kinds: 'export-kinds' },
} as const

/** Item ids and list that play the same part on both sides. */
export const sideOf = (direction: Direction) => ITEMS[direction]

export function sceneOf(
  direction: Direction,
  form: Form,
  facts: Facts,
  assessment: Assessment | undefined,
  {
    computedAt = facts.now,
    registered,
  }: { readonly computedAt?: number; readonly registered?: Values | undefined } = {},
): Scene {
  const side = sideOf(direction)
  const { head, lines } = form
  const today = vietnamDay(facts.now)
  return {
    direction,
    head,
    lines,
    reference: facts.reference,
    quoted: facts.quoted,
    today,
    expected: dayOfItem(head[side.expected] ?? '') ?? today,
    preRegistered: computedAt === facts.now ? today : vietnamDay(computedAt),
    kind: facts.reference.code(side.kinds, head[side.kind] ?? '', today),
    registered,
    trader: head[side.trader] ?? '',
    assessment,
  }
}
