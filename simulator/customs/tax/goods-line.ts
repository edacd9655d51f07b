import type { Form } from '#protocol/edi/content.ts'
import { type Decimal, parseDecimal } from '../decimal.ts'

/** A goods line (dòng hàng) with its numbers read once. */
export interface GoodsLine {
  readonly item: Readonly<Record<string, string>>
  /** 1-based. */
  readonly no: number
  /** Invoice value. */
  readonly BPR: Decimal | undefined
  /** Customs value entered by hand. */
  readonly DPR: Decimal | undefined
  readonly QN1: Decimal | undefined
  readonly QN2: Decimal | undefined
}

/** An item as a decimal; undefined when empty or not a number. */
export const amount = (text: string | undefined): Decimal | undefined =>
  text === undefined || text === '' ? undefined : parseDecimal(text)

export const goodsLines = (form: Form): readonly GoodsLine[] =>
  form.lines.map((item, index) => ({
    item,
    no: index + 1,
    BPR: amount(item.BPR),
    DPR: amount(item.DPR),
    QN1: amount(item.QN1),
    QN2: amount(item.QN2),
  }))

/** The quantity of a line in a unit: quantity 1 or 2, whichever is counted in it. */
export const quantityIn = (line: GoodsLine, unit: string): Decimal | undefined =>
  line.item.QT1 === unit ? line.QN1 : line.item.QT2 === unit ? line.QN2 : undefined
