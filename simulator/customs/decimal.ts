/**
 * Exact decimals for money, rates and quantities (số thập phân chính xác; customs.md, value and tax: never binary
 * floating point). A value is `units × 10^-scale`; the scale is never negative.
 */
export interface Decimal {
  readonly units: bigint
  readonly scale: number
}

/** The only rounding in use: half away from zero (làm tròn nửa lên). */
export type Rounding = 'half-up'

export const ZERO: Decimal = { units: 0n, scale: 0 }
export const ONE: Decimal = { units: 1n, scale: 0 }
export const HUNDRED: Decimal = { units: 100n, scale: 0 }

const POWERS: readonly bigint[] = Array.from({ length: 41 }, (_, exponent) => 10n ** BigInt(exponent))
const powerOfTen = (exponent: number): bigint => POWERS[exponent] ?? 10n ** BigInt(exponent)

const SHAPE = /^([+-]?)(\d*)(?:\.(\d*))?$/

/** Reads `12`, `-0.5`, `.5`, `5.`; no grouping, no exponent. Anything else, and the empty text, is undefined. */
export const parseDecimal = (text: string): Decimal | undefined => {
  const found = SHAPE.exec(text)
  if (found === null) return undefined
  const whole = found[2] ?? ''
  const fraction = found[3] ?? ''
  if (whole === '' && fraction === '') return undefined
  const units = BigInt(whole + fraction)
  return { units: found[1] === '-' ? -units : units, scale: fraction.length }
}

/** A whole number (safe integer) as a decimal. */
export const fromInteger = (value: number): Decimal => ({ units: BigInt(value), scale: 0 })

const unitsAt = (value: Decimal, scale: number): bigint =>
  value.scale === scale ? value.units : value.units * powerOfTen(scale - value.scale)

export const add = (a: Decimal, b: Decimal): Decimal => {
  const scale = Math.max(a.scale, b.scale)
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale }
}

export const subtract = (a: Decimal, b: Decimal): Decimal => {
  const scale = Math.max(a.scale, b.scale)
  return { units: unitsAt(a, scale) - unitsAt(b, scale), scale }
}

export const multiply = (a: Decimal, b: Decimal): Decimal => ({ units: a.units * b.units, scale: a.scale + b.scale })

const divideHalfUp = (numerator: bigint, denominator: bigint): bigint => {
  const negative = numerator < 0n !== denominator < 0n
  const top = numerator < 0n ? -numerator : numerator
  const bottom = denominator < 0n ? -denominator : denominator
  const quotient = (2n * top + bottom) / (2n * bottom)
  return negative ? -quotient : quotient
}

/** `a ÷ b` with `scale` decimals. Division by zero is a bug of the caller: RangeError. */
export const divide = (a: Decimal, b: Decimal, scale: number, _rounding: Rounding = 'half-up'): Decimal => {
  // a.units/10^a.scale ÷ b.units/10^b.scale, times 10^scale, with every power of ten on the side where it is positive.
  const shift = scale + b.scale - a.scale
  const numerator = shift >= 0 ? a.units * powerOfTen(shift) : a.units
  const denominator = shift >= 0 ? b.units : b.units * powerOfTen(-shift)
  return { units: divideHalfUp(numerator, denominator), scale }
}

/** -1, 0 or 1. */
export const compare = (a: Decimal, b: Decimal): -1 | 0 | 1 => {
  const scale = Math.max(a.scale, b.scale)
  const left = unitsAt(a, scale)
  const right = unitsAt(b, scale)
  return left < right ? -1 : left > right ? 1 : 0
}

/** Half up (away from zero) to at most `scale` decimals; a value with fewer is given back as it is. */
export const round = (value: Decimal, scale: number): Decimal =>
  value.scale <= scale ? value : { units: divideHalfUp(value.units, powerOfTen(value.scale - scale)), scale }

export const isZero = (value: Decimal): boolean => value.units === 0n
export const isPositive = (value: Decimal): boolean => value.units > 0n

/** How numbers go out on the wire (contract, Answers): point, no grouping, no trailing zeros; `0` for zero. */
export const toText = (value: Decimal): string => {
  if (value.scale === 0) return value.units.toString()
  const negative = value.units < 0n
  const digits = (negative ? -value.units : value.units).toString().padStart(value.scale + 1, '0')
  const cut = digits.length - value.scale
  let end = digits.length
  while (end > cut && digits.charCodeAt(end - 1) === 48) end -= 1
  const text = end === cut ? digits.slice(0, cut) : `${digits.slice(0, cut)}.${digits.slice(cut, end)}`
  return negative && text !== '0' ? `-${text}` : text
}
