import { describe, expect, it } from 'vitest'
import { assess } from '#customs/tax/assess.ts'
import type { Assessment } from '#customs/tax/assessment.ts'
import type { Form } from '#protocol/edi/content.ts'
import { DAY, importForm, oneLine, smallReference } from './small-reference.ts'

const reference = smallReference()

const assessed = (form: Form, day = DAY): Assessment => {
  const result = assess('import', form, reference, day)
  if ('rejections' in result) throw new Error(JSON.stringify(result.rejections))
  return result.assessment
}
const refused = (form: Form): readonly string[] => {
  const result = assess('import', form, reference, DAY)
  return 'rejections' in result ? result.rejections.map(({ code, item, line }) => `${code}-${item}-${line}`) : []
}
const line = (more: Readonly<Record<string, string>>): Form => importForm({}, [{ ...oneLine, ...more }])
const duty = (form: Form, day = DAY) => assessed(form, day).lines[0]?.taxes.find((tax) => tax.kind === 'duty')

describe('import duty', () => {
  it('customs.md worked check: CIF USD 10,000, duty 10 %, TTĐB 20 %, VAT 10 %: 94,142,560 VND', () => {
    const assessment = assessed(line({ TX1: 'TB201', TX2: 'VB901' }))
    expect(assessment.totalValue).toBe('208280000')
    expect(assessment.subjects.map(({ code, amount }) => `${code} ${amount}`)).toEqual([
      'N 20828000',
      'T 45821600',
      'V 27492960',
    ])
    expect(assessment.totalTax).toBe('94142560')
    expect(assessment.rates).toEqual({ USD: '20828' })
  })

  it('customs.md value 2: the newest rate not after the registration day holds', () => {
    expect(assessed(importForm(), '20140531').totalValue).toBe('208280000')
    expect(assessed(importForm(), '20140601').totalValue).toBe('210000000')
    expect(assessed(importForm(), '20260101').totalValue).toBe('210000000')
  })

  it('customs.md value 4: an ordinary rate is 150 % of MFN, or the tariff’s own', () => {
    expect(duty(line({ ORS: 'B03' }))?.rate).toBe('15%')
    expect(duty(line({ ORS: 'B03', CMD: '87032361' }))?.rate).toBe('70%')
  })

  it('customs.md value 4: MFN applies when it is lower than the treaty rate', () => {
    expect(duty(line({ ORS: 'B05', OR: 'CN' }))).toMatchObject({ rate: '5%', code: 'B05' })
    expect(duty(line({ ORS: 'B05', OR: 'CN', CMD: '72071100' }))).toMatchObject({ rate: '2%', code: 'B01' })
  })

  it('customs.md value 4: a specific duty is quantity × amount × exchange rate', () => {
    const specific = duty(line({ ORS: 'B15', SPD: 'TD1' }))
    expect(specific).toMatchObject({ rate: '5000USD/PCE', computed: '1041400000', baseQuantity: '10', base: '' })
  })

  it('customs.md value 4: a mixed duty is the sum of both', () => {
    expect(duty(line({ ORS: 'B16', SPD: 'HH1' }))).toMatchObject({ rate: '10%+1000VND/PCE', computed: '20838000' })
    expect(duty(line({ ORS: 'B16', SPD: 'HH1', CMD: '27101212' }))?.rate).toBe('150%+1000VND/PCE')
  })

  it('field note TXB: a duty by quantity may be stated on the line instead of its code', () => {
    const stated = duty(line({ ORS: 'B15', TXB: '2', TXC: 'PCE', TXD: 'USD' }))
    expect(stated).toMatchObject({ rate: '2USD/PCE', computed: '416560' })
  })

  it('E1054 quantities not in the unit of the specific duty; E1061, E1021, E1020 its code', () => {
    expect(refused(line({ ORS: 'B15', SPD: 'TD1', QT1: 'KGM' }))).toEqual(['E1054-QT1-1'])
    expect(refused(line({ ORS: 'B15' }))).toEqual(['E1061-ORS-1'])
    expect(refused(line({ ORS: 'B15', SPD: 'NONE' }))).toEqual(['E1021-SPD-1'])
    expect(refused(line({ ORS: 'B15', SPD: 'XX1' }))).toEqual(['E1021-SPD-1'])
    expect(refused(line({ SPD: 'TD1' }))).toEqual(['E1020-ORS-1'])
    expect(refused(line({ ORS: 'B16', SPD: 'HH1', CMD: '87032361' }))).toEqual(['E1019-CMD-1'])
  })

  it('E1012 origin outside the treaty; E1014 goods without a treaty rate', () => {
    expect(refused(line({ ORS: 'B05', OR: 'JP' }))).toEqual(['E1012-OR-1'])
    expect(refused(line({ ORS: 'B05', OR: 'CN', CMD: '22030010' }))).toEqual(['E1014-CMD-1'])
  })

  it('E1008, E1004, E1006, E1009: the tariff has no rate of the schedule', () => {
    expect(refused(line({ CMD: '87032361' }))).toEqual(['E1008-CMD-1'])
    expect(refused(line({ ORS: 'B02' }))).toEqual(['E1006-CMD-1'])
    expect(refused(line({ ORS: 'B14', KWS: 'X' }))).toEqual(['E1009-0000-1'])
    expect(refused(line({ ORS: 'B99', CMD: '00000000' }))).toEqual(['E0115-CMD-1'])
  })

  it('E1010, E1011: the quota mark and the out-of-quota schedule go together', () => {
    expect(duty(line({ ORS: 'B14', KWS: 'X', CMD: '72071100' }))?.rate).toBe('40%')
    expect(refused(line({ ORS: 'B14', CMD: '72071100' }))).toEqual(['E1010-ORS-1'])
    expect(refused(line({ KWS: 'X' }))).toEqual(['E1011-0000-1'])
  })

  it('E1003: a rate entered by hand stands only where the tariff has none', () => {
    expect(duty(line({ TXA: '12', CMD: '87032361' }))?.rate).toBe('12%')
    expect(duty(line({ TXA: '10.0' }))?.rate).toBe('10%')
    expect(refused(line({ TXA: '12' }))).toEqual(['E1003-CMD-1'])
    expect(refused(line({ TXA: '1', ORS: 'B05', OR: 'CN' }))).toEqual(['E1003-CMD-1'])
  })

  it('B30 not subject: no duty, no subject, whatever the tariff says', () => {
    const assessment = assessed(line({ ORS: 'B30', TXA: '0', TX1: 'VB901' }))
    expect(assessment.subjects.map(({ code, amount }) => `${code} ${amount}`)).toEqual(['V 20828000'])
  })
})

describe('other taxes', () => {
  it('customs.md value 5: bases of additional, excise, environment and VAT', () => {
    const assessment = assessed(
      line({ TX1: 'GB001', TX2: 'TB201', TX3: 'MB001', TX4: 'VB901', QN2: '500', QT2: 'LTR' }),
    )
    const taxes = assessment.lines[0]?.taxes.map(({ kind, base, baseQuantity, computed }) => [
      kind,
      base || baseQuantity,
      computed,
    ])
    expect(taxes).toEqual([
      ['duty', '208280000', '20828000'],
      ['additional', '208280000', '8331200'],
      ['excise', '237439200', '47487840'],
      ['environment', '500', '500000'],
      ['vat', '285427040', '28542704'],
    ])
    expect(assessment.subjects.map(({ code }) => code).join('')).toBe('NGTMV')
  })

  it('customs.md value 5: the base is the same whatever the order of entry', () => {
    const ordered = assessed(line({ TX1: 'TB201', TX2: 'VB901' }))
    expect(assessed(line({ TX1: 'VB901', TX2: 'TB201' })).totalTax).toBe(ordered.totalTax)
  })

  it('E0814 environment tax without a quantity in its unit, E0825 a code not in force', () => {
    expect(refused(line({ TX1: 'MB001' }))).toEqual(['E0814-TX1-1'])
    expect(refused(line({ TX3: 'ZZ' }))).toEqual(['E0825-TX3-1'])
  })
})

describe('exemption and reduction', () => {
  it('customs.md value 6: exempt is computed and shown, payable 0, and leaves later bases', () => {
    const assessment = assessed(line({ RE: 'XN1', TX1: 'VB901' }))
    expect(assessment.lines[0]?.taxes[0]).toMatchObject({
      computed: '20828000',
      exemptionAmount: '20828000',
      exemptionLaw: 'DIEU 16',
      payable: '0',
    })
    expect(assessment.subjects).toEqual([
      { code: 'N', name: 'Thuế NK', amount: '0', lineCount: 1 },
      { code: 'V', name: 'Thuế GTGT', amount: '20828000', lineCount: 1 },
    ])
  })

  it('customs.md value 6: a reduction is subtracted; not subject pays nothing', () => {
    const reduced = assessed(line({ RE: 'GN1', REG: '828000', TX1: 'VB901', TR1: 'KV1' }))
    expect(reduced.lines[0]?.taxes[0]).toMatchObject({ exemptionAmount: '828000', payable: '20000000' })
    expect(reduced.lines[0]?.taxes[1]).toMatchObject({ computed: '22828000', payable: '0' })
    expect(reduced.totalTax).toBe('20000000')
  })

  it('E0280, E0291: a reduction over the tax', () => {
    expect(refused(line({ RE: 'GN1', REG: '20828001' }))).toEqual(['E0280-RE-1'])
    expect(refused(line({ TX1: 'VB901', TR1: 'GV1', TG1: '999999999' }))).toEqual(['E0291-TG1-1'])
  })
})

describe('amounts', () => {
  it('customs.md value 6: a line’s tax keeps 4 decimals, the subject is rounded once', () => {
    const cents = {
      ...oneLine,
      BPR: undefined as unknown as string,
      DPR: '15',
      BPC: 'VND',
      ORS: 'B03',
      CMD: '87032361',
    }
    const { BPR: _none, ...byHand } = cents
    const assessment = assessed(importForm({ IP4: '30' }, [byHand, byHand, byHand]))
    // 70 % of 15 is 10.5 a line: 31.5 in all, 32 when rounded once, 33 when rounded by line.
    expect(assessment.lines[0]?.taxes[0]?.computed).toBe('10.5')
    expect(assessment.totalTax).toBe('32')
    expect(assessment.subjects[0]?.lineCount).toBe(3)
  })

  it('E1058, E1025, E1056: amounts that the items of the outputs cannot hold', () => {
    expect(refused(importForm({ IP4: '9999999999999' }, [{ ...oneLine, BPR: '9999999999999' }]))).toEqual([
      'E1058-BPR-1',
      'E1025-QT1-1',
      'E1056-0000-0',
    ])
  })

  it('E1067: exempted tax that the tax statement cannot hold', () => {
    expect(refused(importForm({ IP4: '99999999' }, [{ ...oneLine, RE: 'XN1' }]))).toEqual(['E1067-0000-0'])
  })

  it('E0252 total not above zero, E0351 a line not above zero', () => {
    expect(refused(importForm({ IP4: '0' }))).toEqual(['E0252-IP4-0'])
    expect(refused(importForm({}, [oneLine, { ...oneLine, BPR: '0' }]))).toEqual(['E0351-BPR-2'])
  })
})
