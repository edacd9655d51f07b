import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = new URL('../..', import.meta.url).pathname
const bin = join(root, 'node_modules', '.bin', 'depcruise')

const files = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))

const cruise = (folder: string) => {
  const done = spawnSync(bin, ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', folder], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  return JSON.parse(done.stdout) as {
    modules: { source: string }[]
    summary: { violations: { rule: { name: string }; from: string }[] }
  }
}

describe('architecture: who may import whom', () => {
  it('architecture: the rules look at every module of ours, and none is broken', () => {
    const { modules, summary } = cruise('simulator')
    const seen = new Set(modules.map(({ source }) => source))
    const missed = files('simulator').filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !seen.has(file),
    )
    expect(missed).toEqual([])
    expect(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`)).toEqual([])
  })

  it('architecture: a pure room that imports an edge is found', () => {
    const breach = join(root, 'simulator/customs/breach-of-the-test.ts')
    writeFileSync(breach, "export { openDatabase } from '../store/database.ts'\n")
    try {
      const names = cruise('simulator/customs').summary.violations.map(({ rule }) => rule.name)
      expect(names).toContain('customs-imports-protocol-only')
    } finally {
      rmSync(breach)
    }
  })

  it('architecture: pure rooms know neither Node nor the DOM (types: [])', () => {
    const folder = mkdtempSync(join(root, 'simulator/training/breach-'))
    writeFileSync(join(folder, 'clock.ts'), 'export const now = () => process.hrtime()\n')
    try {
      const done = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', 'simulator/training/tsconfig.json'], {
        cwd: root,
        encoding: 'utf8',
      })
      expect(done.status).not.toBe(0)
      expect(done.stdout).toContain("Cannot find name 'process'")
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('architecture: one file of each process reads process.env; setup and the token drawer pass it on', () => {
    const allowed = new Set([
      'simulator/config.ts',
      'simulator/setup/prepare.mjs',
      'simulator/setup/start.mjs',
      'simulator/token-drawer.ts',
      'terminal-client/agent/service/environment.ts',
    ])
    const readers = [...files('simulator'), ...files('terminal-client'), ...files('fixtures')].filter(
      (file) => !allowed.has(file) && readFileSync(join(root, file), 'utf8').includes('process.env'),
    )
    expect(readers).toEqual([])
  })

  it('architecture: pure rooms read no clock and draw no random number', () => {
    const impure = ['protocol', 'customs', 'training']
      .flatMap((room) => files(`simulator/${room}`))
      .filter((file) => /Date\.now\(\)|Math\.random\(|new Date\(\)/.test(readFileSync(join(root, file), 'utf8')))
    expect(impure).toEqual([])
  })

  it('architecture: nothing generated, no secret and no data folder is kept in the repository', () => {
    const kept = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n')
    expect(
      kept.filter((file) => /(^data\/|\.db$|\.p12$|\.key$|\.log$|node_modules\/|bench-result)/.test(file)),
    ).toEqual([])
  })
})
