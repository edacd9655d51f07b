import { describe, expect, it } from 'vitest'
import { idb } from '#customs/procedures/idb/idb.ts'
import { iid } from '#customs/procedures/iid/iid.ts'
import { PROCEDURES, procedureOf } from '#customs/procedures/registry.ts'
import { tcc } from '#customs/procedures/tcc/tcc.ts'
import { accepted, draft, facts, NUMBER, OWNER, registered, rejections } from './sample.ts'

const message = (head: Readonly<Record<string, string>>) => ({ head, lines: [] })
const other = facts({ sender: { userId: '01AB0001', unit: '01AB' } })

describe('IDB', () => {
  it('protocol 3.2: VAD419 fills the IDA entry screen with what was declared', () => {
    const before = draft()
    const decision = accepted(idb.decide(message({ ICN: NUMBER }), before, facts()))
    expect(decision.screen?.code).toBe('VAD419')
    expect(decision.screen?.dataType).toBe('M')
    expect(decision.screen?.form.head).toMatchObject({ ICN: NUMBER, ICB: 'A11', IMC: '9900000009', IP4: '10000' })
    expect(decision.screen?.form.lines).toEqual(before.form.lines)
    expect(decision.declaration).toBeUndefined()
  })

  it('R0001, R0003, R0203, R0204, S0009: what to call up by', () => {
    const refused = (head: Readonly<Record<string, string>>) =>
      rejections(idb.decide(message(head), undefined, facts()))
    expect(refused({})).toEqual(['R0001-ICN-0'])
    expect(refused({ ICN: NUMBER, IVU: '100000000001' })).toEqual(['R0003-ICN-0'])
    expect(refused({ BLN: 'TESTBL0001' })).toEqual(['R0203-TOM-0'])
    expect(refused({ TOM: 'S' })).toEqual(['R0204-BLN-0'])
    expect(refused({ TOM: 'X', BLN: 'TESTBL0001' })).toEqual(['S0009-TOM-0'])
  })

  it('E3000, E1200: no manifest and no e-invoice is registered', () => {
    expect(rejections(idb.decide(message({ TOM: 'S', BLN: 'TESTBL0001' }), undefined, facts()))).toEqual([
      'E3000-BLN-0',
    ])
    expect(rejections(idb.decide(message({ IVU: '100000000001' }), undefined, facts()))).toEqual(['E1200-IVU-0'])
  })

  it('S0006 unknown, U0100 another account, E0103 declared', () => {
    const byNumber = message({ ICN: NUMBER })
    expect(rejections(idb.decide(byNumber, undefined, facts()))).toEqual(['S0006-ICN-0'])
    expect(rejections(idb.decide(byNumber, draft(), other))).toEqual(['U0100-ICN-0'])
    expect(rejections(idb.decide(byNumber, registered(), facts()))).toEqual(['E0103-ICN-0'])
  })
})

describe('IID', () => {
  it('protocol 3.2: VAD0AP as a C screen, whatever the state', () => {
    for (const declaration of [draft(), registered()]) {
      const decision = accepted(iid.decide(message({ ICN: NUMBER }), declaration, facts()))
      expect(decision.screen?.code).toBe('VAD0AP')
      expect(decision.screen?.dataType).toBe('C')
      expect(decision.screen?.form.head.ICN).toBe(NUMBER)
    }
  })

  it('S0001 no number, S0002 unknown, U0002 another account', () => {
    expect(rejections(iid.decide(message({}), undefined, facts()))).toEqual(['S0001-ICN-0'])
    expect(rejections(iid.decide(message({ ICN: NUMBER }), undefined, facts()))).toEqual(['S0002-ICN-0'])
    expect(rejections(iid.decide(message({ ICN: NUMBER }), draft(), other))).toEqual(['U0002-ICN-0'])
  })
})

describe('TCC', () => {
  it('protocol 3.2: VAQ001 echoes the fields and tells who was heard when', () => {
    const decision = accepted(tcc.decide(message({ I01: 'HELLO', I02: 'WORLD' }), undefined, facts()))
    expect(decision.screen?.dataType).toBe('C')
    expect(decision.screen?.code).toBe('VAQ001')
    expect(decision.screen?.form.head).toMatchObject({ I01: 'HELLO', I02: 'WORLD', O02: `${OWNER} 20261116093015` })
    expect(decision.reports).toEqual([])
  })

  it('protocol 3.2: PRT Y also sends the report VAQ002', () => {
    const decision = accepted(tcc.decide(message({ PRT: 'Y' }), undefined, facts()))
    expect(decision.reports.map(({ code }) => code)).toEqual(['VAQ002'])
    expect(decision.reports[0]?.form.head.O12).toBe(`${OWNER} 20261116093015`)
    expect(decision.screen?.form.head.PRT).toBe('Y')
  })

  it('S0003: PRT is Y or blank', () => {
    expect(rejections(tcc.decide(message({ PRT: 'N' }), undefined, facts()))).toEqual(['S0003-PRT-0'])
  })
})

describe('registry', () => {
  it('every simulated procedure stands under its own code, no other code has one', () => {
    for (const [code, procedure] of Object.entries(PROCEDURES)) expect(procedure.code).toBe(code)
    expect(procedureOf('IDA')).toBe(PROCEDURES.IDA)
    for (const code of ['AMA', '', 'toString', '__proto__']) expect(procedureOf(code)).toBeUndefined()
  })
})
