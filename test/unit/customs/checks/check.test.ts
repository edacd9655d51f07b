import { describe, expect, test } from 'vitest'
import { checkAssessment, checkDeclaring, checkPreRegistration } from '#customs/checks/check.ts'
import { readCell } from '#customs/checks/programme.ts'
import type { CheckedProcedure } from '#customs/checks/table.ts'
import { DIRECTION, TABLE } from '#customs/checks/table.ts'
import type { Assessment } from '#customs/tax/assessment.ts'
import type { Form } from '#protocol/edi/content.ts'
import type { Case } from './cases.ts'
import { CORRECTION_CASES } from './correction-cases.ts'
import { DECLARING_CASES } from './declaring-cases.ts'
import { REGISTERED_CASES } from './registered-cases.ts'
import { RELATION_CASES } from './relation-cases.ts'
import { ASSESSMENT, declarationOf, facts, formOf } from './sample.ts'
import { PRIORITY_CASES, SINGLE_ITEM_CASES } from './single-item-cases.ts'

const CASES: readonly Case[] = [
  ...SINGLE_ITEM_CASES,
  ...PRIORITY_CASES,
  ...RELATION_CASES,
  ...REGISTERED_CASES,
  ...DECLARING_CASES,
  ...CORRECTION_CASES,
]

const assessmentOf = ({
  totalTax = ASSESSMENT.totalTax,
  subjects = 1,
  rates = ASSESSMENT.rates,
}: NonNullable<Case['computed']>): Assessment => ({
  ...ASSESSMENT,
  rates,
  totalTax,
  subjects: Array.from({ length: subjects }, () => ({ code: 'V', name: 'Thuế GTGT', amount: totalTax, lineCount: 1 })),
})

function answer({ procedure, change, computed }: Case, registered?: Form): string {
  const direction = DIRECTION[procedure]
  const form = formOf(direction, change)
  const assessment = assessmentOf(computed ?? {})
  const found =
    procedure === 'IDC' || procedure === 'EDC' || procedure === 'IDE' || procedure === 'EDE'
      ? checkDeclaring(procedure, declarationOf(direction, form, { assessment }), facts)
      : computed === undefined
        ? checkPreRegistration(procedure, form, facts, registered ?? formOf(direction, {}))
        : checkAssessment(procedure, form, assessment, facts)
  return found.map(({ code, item, line }) => (line === 0 ? `${code}-${item}` : `${code}-${item}-${line}`)).join(' ')
}

const told = ({ change, computed }: Case): string =>
  JSON.stringify({ ...change.head, ...(change.lines?.length ? { lines: change.lines } : {}), ...computed })

/** What a correction corrects; its checks have their cases there. */
const like = (procedure: CheckedProcedure): CheckedProcedure =>
  (Object.entries(SIBLINGS).find(([, correction]) => correction === procedure)?.[0] as CheckedProcedure) ?? procedure

const SIBLINGS = { IDA: 'IDA01', EDA: 'EDA01', IDC: 'IDE', EDC: 'EDE' } as const
/** The same faults in a correction of a declaration that has them already, where the table runs the check for it. */
const asCorrections = (procedure: keyof typeof SIBLINGS): readonly Case[] =>
  CASES.filter((one) => one.procedure === procedure).map((one) => ({ ...one, procedure: SIBLINGS[procedure] }))

describe('protocol 4: a correction is checked as what it corrects, by the same codes', () => {
  test.each(['IDA', 'EDA'] as const)('%s', (procedure) => {
    const corrections = asCorrections(procedure)
    const inherited = new Set(TABLE.map(({ cells }) => cells[SIBLINGS[procedure]]).map((cell) => cell.slice(0, 5)))
    const shared = corrections.filter(({ expected }) =>
      expected.split(' ').every((result) => inherited.has(result.slice(0, 5)) && !/-(CCM|D\d\d)/.test(result)),
    )
    expect(shared.length).toBeGreaterThan(100)
    for (const one of shared)
      expect(answer(one, formOf(DIRECTION[procedure], one.change)), told(one)).toBe(one.expected)
  })
})

describe.each(['IDA', 'EDA', 'IDC', 'EDC', 'IDA01', 'EDA01', 'IDE', 'EDE'] as const)('%s', (procedure) => {
  const own = CASES.filter((one) => one.procedure === procedure)

  test.each(own.map((one) => [`${one.expected.slice(0, 5)} ${procedure}: ${told(one)}`, one] as const))(
    '%s',
    (_, one) => {
      expect(answer(one)).toBe(one.expected)
    },
  )

  test(`contract, Answers: every code of the table for ${procedure} has a case`, () => {
    const shown = new Set(own.flatMap(({ expected }) => expected.split(' ').map((result) => result.slice(0, 5))))
    const siblings: readonly string[] = TABLE.map(({ cells }) => cells[like(procedure)])
    const codes = TABLE.map((row) => row.cells[procedure]).filter(
      (cell) =>
        cell !== '' && (cell.startsWith('S1133 CCM') || like(procedure) === procedure || !siblings.includes(cell)),
    )
    expect(codes.map((cell) => readCell(cell).code).filter((code) => !shown.has(code))).toEqual([])
  })
})
