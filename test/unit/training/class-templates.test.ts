import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { CLASSES, loadClassTemplates } from '../../../simulator/library/load-class-templates.ts'
import { loadScenarios } from '../../../simulator/library/load-scenarios.ts'

const scenarios = loadScenarios()
const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** The shipped templates with one of them changed. */
function changed(name: string, change: (text: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'vnaccs-classes-'))
  folders.push(folder)
  cpSync(CLASSES, folder, { recursive: true })
  const path = join(folder, name)
  writeFileSync(path, change(readFileSync(path, 'utf8')))
  return folder
}

describe('programme.md, class worlds: templates as data', () => {
  it('at least three are shipped, each with scenarios that are there and can be played in a browser', () => {
    const templates = [...loadClassTemplates(scenarios).values()]
    expect(templates.length).toBeGreaterThanOrEqual(3)
    for (const { scenarios: named, exam, title, purpose } of templates) {
      for (const id of [...named, ...(exam?.scenarios ?? [])]) expect(scenarios.get(id)?.setup.signer, id).toBe('own')
      for (const id of exam?.scenarios ?? []) expect(named).toContain(id)
      for (const text of [title, purpose]) expect(text.vi.length * text.en.length).toBeGreaterThan(0)
    }
  })

  it('a template that names no scenario of the catalogue is told by name', () => {
    const folder = changed('first-steps.yaml', (text) => text.replace('a11-green', 'a11-blue'))
    expect(() => loadClassTemplates(scenarios, folder)).toThrow(/first-steps.*a11-blue/)
  })

  it('what the schema forbids is told with file and line', () => {
    const folder = changed('first-steps.yaml', (text) => text.replace('seats: 40', 'seats: 0\nroom: 5'))
    expect(() => loadClassTemplates(scenarios, folder)).toThrow(/first-steps\.yaml:\d+: .*room/s)
  })

  it('the id is the name of the file', () => {
    const folder = changed('first-steps.yaml', (text) => text.replace('id: first-steps', 'id: other'))
    expect(() => loadClassTemplates(scenarios, folder)).toThrow(/first-steps/)
  })
})
