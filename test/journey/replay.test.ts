import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TEST_TIME } from '../support/papers.ts'
import { ROOT, type Served, serve, vnaccs } from '../support/process.ts'
import { scratch } from '../support/scratch.ts'

const dataDir = scratch()
const papers = scratch()
let served: Served

beforeAll(async () => {
  served = await serve(dataDir)
  await served.client.api('PUT', '/api/v1/clock', { now: TEST_TIME })
})
afterAll(() => served.stop())

/** The demo account, as demo.json tells. */
const userId = (): string => JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')).accounts[0].userId

const replay = (...args: string[]) => vnaccs(served.environment, 'replay', ...args)
const scenarios = readdirSync(join(ROOT, 'scenarios')).filter((name) => name.endsWith('.yaml'))

describe('contract, vnaccs replay', () => {
  it.each(scenarios)('T028 %s passes end to end with the training token, each step told, exit 0', async (name) => {
    const { code, out, err } = await replay(`scenarios/${name}`)
    expect(`${code} ${err}`).toBe('0 ')
    const steps = (readFileSync(join(ROOT, 'scenarios', name), 'utf8').match(/^ {2}- id:/gm) ?? []).length
    expect(out.match(/^✓ \d+\/\d+ /gm)).toHaveLength(steps)
    expect(out).not.toContain('✗')
    expect(out).toMatch(/ĐẠT \(passed\) · 100 điểm · lượt chạy R[2-9A-HJ-NP-Z]{9}\n$/)
  })

  it('by id, for another unit and seed, official, as JSON: the run is the server’s', async () => {
    const { code, out } = await replay('a11-green', '--unit', '03CC', '--seed', '5', '--official', '--json')
    expect(code).toBe(0)
    const told = JSON.parse(out)
    expect(told).toMatchObject({ status: 'passed', score: 100 })
    const run = (await served.client.api('GET', `/api/v1/runs/${told.run}`)).json
    expect(run).toMatchObject({ scenario: 'a11-green', unit: '03CC', seed: 5, official: true, status: 'passed' })
  })

  it('exit 1 when a step misses its expectation, with what was expected and what came', async () => {
    const deny = (denied: string[]) => served.client.api('PUT', `/api/v1/accounts/${userId()}`, { denied })
    expect((await deny(['TCC'])).status).toBe(200)
    const { code, out, err } = await replay('tcc')
    expect((await deny([])).status).toBe(200)
    expect([code, err]).toEqual([1, ''])
    expect(out).toMatch(/^✗ 1\/1 /m)
    expect(out).toContain('Mong đợi mã 00000, nhận được A0012-0000-0000')
    expect(out).toContain('CHƯA ĐẠT')
  })

  it('a local file that differs from the text that judges is refused: exit 1, and what to do', async () => {
    const other = readFileSync(join(ROOT, 'scenarios/tcc.yaml'), 'utf8').replace('KIEM TRA KENH', 'KENH KHAC')
    writeFileSync(join(papers, 'tcc.yaml'), other)
    const { code, err } = await replay(join(papers, 'tcc.yaml'))
    expect(code).toBe(1)
    expect(err).toContain('Khởi động lại bộ mô phỏng')
    expect(err).not.toMatch(/\n\s+at /)
  })

  it('a scenario file with faults: exit 1, each with file, line and what is allowed', async () => {
    const text = readFileSync(join(ROOT, 'scenarios/tcc.yaml'), 'utf8')
    const lineOf = (body: string, part: string) => body.slice(0, body.indexOf(part)).split('\n').length
    let count = 0
    const told = async (body: string) => {
      const directory = join(papers, `bad${++count}`)
      mkdirSync(directory)
      const wrong = join(directory, 'tcc.yaml')
      writeFileSync(wrong, body)
      const { code, err } = await replay(wrong)
      expect(code).toBe(1)
      expect(err).not.toMatch(/\n\s+at /)
      return err
    }
    const typo = text.replace('    do: send', '    do: sned')
    const cases: [string, RegExp][] = [
      [typo, new RegExp(`tcc\\.yaml:${lineOf(typo, 'sned')}: .*"send"`)],
      [text.replace('kind: "-"\n', ''), /tcc\.yaml:\d+: .*"kind" \(missing\)/],
      [text.replace('kind: "-"\n', 'kind: "-"\ncolour: red\n'), /tcc\.yaml:\d+: .*"colour" \(unknown property\)/],
      [text.replace('steps:\n', 'steps: [\n'), /tcc\.yaml:\d+: /],
      ['', /tcc\.yaml:1: /],
      [text.replace('id: tcc\n', 'id: other\n'), /tcc\.yaml:1: .*"tcc"/],
    ]
    await Promise.all(cases.map(async ([body, expected]) => expect(await told(body)).toMatch(expected)))
  })

  it('a scenario that is not there, a simulator that is not running, a unit that is none: one sentence, exit 1', async () => {
    const sentence = async (...args: string[]) => {
      const { code, err } = await replay(...args)
      expect(code).toBe(1)
      expect(err.trim().split('\n')).toHaveLength(1)
      return err
    }
    const [scenario, server, unit] = await Promise.all([
      sentence('no-such'),
      sentence('tcc', '--url', 'http://127.0.0.1:9'),
      sentence('tcc', '--unit', 'XXXX'),
    ])
    expect(scenario).toContain('no-such')
    expect(server).toContain('npm start')
    expect(unit).toContain('XXXX')
  })
})
