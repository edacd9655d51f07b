import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { groupWords, SCENARIO_GROUPS } from '#training/scenario-groups.ts'
import { SCENARIOS } from '../../../simulator/library/load-scenarios.ts'

describe('customs.md, scenario catalogue: groups', () => {
  it('are those of the schema, in its order, each with an English name of its own', () => {
    const schema = JSON.parse(readFileSync(join(SCENARIOS, 'scenario.schema.json'), 'utf8'))
    expect(SCENARIO_GROUPS).toEqual(schema.properties.group.enum)
    const english = SCENARIO_GROUPS.filter((group) => group !== 'TNTX').map((group) => groupWords(group).en)
    expect(new Set(english).size).toBe(english.length)
    for (const [index, en] of english.entries()) expect(en).not.toBe(SCENARIO_GROUPS[index])
  })
})
