import { describe, expect, it } from 'vitest'
import type { Channel, Declaration, Direction, Payment, Phase } from '#customs/declaration/declaration.ts'
import { declare } from '#customs/declaration/evolve.ts'
import { DRAFT_LIFE_MS } from '#customs/declaration/phase.ts'
import { OFFICER_MOVES, type OfficerMove } from '#customs/declaration/transitions.ts'
import { act } from '#customs/examination/act.ts'
import { availableActions } from '#customs/examination/available-actions.ts'
import type { OfficerAction } from '#customs/examination/officer-action.ts'
import { assessment, exportDraft, importDraft, MINUTE, NOW, OFFICER, OWNER, reference } from '../export/sample.ts'

const declared = (channel: Channel, payment: Payment = 'none', direction: Direction = 'import'): Declaration =>
  declare(direction === 'import' ? importDraft() : exportDraft({ assessment: assessment('2500000') }), {
    channel,
    payment,
    at: NOW,
    by: OWNER,
  })

const CONTEXT = { now: NOW + MINUTE, officer: OFFICER, reference, nextStatement: 500 }

/** Does the actions one after another; every one of them must be possible. Gives the last result. */
function done(start: Declaration, ...actions: readonly OfficerAction[]) {
  let declaration = start
  const outputs: string[] = []
  for (const action of actions) {
    const result = act(action, declaration, CONTEXT)
    if (result.kind === 'refused') throw new Error(`${action.action}: ${result.code}`)
    declaration = result.declaration
    outputs.push(...result.reports.map((report) => report.code))
  }
  return { declaration, outputs }
}

const refusedFor = (declaration: Declaration, action: OfficerAction): string => {
  const result = act(action, declaration, CONTEXT)
  return result.kind === 'refused' ? result.code : 'done'
}

const RECEIVE: OfficerAction = { action: 'receive' }
const CLEAR: OfficerAction = { action: 'clear' }
const PAY: OfficerAction = { action: 'confirmPayment' }
const documents = (passed: boolean): OfficerAction => ({ action: 'documentResult', passed })
const goods = (passed: boolean): OfficerAction => ({ action: 'inspectionResult', passed })
const ORDER: OfficerAction = { action: 'orderInspection', percent: 10, place: '02CIS01', note: 'Kiểm tra chủng loại' }

const ASK: OfficerAction = { action: 'requestCorrection', note: 'Khai lại số lượng dòng 1' }

/** A complete example of each action. */
const EXAMPLES: Readonly<Record<OfficerMove, OfficerAction>> = {
  receive: RECEIVE,
  documentResult: documents(true),
  requestCorrection: ASK,
  orderInspection: ORDER,
  inspectionResult: goods(true),
  confirmPayment: PAY,
  clear: CLEAR,
}

describe('customs.md, Channel and officers: the way to clearance', () => {
  it('channel 2: receive, document result, clear gives VAD2AG', () => {
    const { declaration, outputs } = done(declared(2), RECEIVE, documents(true), CLEAR)
    expect(declaration.phase).toBe('cleared')
    expect(outputs).toEqual(['VAD2AG'])
    expect(declaration.history.slice(-3)).toMatchObject([
      { what: 'receive', by: OFFICER, phase: 'examining' },
      { what: 'documentResult', by: OFFICER, phase: 'checked' },
      { what: 'clear', by: OFFICER, phase: 'cleared' },
    ])
  })

  it('channel 3: receive, documents, order (VAD487), goods, clear gives VAD2AG', () => {
    const { declaration, outputs } = done(declared(3), RECEIVE, documents(true), ORDER, goods(true), CLEAR)
    expect(declaration.phase).toBe('cleared')
    expect(outputs).toEqual(['VAD487', 'VAD2AG'])
  })

  it('channel 3 export: the notice is VAE474 and the permit VAE2LF', () => {
    const { outputs } = done(declared(3, 'none', 'export'), RECEIVE, documents(true), ORDER, goods(true), CLEAR)
    expect(outputs).toEqual(['VAE474', 'VAE2LF'])
  })

  it.each([
    ['import', 'VAD1AG'],
    ['export', 'VAE1LF'],
  ] as const)('contract, actions: paying a green %s declaration clears it at once with %s', (direction, permit) => {
    const { declaration, outputs } = done(declared(1, 'owed', direction), PAY)
    expect(declaration).toMatchObject({ phase: 'cleared', payment: 'paid' })
    expect(outputs).toEqual([permit])
  })

  it('customs.md value 7: a yellow declaration pays at any time before clearance, without a report of its own', () => {
    for (const order of [
      [PAY, RECEIVE, documents(true), CLEAR],
      [RECEIVE, PAY, documents(true), CLEAR],
      [RECEIVE, documents(true), PAY, CLEAR],
    ]) {
      expect(done(declared(2, 'owed'), ...order).outputs).toEqual(['VAD2AG'])
    }
  })

  it('a guaranteed tax does not hold clearance', () => {
    expect(done(declared(2, 'guaranteed'), RECEIVE, documents(true), CLEAR).declaration.phase).toBe('cleared')
  })

  it('a failed result may be followed by a new one after the supplement', () => {
    const { declaration } = done(
      declared(3),
      RECEIVE,
      documents(false),
      documents(true),
      ORDER,
      goods(false),
      goods(true),
      CLEAR,
    )
    expect(declaration.phase).toBe('cleared')
    expect(declaration.history.filter((entry) => entry.what === 'documentResult')).toHaveLength(2)
  })

  it('an inspection ordered without more says: the whole lot, at the declared warehouse', () => {
    const { declaration } = done(declared(3), RECEIVE, documents(true), { action: 'orderInspection' })
    expect(declaration.examination.inspection).toMatchObject({ percent: 100, place: '02CIS01', note: '' })
  })
})

describe('contract, actions: 409 in a phase that does not admit the action', () => {
  const phase = (name: Phase, over: Partial<Declaration> = {}) => ({ ...declared(2, 'owed'), phase: name, ...over })
  const FINISHED: readonly (readonly [Phase, string])[] = [
    ['cleared', 'alreadyCleared'],
    ['manual', 'movedToManual'],
    ['withdrawn', 'alreadyWithdrawn'],
    ['expired', 'draftExpired'],
    ['draft', 'notDeclared'],
  ]
  for (const [name, reason] of FINISHED) {
    for (const move of OFFICER_MOVES) {
      it(`${move} is refused when the declaration is ${name}: ${reason}`, () => {
        expect(refusedFor(phase(name, { editedAt: NOW }), EXAMPLES[move])).toBe(reason)
      })
    }
  }

  it('a draft that ran out is refused as expired', () => {
    expect(refusedFor(importDraft({ editedAt: NOW - DRAFT_LIFE_MS - 1 }), RECEIVE)).toBe('draftExpired')
  })

  it.each([
    ['receive', 'greenChannel'],
    ['documentResult', 'greenChannel'],
    ['orderInspection', 'greenChannel'],
    ['inspectionResult', 'greenChannel'],
    ['clear', 'taxOwed'],
  ] as const)('%s is refused for a green declaration that waits for its tax: %s', (move, reason) => {
    expect(refusedFor(declared(1, 'owed'), EXAMPLES[move])).toBe(reason)
  })

  it.each(['documentResult', 'orderInspection', 'inspectionResult', 'clear'] as const)(
    '%s is refused before the dossier was received: notReceived',
    (move) => {
      expect(refusedFor(declared(3), EXAMPLES[move])).toBe('notReceived')
    },
  )
})

describe('contract, actions: 409 with the reason, step by step', () => {
  const at = (channel: Channel, ...actions: readonly OfficerAction[]) =>
    done(declared(channel, 'owed'), ...actions).declaration

  // biome-ignore format: aligned, to be read as a table
  const REFUSED: readonly (readonly [string, Declaration, OfficerAction, string])[] = [
    ['receiving twice',                               at(2, RECEIVE),                                        RECEIVE,         'alreadyReceived'],
    ['receiving during inspection',                   at(3, RECEIVE, documents(true), ORDER),                RECEIVE,         'alreadyReceived'],
    ['receiving when all is checked',                 at(2, RECEIVE, documents(true)),                       RECEIVE,         'alreadyReceived'],
    ['a yellow document result twice',                at(2, RECEIVE, documents(true)),                       documents(true), 'alreadyChecked'],
    ['a red document result twice',                   at(3, RECEIVE, documents(true)),                       documents(false), 'documentsAlreadyPassed'],
    ['a document result during inspection',           at(3, RECEIVE, documents(true), ORDER),                documents(true), 'alreadyOrdered'],
    ['inspection of a yellow declaration',            at(2, RECEIVE),                                        ORDER,           'yellowChannel'],
    ['inspection before the document result',         at(3, RECEIVE),                                        ORDER,           'documentsPending'],
    ['inspection after a failed document result',     at(3, RECEIVE, documents(false)),                      ORDER,           'documentsNotPassed'],
    ['inspection ordered twice',                      at(3, RECEIVE, documents(true), ORDER),                ORDER,           'alreadyOrdered'],
    ['inspection ordered after it was done',          at(3, RECEIVE, documents(true), ORDER, goods(true)),   ORDER,           'alreadyChecked'],
    ['an inspection result without an order',         at(3, RECEIVE, documents(true)),                       goods(true),     'notOrdered'],
    ['an inspection result twice',                    at(3, RECEIVE, documents(true), ORDER, goods(true)),   goods(true),     'alreadyChecked'],
    ['payment twice',                                 at(2, PAY),                                            PAY,             'alreadyPaid'],
    ['payment of nothing',                            declared(2, 'none'),                                   PAY,             'nothingOwed'],
    ['payment of a guaranteed tax',                   declared(2, 'guaranteed'),                             PAY,             'guaranteed'],
    ['clearance without a document result',           at(2, RECEIVE),                                        CLEAR,           'documentsPending'],
    ['clearance after a failed document result',      at(2, RECEIVE, documents(false)),                      CLEAR,           'documentsNotPassed'],
    ['clearance of a red one without an inspection',  at(3, RECEIVE, documents(true)),                       CLEAR,           'inspectionNotOrdered'],
    ['clearance without an inspection result',        at(3, RECEIVE, documents(true), ORDER),                CLEAR,           'inspectionPending'],
    ['clearance after a failed inspection',           at(3, RECEIVE, documents(true), ORDER, goods(false)),  CLEAR,           'goodsNotPassed'],
    ['clearance with tax owed',                       at(2, RECEIVE, documents(true)),                       CLEAR,           'taxOwed'],
    ['clearing twice',                                at(2, RECEIVE, documents(true), PAY, CLEAR),           CLEAR,           'alreadyCleared'],
  ]
  it.each(REFUSED)('%s is refused', (_, declaration, action, reason) => {
    const result = act(action, declaration, CONTEXT)
    expect(result).toMatchObject({ kind: 'refused', code: reason })
    if (result.kind !== 'refused') return
    expect(result.vi).toMatch(/\.$/)
    expect(result.en).toMatch(/\.$/)
    expect(result.vi).not.toBe(result.en)
  })
})

describe('contract, actions: what the officer enters', () => {
  const red = () => done(declared(3, 'owed'), RECEIVE, documents(true)).declaration

  it.each([0, 101, 2.5, Number.NaN])('an inspection of %s percent is refused', (percent) => {
    expect(refusedFor(red(), { action: 'orderInspection', percent })).toBe('badPercent')
  })

  it.each([1, 100])('an inspection of %i percent is taken', (percent) => {
    expect(refusedFor(red(), { action: 'orderInspection', percent })).toBe('done')
  })

  it.each(['0', '-5', '1.5', 'abc', ''])('an amount of "%s" is refused', (amount) => {
    expect(refusedFor(red(), { action: 'confirmPayment', amount })).toBe('badAmount')
  })

  it('customs.md value 7: less than the tax is refused, exactly the tax is taken', () => {
    expect(refusedFor(red(), { action: 'confirmPayment', amount: '2499999' })).toBe('amountShort')
    expect(refusedFor(red(), { action: 'confirmPayment', amount: '2500000' })).toBe('done')
  })

  it('a refused action changes nothing and makes no report', () => {
    const result = act(CLEAR, red(), CONTEXT)
    expect(Object.keys(result).sort()).toEqual(['code', 'en', 'kind', 'vi'])
  })
})

describe('availableActions: what an officer sees', () => {
  const open = (declaration: Declaration) =>
    availableActions(declaration, NOW).flatMap(({ action, refusal }) => (refusal === undefined ? [action] : []))

  it('names every action, in the order of the work', () => {
    expect(availableActions(declared(2), NOW).map(({ action }) => action)).toEqual([...OFFICER_MOVES])
  })

  it('opens what is possible and gives the reason for the rest', () => {
    expect(open(declared(2, 'owed'))).toEqual(['receive', 'confirmPayment'])
    expect(open(declared(1, 'owed'))).toEqual(['confirmPayment'])
    expect(open(done(declared(3), RECEIVE, documents(true)).declaration)).toEqual([
      'requestCorrection',
      'orderInspection',
    ])
    expect(open(done(declared(2), RECEIVE, documents(true)).declaration)).toEqual(['clear'])
    expect(open(done(declared(2), RECEIVE, documents(true), CLEAR).declaration)).toEqual([])
    const clear = availableActions(declared(2), NOW).find(({ action }) => action === 'clear')
    expect(clear?.refusal).toMatchObject({ code: 'notReceived', vi: 'Chưa nhận hồ sơ của tờ khai này.' })
  })

  it('agrees with act in every state along the way', () => {
    const states = [
      declared(1, 'owed'),
      declared(2, 'owed'),
      done(declared(3, 'owed'), RECEIVE).declaration,
      done(declared(3, 'owed'), RECEIVE, documents(false)).declaration,
      done(declared(3, 'owed'), RECEIVE, documents(true), ORDER).declaration,
      done(declared(3, 'owed'), RECEIVE, documents(true), ORDER, goods(true), PAY).declaration,
    ]
    for (const state of states) {
      for (const { action, refusal } of availableActions(state, NOW)) {
        expect(refusedFor(state, EXAMPLES[action])).toBe(refusal?.code ?? 'done')
      }
    }
  })
})

describe('customs.md, Channel and officers: yêu cầu sửa đổi, bổ sung', () => {
  const asked = (direction: Direction = 'import') => done(declared(2, 'owed', direction), RECEIVE, ASK)

  it.each([
    ['import', 'VAD800', 'B99'],
    ['export', 'VAE800', 'CCM'],
  ] as const)('protocol 3.2: an %s declaration gets %s with the instruction and its date', (direction, code, mark) => {
    const { declaration } = done(declared(2, 'owed', direction), RECEIVE)
    const result = act(ASK, declaration, CONTEXT)
    if (result.kind === 'refused') throw new Error(result.code)
    expect(result.reports).toEqual([
      {
        code,
        form: {
          head: expect.objectContaining({ [mark]: 'A', D01: '16112026', I01: 'Khai lại số lượng dòng 1' }),
          lines: [],
        },
      },
    ])
  })

  it('customs.md, Times: five days, kept with the examination; the phase stays', () => {
    const { declaration } = asked()
    expect(declaration.phase).toBe('examining')
    expect(declaration.examination.correctionRequest).toEqual({
      at: CONTEXT.now,
      until: CONTEXT.now + 5 * 24 * 3_600_000,
      by: OFFICER,
      note: 'Khai lại số lượng dòng 1',
    })
    expect(declaration.history.at(-1)).toMatchObject({ what: 'requestCorrection', note: 'Khai lại số lượng dòng 1' })
  })

  it('a request says what to correct, in 420 bytes', () => {
    const { declaration } = done(declared(2), RECEIVE)
    expect(refusedFor(declaration, { action: 'requestCorrection' })).toBe('noteMissing')
    expect(refusedFor(declaration, { action: 'requestCorrection', note: '  ' })).toBe('noteMissing')
    expect(refusedFor(declaration, { action: 'requestCorrection', note: 'ữ'.repeat(140) })).toBe('done')
    expect(refusedFor(declaration, { action: 'requestCorrection', note: `${'ữ'.repeat(140)}a` })).toBe('noteTooLong')
  })

  it('protocol 6: at branch 9 there is nothing left to ask for', () => {
    const { declaration } = done(declared(2), RECEIVE)
    expect(refusedFor({ ...declaration, number: '100000000019' }, ASK)).toBe('lastBranch')
  })

  it('a second request stands in the next slot; documents that pass end it', () => {
    const again = done(asked().declaration, { action: 'requestCorrection', note: 'Khai lại xuất xứ' }).declaration
    expect(again.form.head).toMatchObject({ I01: 'Khai lại số lượng dòng 1', I02: 'Khai lại xuất xứ' })
    const passed = done(again, documents(true)).declaration
    expect(passed.examination.correctionRequest).toBeUndefined()
    expect(passed.phase).toBe('checked')
  })

  it('when all ten slots are taken, the oldest instruction goes', () => {
    const requests = Array.from(
      { length: 11 },
      (_, n): OfficerAction => ({ action: 'requestCorrection', note: `lần ${n + 1}` }),
    )
    const { head } = done(declared(2), RECEIVE, ...requests).declaration.form
    expect([head.I01, head.I10]).toEqual(['lần 2', 'lần 11'])
  })
})
