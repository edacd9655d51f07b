import { describe, expect, it } from 'vitest'
import { nextSteps } from '../../../terminal-client/web/features/messages/next-steps.ts'

const codes = (...of: Parameters<typeof nextSteps>) => nextSteps(...of).map(({ procedure }) => procedure)

describe('issue 3 (4): what the declarant can do next', () => {
  it('while customs has the file it is called up to be corrected; a registered correction is declared first of all', () => {
    expect(codes('import', 'examining', null)).toEqual(['IID', 'IDD'])
    expect(codes('import', 'examining', '100000000011')).toEqual(['IDE', 'IID', 'IDD'])
    expect(codes('export', 'awaitingPayment', '300000000011')).toEqual(['EDE', 'IEX', 'EDD'])
  })

  it('a draft is edited, an examined or cleared one only looked at, whatever correction was registered', () => {
    expect(codes('import', 'draft', null)).toEqual(['IDC', 'IDB'])
    for (const state of ['checked', 'cleared']) expect(codes('import', state, '100000000011')).toEqual(['IID'])
  })
})
