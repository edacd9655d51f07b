import { describe, expect, it } from 'vitest'
import type { Declaration } from '#customs/declaration/declaration.ts'
import { numberText } from '#customs/outputs/number-text.ts'
import { feeStatement } from '#customs/outputs/statements/fee-statement.ts'
import { taxStatement } from '#customs/outputs/statements/tax-statement.ts'
import { encodeItems } from '#protocol/edi/encode.ts'
import { fromForm } from '#protocol/edi/form.ts'
import { loadCatalogue } from '../../../../simulator/library/load-catalogue.ts'
import { importForm, LAPTOP, NOW, NUMBER, reference, registered } from '../import/sample.ts'

const catalogue = loadCatalogue()
const context = { now: NOW, reference }
const jeans = { ...LAPTOP, CMD: '62034210', CMN: 'QUẦN YẾM', RE: 'XN011' }
const guarantee = { ENC: 'B', SBC: 'SIM0000102', RYA: '2026', SCM: 'BLC', SCN: '0000002' }

const head = (declaration: Declaration) => taxStatement(declaration, context, 500).form.head

describe('VAF801', () => {
  it('protocol 5: names the taxpayer, the declaration, the treasury and one row for each subject', () => {
    const declaration = registered()
    const statement = head(declaration)
    expect(statement).toMatchObject({
      SPN: '500',
      IEN: 'CÔNG TY TNHH DỮ LIỆU CHẠY THỬ',
      IEC: '9900000009',
      ICN: NUMBER,
      DDC: '16112026',
      DKC: 'A11',
      TN1: 'Thuế GTGT',
      IS1: '1702',
      IT1: declaration.assessment.totalTax,
      IM1: declaration.assessment.totalTax,
      TA4: declaration.assessment.totalTax,
      CCC: 'VND',
      DOP: '16112026',
    })
    expect(statement.CBN).toMatch(/Cảng Sài Gòn/)
    expect(statement.TAN).toBeTruthy()
    expect(statement.TNM).toBeTruthy()
    expect(statement.LOP).toBeUndefined()
  })

  it('customs.md value 6: exempted tax stands beside what is payable, and every row adds up', () => {
    const declaration = registered(importForm({}, jeans))
    const statement = head(declaration)
    const duty = declaration.assessment.lines[0]?.taxes[0]
    expect(statement).toMatchObject({ TN1: 'Thuế NK', IT1: duty?.computed, IE1: duty?.computed, IR1: '0', IM1: '0' })
    expect(statement.TA2).toBe(duty?.computed)
    const sum = ['TA2', 'TA3', 'TA4'].reduce((total, id) => total + BigInt(statement[id] ?? 0), 0n)
    expect(statement.TAM).toBe(String(sum))
  })

  it('customs.md value 7: under a guarantee it names the guarantee and thirty days', () => {
    expect(head(registered(importForm(guarantee)))).toMatchObject({
      SBK: 'SIM0000102',
      SIY: '2026',
      SBS: 'BLC',
      SRN: '0000002',
      TSN: 'Bảo lãnh chung',
      LOP: '30',
      EFD: '16112026',
    })
  })
})

describe('VAF803, VAF804', () => {
  it('protocol 3.2: VAF803 for imports, VAF804 with the fee of 20,000 VND for exports', () => {
    const declaration = registered()
    expect(feeStatement(declaration, context, 7).code).toBe('VAF803')
    const { code, form } = feeStatement({ ...declaration, direction: 'export' }, context, 7)
    expect(code).toBe('VAF804')
    expect(form.head).toMatchObject({ CC1: 'Lệ phí hải quan', IM1: '20000', DTM: '20000', SPN: '7' })
  })

  it('protocol 5: statements hold only items of their layouts, and each fits', () => {
    const declaration = registered(importForm(guarantee))
    const made = [
      taxStatement(declaration, context, 999_999_999_999),
      feeStatement(declaration, context, 1),
      feeStatement({ ...declaration, direction: 'export' }, context, 1),
    ]
    for (const { code, form } of made) {
      const layout = catalogue.layout('output', code)
      if (layout === undefined) throw new Error(code)
      expect(() => encodeItems(layout, fromForm(layout, form))).not.toThrow()
    }
  })
})

describe('numberText', () => {
  it('protocol 1.2: decimals that do not fit are rounded away, whole digits never', () => {
    expect(numberText('1234.5678', 9)).toBe('1234.5678')
    expect(numberText('1234.5678', 7)).toBe('1234.57')
    expect(numberText('1234.5678', 5)).toBe('1235')
    expect(numberText('12345', 3)).toBe('12345')
    expect(numberText('', 3)).toBe('')
  })
})
