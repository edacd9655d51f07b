/** The sum behind a result code, with the numbers that were sent: what a text of the catalogue cannot know. */
import { type Decimal, multiply, parseDecimal, toText } from '#customs/decimal.ts'
import type { Words } from '../api/terminal.ts'

type Values = Readonly<Record<string, string>>

/** 1.234,56 */
export const vietnamNumber = (text: string): string => {
  const [whole = '', part] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return part === undefined ? grouped : `${grouped},${part}`
}

const decimal = (text: string | undefined): Decimal | undefined => (text ? parseDecimal(text) : undefined)

/** R1088: unit price × quantity in the unit of the price. */
function priceTimesQuantity({ UPR, QN1, QN2, QT1, TSC, BPR }: Values): Words | undefined {
  const [id, quantity] = TSC === QT1 ? ['QN1', QN1] : ['QN2', QN2]
  const [price, count] = [decimal(UPR), decimal(quantity)]
  if (!price || !count || !UPR || !quantity || !BPR) return undefined
  const sum = `${vietnamNumber(UPR)} × ${vietnamNumber(quantity)} = ${vietnamNumber(toText(multiply(price, count)))}`
  const given = vietnamNumber(BPR)
  return { vi: `UPR × ${id}: ${sum}; BPR đã khai: ${given}.`, en: `UPR × ${id}: ${sum}; BPR as declared: ${given}.` }
}

const WORKINGS: Readonly<Record<string, (values: Values) => Words | undefined>> = { R1088: priceTimesQuantity }

/** `values`: the items of the line that the code is about, by id, over those of the head. */
export const workingOf = (code: string, values: Values): Words | undefined => WORKINGS[code]?.(values)
