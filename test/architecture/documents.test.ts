import { describe, expect, it } from 'vitest'
import { lifeCycleDiagram } from '#customs/declaration/diagram.ts'
import { scenarioTable } from '#training/scenario-table.ts'
import { loadScenarios } from '../../simulator/library/load-scenarios.ts'

const generated = '<!-- Generated; `npx vitest run --project architecture -u` writes it anew. -->'

describe('documents made from the code', () => {
  it('protocol 6: life-cycle.md is the transitions table as a picture', async () => {
    const text = `# Vòng đời tờ khai / life cycle of a declaration\n\n${generated}\n\n\`\`\`mermaid\n${lifeCycleDiagram().trim()}\n\`\`\`\n`
    await expect(text).toMatchFileSnapshot('../../simulator/customs/declaration/life-cycle.md')
  })

  it('architecture: scenarios/README.md lists every scenario with its clauses', async () => {
    const text = `# Kịch bản / scenarios\n\n${generated}\n\n${scenarioTable([...loadScenarios().values()])}\n`
    await expect(text).toMatchFileSnapshot('../../scenarios/README.md')
  })
})
