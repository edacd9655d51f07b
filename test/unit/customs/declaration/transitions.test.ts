import { describe, expect, it } from 'vitest'
import type { Declaration, Phase } from '#customs/declaration/declaration.ts'
import { ownerCode, ownerRejection } from '#customs/declaration/ownership.ts'
import { DRAFT_LIFE_MS, PHASES } from '#customs/declaration/phase.ts'
import { allowed, type DeclarationProcedure, directionOfProcedure } from '#customs/declaration/transitions.ts'
import { loadCatalogue } from '../../../../simulator/library/load-catalogue.ts'
import { exportDraft, importDraft, NOW } from '../export/sample.ts'

const at = (procedure: DeclarationProcedure, phase: Phase, over: Partial<Declaration> = {}): Declaration =>
  directionOfProcedure(procedure) === 'import' ? importDraft({ phase, ...over }) : exportDraft({ phase, ...over })

/** IDE and EDE need a registered correction. */
const registered = (procedure: DeclarationProcedure): Partial<Declaration> => {
  if (procedure !== 'IDE' && procedure !== 'EDE') return {}
  const { form, assessment } = at(procedure, 'draft')
  return { correction: { form, assessment, editedAt: NOW } }
}

/** The protocol's guard codes again, written out by hand: where the procedure may go on, the phase has no entry. */
const FORBIDDEN: Readonly<Record<DeclarationProcedure, Partial<Record<Phase, string>>>> = {
  IDA: everyDeclared('E0220', { expired: 'S0049', manual: 'E0213', withdrawn: 'E0213' }),
  EDA: everyDeclared('E0220', { expired: 'S0049', manual: 'E0213', withdrawn: 'E0213' }),
  IDB: everyDeclared('E0103', {
    expired: 'S0006',
    checked: 'E4026',
    cleared: 'E0209',
    manual: 'E0210',
    withdrawn: 'E0211',
  }),
  EDB: everyDeclared('E0103', { expired: 'S0006', checked: 'E4026', manual: 'E0210', withdrawn: 'E0211' }),
  IDC: everyDeclared('E0074', { expired: 'S0005', manual: 'E0033', withdrawn: 'E0034' }),
  EDC: everyDeclared('E0074', { expired: 'S0005', manual: 'E0033', withdrawn: 'E0034' }),
  IID: { expired: 'S0002' },
  IEX: { expired: 'S0002' },
  IDD: closed({
    draft: 'E0206',
    expired: 'S0003',
    checked: 'E4026',
    cleared: 'E0209',
    manual: 'E0210',
    withdrawn: 'E0211',
  }),
  EDD: closed({
    draft: 'E0206',
    expired: 'S0003',
    checked: 'E4026',
    cleared: 'E4026',
    manual: 'E0210',
    withdrawn: 'E0211',
  }),
  IDA01: closed({
    draft: 'E0223',
    expired: 'S0050',
    checked: 'E0217',
    cleared: 'E0217',
    manual: 'E0214',
    withdrawn: 'E0215',
  }),
  EDA01: closed({
    draft: 'E0223',
    expired: 'S0050',
    checked: 'E1038',
    cleared: 'E1038',
    manual: 'E0214',
    withdrawn: 'E0215',
  }),
  IDE: closed({
    draft: 'E0153',
    expired: 'S0005',
    checked: 'E0035',
    cleared: 'E0035',
    manual: 'E0033',
    withdrawn: 'E0034',
  }),
  EDE: closed({
    draft: 'E0085',
    expired: 'S0005',
    checked: 'E0035',
    cleared: 'E0035',
    manual: 'E0033',
    withdrawn: 'E0034',
  }),
}

/** A correction can go on while customs has the file: what is told are the phases in which it cannot. */
function closed(codes: Partial<Record<Phase, string>>): Partial<Record<Phase, string>> {
  return codes
}

function everyDeclared(code: string, over: Partial<Record<Phase, string>>): Partial<Record<Phase, string>> {
  return {
    awaitingPayment: code,
    awaitingReceipt: code,
    examining: code,
    inspecting: code,
    checked: code,
    cleared: code,
    ...over,
  }
}

const PROCEDURES = Object.keys(FORBIDDEN) as DeclarationProcedure[]

describe('protocol 6: the life cycle, every procedure in every phase', () => {
  for (const procedure of PROCEDURES) {
    for (const phase of PHASES) {
      const code = FORBIDDEN[procedure][phase]
      const title = code === undefined ? `protocol 6: ${procedure} goes on from` : `${code} ${procedure}: refused in`
      it(`${title} ${phase}`, () => {
        const declaration = at(procedure, phase, registered(procedure))
        const verdict = allowed(procedure, declaration, NOW)
        if (code === undefined) expect(verdict).toEqual({ ok: true, declaration })
        else expect(verdict).toMatchObject({ ok: false, rejection: { code } })
      })
    }
  }
})

describe("protocol 4: the codes are the procedure's own", () => {
  const catalogue = loadCatalogue()
  it.each(PROCEDURES)('protocol 4: %s answers only codes of its official list', (procedure) => {
    const codes = [...Object.values(FORBIDDEN[procedure]), ownerCode(procedure)]
    const foreign = codes.filter((code) => !catalogue.isOfficialResult(procedure, code))
    expect(foreign).toEqual([])
  })
})

describe('protocol 6: unknown numbers', () => {
  const unknown = {
    IDA: 'S0049',
    IDB: 'S0006',
    IDC: 'S0005',
    IID: 'S0002',
    EDA: 'S0049',
    EDB: 'S0006',
    EDC: 'S0005',
    IEX: 'S0002',
    IDD: 'S0003',
    EDD: 'S0003',
    IDA01: 'S0050',
    EDA01: 'S0050',
    IDE: 'S0005',
    EDE: 'S0005',
  }
  for (const procedure of PROCEDURES) {
    it(`${unknown[procedure]} ${procedure}: no declaration has the number`, () => {
      const item =
        unknown[procedure] === 'S0049' || unknown[procedure] === 'S0050'
          ? '0000'
          : directionOfProcedure(procedure) === 'import'
            ? 'ICN'
            : 'ECN'
      const rejection = { code: unknown[procedure], item, line: 0 }
      expect(allowed(procedure, undefined, NOW)).toEqual({ ok: false, rejection })
    })

    it(`${unknown[procedure]} ${procedure}: the number belongs to the other direction`, () => {
      const other = directionOfProcedure(procedure) === 'import' ? exportDraft() : importDraft()
      expect(allowed(procedure, other, NOW)).toMatchObject({ ok: false, rejection: { code: unknown[procedure] } })
    })

    // Corrections are not made to drafts.
    if (FORBIDDEN[procedure].draft !== undefined) continue
    it(`protocol 6: ${procedure} takes a draft of exactly seven days, and none older`, () => {
      const draft = at(procedure, 'draft', { editedAt: NOW - DRAFT_LIFE_MS })
      expect(allowed(procedure, draft, NOW).ok).toBe(true)
      expect(allowed(procedure, draft, NOW + 1)).toMatchObject({ ok: false, rejection: { code: unknown[procedure] } })
    })
  }

  it('protocol 6: only drafts run out, a registered declaration never does', () => {
    const old = importDraft({ phase: 'awaitingReceipt', editedAt: NOW - 100 * DRAFT_LIFE_MS })
    expect(allowed('IID', old, NOW).ok).toBe(true)
  })
})

describe('E0208: branch 9', () => {
  it.each(['IDB', 'EDB'] as const)(
    'E0208 %s: a declared declaration at branch 9 admits no further change',
    (procedure) => {
      const number = procedure === 'IDB' ? '100000000019' : '300000000019'
      const verdict = allowed(procedure, at(procedure, 'examining', { number }), NOW)
      expect(verdict).toMatchObject({ ok: false, rejection: { code: 'E0208' } })
    },
  )

  it('E0208 IDB: at branch 8 it is still E0103', () => {
    const verdict = allowed('IDB', at('IDB', 'examining', { number: '100000000018' }), NOW)
    expect(verdict).toMatchObject({ ok: false, rejection: { code: 'E0103' } })
  })

  it('E0209 IDB: a permit weighs more than branch 9', () => {
    const verdict = allowed('IDB', at('IDB', 'cleared', { number: '100000000019' }), NOW)
    expect(verdict).toMatchObject({ ok: false, rejection: { code: 'E0209' } })
  })
})

describe('contract, Machine API: a declaration belongs to the account that registered it', () => {
  it.each([
    ['IDA', 'U0002', 'ICN'],
    ['IDB', 'U0100', 'ICN'],
    ['IDC', 'U0004', 'ICN'],
    ['IID', 'U0002', 'ICN'],
    ['EDA', 'U0002', 'ECN'],
    ['EDB', 'U0100', 'ECN'],
    ['EDC', 'U0004', 'ECN'],
    ['IEX', 'U0002', 'ECN'],
    ['IDD', 'U0004', 'ICN'],
    ['IDA01', 'U0004', 'ICN'],
    ['IDE', 'E0144', 'ICN'],
    ['EDD', 'U0004', 'ECN'],
    ['EDA01', 'U0004', 'ECN'],
    ['EDE', 'E0144', 'ECN'],
  ] as const)('%s of another account: %s', (procedure, code, item) => {
    expect(ownerCode(procedure)).toBe(code)
    const declaration = at(procedure, 'draft')
    expect(ownerRejection(procedure, declaration, '03CC0001')).toEqual({ code, item, line: 0 })
    expect(ownerRejection(procedure, declaration, declaration.owner)).toBeUndefined()
  })
})
