import { describe, expect, it } from 'vitest'
import { loadScenarios } from '../../simulator/library/load-scenarios.ts'
import { simulator } from '../support/simulator.ts'

describe('contract, runs: the scenario that is played is the one that judges', () => {
  const bench = simulator()
  const open = (played: unknown) =>
    bench.client.api('POST', '/api/v1/runs', { scenario: 'tcc', unit: '02CI', seed: 1, official: false, played })

  it('contract, runs: the same text opens a run, a changed one is refused with 409', async () => {
    const scenario = loadScenarios().get('tcc')
    expect((await open(scenario)).status).toBe(201)
    const changed = scenario?.steps.map((step) => ({ ...step, expect: { gateway: 'E134' } }))
    const other = await open({ ...scenario, steps: changed })
    expect(other.status).toBe(409)
    expect(other.json.type).toContain('other-scenario-text')
  })
})
