import { describe, expect, it } from 'vitest'
import { afterStrike, type Fault, faultMark, faultsFor } from '../../../simulator/pipeline/faults.ts'
import { sandboxTime, selectivityFor } from '../../../simulator/pipeline/world.ts'
import { realm } from './cases.ts'

const fault = (change: Partial<Fault> = {}): Fault => ({
  id: 'f1',
  kind: 'delay',
  run: '',
  userId: '',
  procedure: '',
  delayMs: 500,
  code: '',
  left: 0,
  by: 'giangvien',
  at: 1,
  ...change,
})
const message = { run: 'R222222222', userId: '02CIA001', procedure: 'IDA' }

describe('issue 3 point 7, faults: which message is struck', () => {
  it.each([
    ['everybody', {}, true],
    ['this account', { userId: '02CIA001' }, true],
    ['another account', { userId: '02CIA002' }, false],
    ['this run', { run: 'R222222222' }, true],
    ['another run', { run: 'R333333333' }, false],
    ['this procedure', { procedure: 'IDA' }, true],
    ['another procedure', { procedure: 'IDC' }, false],
    ['this account but another procedure', { userId: '02CIA001', procedure: 'IDC' }, false],
  ] as const)('%s', (_, change, struck) => {
    const met = faultsFor(realm({ faults: [fault(change)] }), message)
    expect(met.delay !== undefined).toBe(struck)
  })

  it('one of each kind, the first that was set; nothing is set, nothing strikes', () => {
    const faults = [fault(), fault({ id: 'f2', delayMs: 9 }), fault({ id: 'f3', kind: 'drop' })]
    expect(faultsFor(realm({ faults }), message)).toEqual({ delay: faults[0], drop: faults[2] })
    expect(faultsFor(realm(), message)).toEqual({})
  })

  it('a refusal of everything leaves the pulls alone, one of the pull itself does not', () => {
    const pull = { ...message, procedure: '#REP1' }
    const all = fault({ kind: 'refuse', code: 'A0007' })
    expect(faultsFor(realm({ faults: [all] }), pull)).toEqual({})
    const named = fault({ kind: 'refuse', code: 'A0007', procedure: '#REP1' })
    expect(faultsFor(realm({ faults: [named] }), pull).refuse).toBe(named)
    expect(faultsFor(realm({ faults: [fault()] }), pull).delay).toBeDefined()
  })

  it('a limited fault counts down and goes; one without limit stays as it is', () => {
    const [limited, last, endless] = [fault({ id: 'a', left: 2 }), fault({ id: 'b', left: 1 }), fault({ id: 'c' })]
    expect(afterStrike([limited, last, endless], [limited, last, endless])).toEqual([{ ...limited, left: 1 }, endless])
    expect(afterStrike([limited, endless], [endless])).toBeUndefined()
    expect(afterStrike([limited], [])).toBeUndefined()
  })

  it('the journal’s mark names kind and what it did, and is nothing when nothing struck', () => {
    expect(faultMark([])).toEqual({})
    expect(
      faultMark([fault(), fault({ id: 'f2', kind: 'refuse', code: 'A0007' }), fault({ id: 'f3', kind: 'drop' })]),
    ).toEqual({
      faults: [
        { id: 'f1', kind: 'delay', delayMs: 500 },
        { id: 'f2', kind: 'refuse', code: 'A0007' },
        { id: 'f3', kind: 'drop' },
      ],
    })
  })
})

describe('issue 3 point 7, clock and channel of a single run', () => {
  const settings = { clock: { frozen: 1_000 }, runClocks: { R222222222: 500 } }
  it('the run is ahead of the world’s clock, frozen or running; other runs are not', () => {
    expect(sandboxTime(realm(settings), 9_999, 'R222222222')).toBe(1_500)
    expect(sandboxTime(realm(settings), 9_999, 'R333333333')).toBe(1_000)
    expect(sandboxTime(realm(settings), 9_999)).toBe(1_000)
    expect(sandboxTime(realm({ ...settings, clock: { offset: 10 } }), 100, 'R222222222')).toBe(610)
    expect(sandboxTime(realm({ runClocks: { R222222222: -40 } }), 100, 'R222222222')).toBe(60)
  })
  it('the run’s channel goes before the account’s, that before everybody’s, the scenario’s comes along', () => {
    const planned = { R333333333: 1 }
    const forced = realm({
      selectivity: { all: 1, users: { '02CIA001': 2 }, runs: { R222222222: 3 }, planned, rules: [] },
    })
    expect(selectivityFor(forced, '02CIA001', 'R333333333').planned).toBe(1)
    expect(selectivityFor(forced, '02CIA001', 'R222222222')).not.toHaveProperty('planned')
    expect(selectivityFor(forced, '02CIA001', 'R222222222').forced).toBe(3)
    expect(selectivityFor(forced, '02CIA001', 'R333333333').forced).toBe(2)
    expect(selectivityFor(forced, '02CIA002').forced).toBe(1)
  })
})
