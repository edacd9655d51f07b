import { describe, expect, test } from 'vitest'
import { checkAssessment, checkDeclaring, checkPreRegistration } from '#customs/checks/check.ts'
import { readCell } from '#customs/checks/programme.ts'
import { DIRECTION, TABLE } from '#customs/checks/table.ts'
import type { Assessment } from '#customs/tax/assessment.ts'
import type { Case } from './cases.ts'
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

function answer({ procedure, change, computed }: Case): string {
  const direction = DIRECTION[procedure]
  const form = formOf(direction, change)
  const assessment = assessmentOf(computed ?? {})
  const found =
    procedure === 'IDC' || procedure === 'EDC'
      ? checkDeclaring(procedure, declarationOf(direction, form, { assessment }), facts)
      : computed === undefined
        ? checkPreRegistration(procedure, form, facts)
        : checkAssessment(procedure, form, assessment, facts)
  return found.map(({ code, item, line }) => (line === 0 ? `${code}-${item}` : `${code}-${item}-${line}`)).join(' ')
}

const told = ({ change, computed }: Case): string =>
  JSON.stringify({ ...change.head, ...(change.lines?.length ? { lines: change.lines } : {}), ...computed })

describe.each(['IDA', 'EDA', 'IDC', 'EDC'] as const)('%s', (procedure) => {
  const own = CASES.filter((one) => one.procedure === procedure)

  test.each(own.map((one) => [`${one.expected.slice(0, 5)} ${procedure}: ${told(one)}`, one] as const))(
    '%s',
    (_, one) => {
      expect(answer(one)).toBe(one.expected)
    },
  )

  test(`contract, Answers: every code of the table for ${procedure} has a case`, () => {
    const shown = new Set(own.flatMap(({ expected }) => expected.split(' ').map((result) => result.slice(0, 5))))
    const codes = TABLE.map((row) => row.cells[procedure]).filter((cell) => cell !== '')
    expect(codes.map((cell) => readCell(cell).code).filter((code) => !shown.has(code))).toEqual([])
  })
})
