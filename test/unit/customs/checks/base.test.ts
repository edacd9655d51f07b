import { expect, test } from 'vitest'
import { checkAssessment, checkDeclaring, checkPreRegistration } from '#customs/checks/check.ts'
import { ASSESSMENT, declarationOf, facts, formOf } from './sample.ts'

test('contract, Answers: a declaration with nothing wrong has no findings at any step (IDA, EDA, IDC, EDC)', () => {
  const [ida, eda] = [formOf('import', {}), formOf('export', {})]
  expect(checkPreRegistration('IDA', ida, facts)).toEqual([])
  expect(checkAssessment('IDA', ida, ASSESSMENT, facts)).toEqual([])
  expect(checkDeclaring('IDC', declarationOf('import', ida), facts)).toEqual([])
  expect(checkPreRegistration('EDA', eda, facts)).toEqual([])
  expect(checkAssessment('EDA', eda, ASSESSMENT, facts)).toEqual([])
  expect(checkDeclaring('EDC', declarationOf('export', eda), facts)).toEqual([])
})
