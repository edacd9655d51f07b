import { parseDecimal, round, toText } from '../decimal.ts'

/**
 * A computed number for an item of `length` characters: its last decimals are rounded away when they do not fit. Whole
 * digits never are; the computation refuses what has too many (customs/tax/limits). '' stays ''.
 */
export const numberText = (text: string, length: number): string => {
  if (text.length <= length) return text
  const value = parseDecimal(text)
  if (value === undefined) return text
  const whole = text.indexOf('.') === -1 ? text.length : text.indexOf('.')
  return toText(round(value, Math.max(0, length - whole - 1)))
}
