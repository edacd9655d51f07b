import type { Decimal } from '../decimal.ts'
import type { Day, Reference } from '../reference/reference.ts'
import type { ExchangeBook } from './exchange-book.ts'
import type { Findings } from './findings.ts'
import type { GoodsLine } from './goods-line.ts'

/** All that the taxes of one line are computed from. */
export interface LineFacts {
  readonly line: GoodsLine
  /** Customs value in VND, whole đồng. */
  readonly value: Decimal
  readonly reference: Reference
  /** Registration day: validity of every rate and code (customs.md, value 2). */
  readonly day: Day
  readonly exchange: ExchangeBook
  readonly found: Findings
}
