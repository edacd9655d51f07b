import type { Declaration, Direction } from './declaration.ts'

/**
 * Declaration numbers (số tờ khai): 12 digits = `10` import or `30` export, nine digits of a sequence that never goes
 * back, one digit of the amendment branch 0..9 (protocol, "Decisions on top of the facts"; protocol 6).
 */
const PREFIX: Readonly<Record<Direction, string>> = { import: '10', export: '30' }
const LAST_SEQUENCE = 999_999_999
/** No branch follows it: no further correction is possible. */
export const LAST_BRANCH = 9

/** The number of sequence value 1..999999999. A value outside is a bug of the caller: RangeError. */
export function declarationNumber(direction: Direction, sequence: number, branch = 0): string {
  if (!Number.isInteger(sequence) || sequence < 1 || sequence > LAST_SEQUENCE) {
    throw new RangeError(`declaration sequence ${sequence} is not in 1..${LAST_SEQUENCE}`)
  }
  if (!Number.isInteger(branch) || branch < 0 || branch > LAST_BRANCH) {
    throw new RangeError(`amendment branch ${branch} is not in 0..9`)
  }
  return `${PREFIX[direction]}${String(sequence).padStart(9, '0')}${branch}`
}

/** The eleven digits that all branches of one declaration share. */
export function baseNumber(number: string): string {
  return number.slice(0, 11)
}

/** The amendment branch (số nhánh) 0..9: the last digit. */
export function branchOf(number: string): number {
  return Number(number.slice(11, 12))
}

/** The number of the next branch, for a correction. At branch 9 there is none: RangeError. */
export function nextBranch(number: string): string {
  if (branchOf(number) === LAST_BRANCH) throw new RangeError(`${number} has had its last branch`)
  return `${baseNumber(number)}${branchOf(number) + 1}`
}

/**
 * Does the declaration go by this number? By its own and those of its earlier branches, which stand on papers handed
 * out; and by the next one while a correction is registered, which IDA01/EDA01 gave out (field notes of IDE, ICN).
 */
export function answersTo({ number, correction }: Pick<Declaration, 'number' | 'correction'>, asked: string): boolean {
  if (asked === number) return true
  if (!/^\d{12}$/.test(asked) || baseNumber(asked) !== baseNumber(number)) return false
  return branchOf(asked) <= branchOf(number) + (correction === undefined ? 0 : 1)
}

/** The direction that the first two digits tell; undefined when it is not a number of the sandbox's form. */
export function directionOf(number: string): Direction | undefined {
  if (!/^\d{12}$/.test(number)) return undefined
  if (number.startsWith(PREFIX.import)) return 'import'
  return number.startsWith(PREFIX.export) ? 'export' : undefined
}
