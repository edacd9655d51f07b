import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess } from '#customs/tax/assess.ts'
import type { Form } from '#protocol/edi/content.ts'
import { DAY, importForm, oneLine, smallReference } from './small-reference.ts'

const reference = smallReference()
const values = (form: Form): readonly string[] => {
  const result = assess('import', form, reference, DAY)
  if ('rejections' in result) throw new Error(JSON.stringify(result.rejections))
  return result.assessment.lines.map(({ value }) => value)
}
const refused = (form: Form): readonly string[] => {
  const result = assess('import', form, reference, DAY)
  return 'rejections' in result ? result.rejections.map(({ code, item, line }) => `${code}-${item}-${line}`) : []
}
const worth = (BPR: string, more: Readonly<Record<string, string>> = {}) => ({ ...oneLine, BPR, ...more })
const freight = { FR1: 'A', FR2: 'USD', FR3: '300' }
const insurance = { IN1: 'A', IN2: 'USD', IN3: '100' }
const twoLines = [worth('7500'), worth('2500')]

describe('customs value of imports', () => {
  it('customs.md value 1: freight and insurance are spread by share of invoice value', () => {
    expect(values(importForm({ IP2: 'FOB', ...freight, ...insurance }, twoLines))).toEqual(['162458400', '54152800'])
  })

  it('customs.md value 1: what the price lacks depends on the delivery term', () => {
    const all = { ...freight, ...insurance }
    const total = (term: string) => values(importForm({ IP2: term, ...all }))[0]
    for (const term of ['EXW', 'FCA', 'FAS', 'FOB']) expect(total(term)).toBe('216611200')
    for (const term of ['CFR', 'C&F', 'CPT']) expect(total(term)).toBe('210362800')
    expect(total('C&I')).toBe('214528400')
    for (const term of ['CIF', 'CIP', 'DDP', 'DAP', 'DAT', 'DDU', 'DAF']) expect(total(term)).toBe('208280000')
  })

  it('field note FR1: E and F add freight above the price under every term', () => {
    expect(values(importForm({ ...freight, FR1: 'E' }))).toEqual(['214528400'])
    expect(values(importForm({ ...freight, FR1: 'F' }))).toEqual(['214528400'])
  })

  it('field note FR1: B leaves the free goods, which bring their own value, out of the freight', () => {
    const free = worth('1000', { DPR: '1500', BPC: 'USD' })
    const form = importForm({ IP2: 'FOB', IP4: '11000', ...freight, FR1: 'B', IN1: 'D' }, [worth('10000'), free])
    expect(values(form)).toEqual(['214528400', '31242000'])
  })

  it('field note FR1: D is spread on paper, so every line must bring its value', () => {
    expect(refused(importForm({ IP2: 'FOB', ...freight, FR1: 'D', IN1: 'D' }))).toEqual(['R0012-BPR-1'])
  })

  it('field note IN1: D means not insured, nothing is added', () => {
    expect(values(importForm({ IP2: 'CFR', ...insurance, IN1: 'D' }))).toEqual(['208280000'])
  })

  it('customs.md value 1: TP entered is the base when one invoice is spread over several declarations', () => {
    const form = importForm({ IP2: 'FOB', IP4: '20000', TP: '20000', ...freight, IN1: 'D' }, [worth('5000')])
    expect(values(form)).toEqual(['105702100'])
  })

  it('customs.md value 1: an adjustment falls on the lines that point to it', () => {
    const head = { VR1: 'E', VI1: 'AD', VC1: 'USD', VP1: '100', VR2: 'G', VI2: 'SB', VC2: 'VND', VP2: '1000000' }
    const lines = [worth('5000', { VN1: '1' }), worth('3000', { VN1: '1', VN2: '2' }), worth('2000')]
    // 100 USD over 8,000 of invoice value; 1,000,000 VND off the second line.
    expect(values(importForm(head, lines))).toEqual(['105441750', '62265050', '41656000'])
  })

  it('field note VT: an adjustment shared with other declarations has its own base', () => {
    const head = { VR1: 'E', VI1: 'AD', VC1: 'USD', VP1: '100', VT1: '40000', TP: '40000', IP4: '40000' }
    expect(values(importForm(head, [worth('10000', { VN1: '1' })]))).toEqual(['208800700'])
  })

  it('field note VI: IP takes the invoice price as it is, DP the total given by hand', () => {
    expect(values(importForm({ IP2: 'FOB', ...freight, ...insurance, VI1: 'IP' }))).toEqual(['208280000'])
    const byHand = { VI1: 'DP', VC1: 'VND', VP1: '300000000' }
    expect(values(importForm(byHand, twoLines))).toEqual(['225000000', '75000000'])
  })

  it('customs.md value 1: a value entered by hand wins', () => {
    expect(values(importForm({ IP2: 'FOB', ...freight }, [worth('10000', { DPR: '10500.5', BPC: 'USD' })]))).toEqual([
      '218704414',
    ])
  })

  it.each(['1', '2', '3', '4', '8', '9', 'T'])(
    'customs.md value 1: VD1 %s needs a value by hand on every line',
    (VD1) => {
      expect(refused(importForm({ VD1 }))).toEqual(['R0012-BPR-1'])
      expect(values(importForm({ VD1 }, [worth('1', { DPR: '208280000', BPC: 'VND' })]))).toEqual(['208280000'])
    },
  )

  it.each([
    ['E0108-IP3-0', { IP3: 'XXX' }, {}],
    ['E0107-FR2-0', { IP2: 'FOB', FR1: 'A', FR2: 'XXX', FR3: '1' }, {}],
    ['E0109-IN2-0', { IP2: 'CFR', IN1: 'A', IN2: 'XXX', IN3: '1' }, {}],
    ['E0110-VCC-0', { VCC: 'XXX' }, {}],
    ['E0112-BPC-1', {}, { DPR: '1', BPC: 'XXX' }],
    ['E1001-VC1-0', { VR1: 'A', VI1: 'AD', VC1: 'XXX', VP1: '5' }, { VN1: '1' }],
  ])('customs.md value 2: %s when the currency has no rate', (code, head, line) => {
    expect(
      refused(importForm(head as Record<string, string>, [{ ...oneLine, ...(line as Record<string, string>) }])),
    ).toEqual([code])
  })

  it('R0011 nothing to spread by on a line, R0032 on none', () => {
    const { BPR: _none, ...empty } = oneLine
    expect(refused(importForm({}, [worth('1'), empty]))).toEqual(['R0011-BPR-2'])
    expect(refused(importForm({}, [empty]))).toEqual(['R0032-BPR-0', 'R0011-BPR-1'])
  })
})

const money = fc.integer({ min: 1, max: 10_000_000 }).map((cents) => (cents / 100).toFixed(2))
const lots = fc.array(money, { minLength: 1, maxLength: 50 })
const sum = (texts: readonly string[]): number =>
  texts.reduce((total, text) => total + Math.round(Number(text) * 100), 0)

describe('customs value, for any lot', () => {
  it('customs.md value 1: the lines add up to the total, but for half a đồng a line', () => {
    fc.assert(
      fc.property(lots, money, money, (prices, FR3, IN3) => {
        const IP4 = (sum(prices) / 100).toFixed(2)
        const head = { IP2: 'FOB', IP4, FR1: 'A', FR2: 'USD', FR3, IN1: 'A', IN2: 'USD', IN3 }
        const spread = values(
          importForm(
            head,
            prices.map((price) => worth(price)),
          ),
        )
        const total = (BigInt(sum([IP4, FR3, IN3])) * 20828n) / 100n
        const off = spread.reduce((rest, value) => rest - BigInt(value), total)
        expect(Number(off < 0n ? -off : off)).toBeLessThanOrEqual(prices.length / 2 + 1)
        for (const value of spread) expect(BigInt(value)).toBeGreaterThan(0n)
      }),
      { numRuns: 60 },
    )
  })

  it('customs.md value 1: more freight never lowers a line, and a dearer line never gets less', () => {
    fc.assert(
      fc.property(lots, money, money, (prices, less, extra) => {
        const more = (Number(less) + Number(extra)).toFixed(2)
        const IP4 = (sum(prices) / 100).toFixed(2)
        const at = (FR3: string) =>
          values(
            importForm(
              { IP2: 'EXW', IP4, FR1: 'A', FR2: 'USD', FR3, IN1: 'D' },
              prices.map((price) => worth(price)),
            ),
          ).map(BigInt)
        const low = at(less)
        const high = at(more)
        for (const [index, value] of low.entries()) expect(high[index]).toBeGreaterThanOrEqual(value)
        prices.forEach((price, i) => {
          prices.forEach((other, j) => {
            if (Number(price) <= Number(other)) expect(low[i]).toBeLessThanOrEqual(low[j] ?? 0n)
          })
        })
      }),
      { numRuns: 20 },
    )
  })
})
