import { describe, expect, it } from 'vitest'
import { sandboxTime, selectivityFor } from '../../../simulator/pipeline/world.ts'
import { realm } from './cases.ts'

const REAL = Date.UTC(2026, 6, 21)

describe('contract, clock', () => {
  it('real time without setting, ahead by the offset, standing when frozen', () => {
    expect(sandboxTime(realm(), REAL)).toBe(REAL)
    expect(sandboxTime(realm({ clock: { offset: -5000 } }), REAL)).toBe(REAL - 5000)
    expect(sandboxTime(realm({ clock: { frozen: 42 } }), REAL)).toBe(42)
    expect(sandboxTime(realm({ clock: { frozen: 42 } }), REAL + 1000)).toBe(42)
    expect(sandboxTime(realm({ clock: { offset: 0 } }), REAL)).toBe(REAL)
  })
})

describe('contract, selectivity', () => {
  it('the account’s own force goes before that of all; neither: the rules alone', () => {
    const selectivity = { all: 3, users: { '02CIA001': 2 }, rules: [] }
    expect(selectivityFor(realm({ selectivity }), '02CIA001')).toEqual({ forced: 2, rules: [] })
    expect(selectivityFor(realm({ selectivity }), '02CIA002')).toEqual({ forced: 3, rules: [] })
    expect(selectivityFor(realm({ selectivity: { ...selectivity, all: null } }), '02CIA002')).toEqual({ rules: [] })
    expect(selectivityFor(realm(), '02CIA001')).toEqual({ rules: [] })
  })

  it('rules go along with a force', () => {
    const rules = [{ id: 'x', channel: 2, validFrom: '00000000', validTo: '99991231' }]
    expect(selectivityFor(realm({ selectivity: { all: 1, users: {}, rules } }), 'x')).toEqual({ forced: 1, rules })
  })
})
