import { describe, expect, it } from 'vitest'
import { declarationNumber } from '#customs/declaration/numbering.ts'
import type { ChannelRule } from '#customs/selectivity/channel-rule.ts'
import { draw } from '#customs/selectivity/draw.ts'
import { channelForced, selectChannel } from '#customs/selectivity/select-channel.ts'
import { exportDraft, exportForm, facts, importDraft, NOW } from '../export/sample.ts'

const rule = (over: Partial<ChannelRule> = {}): ChannelRule => ({
  id: 'r',
  channel: 3,
  validFrom: '20260101',
  validTo: '20261231',
  ...over,
})
const withRules = (...rules: readonly ChannelRule[]) => facts({ selectivity: { rules } })

describe('contract, PUT /api/v1/selectivity', () => {
  it('without rules or force the channel is 1', () => {
    expect(selectChannel(importDraft(), facts())).toBe(1)
    expect(selectChannel(importDraft(), withRules())).toBe(1)
  })

  it('issue 3 (7): what the trainer forces goes before the scenario’s channel, that before every rule', () => {
    const rules = [rule({ channel: 3 })]
    expect(selectChannel(importDraft(), facts({ selectivity: { planned: 1, rules } }))).toBe(1)
    expect(selectChannel(importDraft(), facts({ selectivity: { forced: 2, planned: 1, rules } }))).toBe(2)
  })

  it.each([
    ['another than the scenario’s', { forced: 3, planned: 1 }, true],
    ['the same as the scenario’s', { forced: 1, planned: 1 }, false],
    ['another than the rule’s', { forced: 1, rules: [rule({ channel: 3 })] }, true],
    ['the same as without anything', { forced: 1 }, false],
    ['nothing', { planned: 3 }, false],
  ] as const)('issue 3 (7): %s is forced', (_, selectivity, is) => {
    expect(channelForced(importDraft(), facts({ selectivity }))).toBe(is)
  })

  it.each([1, 2, 3] as const)('forced channel %i wins over every rule', (forced) => {
    const known = facts({ selectivity: { forced, rules: [rule({ channel: forced === 3 ? 1 : 3 })] } })
    expect(selectChannel(importDraft(), known)).toBe(forced)
  })
})

describe('customs.md, Channel and officers: rules that a trainer sets', () => {
  it('the first rule that fits decides', () => {
    const rules = [rule({ kinds: ['E21'], channel: 3 }), rule({ channel: 2 }), rule({ channel: 3 })]
    expect(selectChannel(importDraft(), withRules(...rules))).toBe(2)
  })

  it('a rule holds on its first and last day, by the Vietnamese calendar, and on no other', () => {
    const one = rule({ validFrom: '20261116', validTo: '20261116' })
    const midnight = Date.UTC(2026, 10, 15, 17)
    const at = (now: number) => selectChannel(importDraft(), { ...withRules(one), now })
    expect([at(midnight - 1), at(midnight), at(midnight + 86_399_999), at(midnight + 86_400_000)]).toEqual([1, 3, 3, 1])
  })

  it('by direction', () => {
    expect(selectChannel(exportDraft(), withRules(rule({ direction: 'export' })))).toBe(3)
    expect(selectChannel(importDraft(), withRules(rule({ direction: 'export' })))).toBe(1)
  })

  it('by declaration kind, of either form', () => {
    expect(selectChannel(importDraft(), withRules(rule({ kinds: ['A11'] })))).toBe(3)
    expect(selectChannel(exportDraft(), withRules(rule({ kinds: ['E62', 'B11'] })))).toBe(3)
    expect(selectChannel(exportDraft(), withRules(rule({ kinds: ['A11'] })))).toBe(1)
  })

  it('by HS prefix: one line is enough', () => {
    const two = exportDraft({ form: exportForm({}, { CMD: '62034210' }, { CMD: '26011100' }) })
    expect(selectChannel(two, withRules(rule({ hs: ['2601'] })))).toBe(3)
    expect(selectChannel(two, withRules(rule({ hs: ['8471', '6204'] })))).toBe(1)
    expect(selectChannel(exportDraft({ form: exportForm({}, {}) }), withRules(rule({ hs: [''] })))).toBe(1)
  })

  it('by origin: one line is enough, and exports state none', () => {
    expect(selectChannel(importDraft(), withRules(rule({ origins: ['CN', 'JP'] })))).toBe(3)
    expect(selectChannel(importDraft(), withRules(rule({ origins: ['CN'] })))).toBe(1)
    expect(selectChannel(exportDraft(), withRules(rule({ origins: ['JP'] })))).toBe(1)
  })

  it('by compliance level of the importer or exporter; a business not registered counts as 5', () => {
    const of = (code: string, levels: readonly number[]) =>
      selectChannel(exportDraft({ form: exportForm({ EPC: code }) }), withRules(rule({ compliance: levels })))
    expect(of('9900000009', [2])).toBe(3)
    expect(of('9900000009', [4, 5])).toBe(1)
    expect(of('9900000025', [4, 5])).toBe(3)
    expect(of('0000000000', [5])).toBe(3)
    expect(selectChannel(importDraft(), withRules(rule({ compliance: [2] })))).toBe(3)
  })

  it('every condition of a rule must hold', () => {
    const both = rule({ kinds: ['A11'], origins: ['JP'] })
    expect(selectChannel(importDraft(), withRules(both))).toBe(3)
    expect(selectChannel(importDraft(), withRules({ ...both, origins: ['CN'] }))).toBe(1)
  })
})

describe('customs.md, Channel and officers: random share with a seed', () => {
  const share = (percent: number, seed: string) => {
    const known = withRules(rule({ share: percent, seed }))
    const numbers = Array.from({ length: 4000 }, (_, i) => declarationNumber('import', i + 1))
    return numbers.filter((number) => selectChannel(importDraft({ number }), known) === 3)
  }

  it('a share of 0 draws none, of 100 draws all', () => {
    expect(share(0, 's')).toHaveLength(0)
    expect(share(100, 's')).toHaveLength(4000)
  })

  it('a share of 10 draws about one in ten consecutive numbers', () => {
    const drawn = share(10, 's').length
    // Four standard deviations of a binomial draw, on either side.
    expect(Math.abs(drawn - 400)).toBeLessThan(4 * Math.sqrt(4000 * 0.1 * 0.9))
  })

  it('the same seed draws the same declarations, another seed others', () => {
    expect(share(10, 's')).toEqual(share(10, 's'))
    expect(share(10, 's')).not.toEqual(share(10, 't'))
  })

  it('two rules of one seed draw apart', () => {
    expect(draw('s/a/100000000010')).not.toBe(draw('s/b/100000000010'))
    expect(selectChannel(importDraft(), { ...withRules(rule({ share: 100 })), now: NOW })).toBe(3)
  })
})
