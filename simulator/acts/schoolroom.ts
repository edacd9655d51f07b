/** The office with what scenarios need: the journal to judge by, the scenarios, the data that they declare. */
import type { Form } from '#protocol/edi/content.ts'
import type { DataSet, Scenario } from '#training/scenario.ts'
import type { Journal } from '../ports.ts'
import type { Office } from './office.ts'

export interface DataWish {
  readonly data: DataSet | undefined
  readonly seed: number
  /** Whose people declare: the papers are for their office. */
  readonly unit: string
  /** yyyymmdd on the sandbox's clock. */
  readonly today: string
}

/** Items of a scenario's data set, the same for the same seed; none when it declares nothing, or why they cannot be made. */
export type RunData = (wish: DataWish) => { readonly form?: Form; readonly reason?: string }

export interface Schoolroom extends Office {
  readonly journal: Journal
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly dataOf: RunData
}
