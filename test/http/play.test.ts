import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { encodeItems } from '#protocol/edi/encode.ts'
import type { StoredContent } from '../../simulator/api/terminal.ts'
import { catalogue, message, numbered } from '../support/message.ts'
import { signed } from '../support/signer.ts'
import { type Member, member, send, simulator } from '../support/simulator.ts'
import { type WebPerson, webPerson } from '../support/web-person.ts'

const bench = simulator()
let both: WebPerson
let trader: WebPerson
let officer: WebPerson
let terminal: Member

beforeAll(async () => {
  both = await webPerson(bench.client, ['business', 'customs'])
  trader = await webPerson(bench.client, ['business'])
  officer = await webPerson(bench.client, ['customs'])
  terminal = await member(bench.client)
})

const open = (who: WebPerson, body: object) => who.api('POST', '/api/v1/runs', body)
const play = async (who: WebPerson, run: string) => (await who.api('GET', `/api/v1/runs/${run}/play`)).json
const status = (view: { steps: { id: string; status: string }[] }, id: string) =>
  view.steps.find((step) => step.id === id)?.status

const numbers = (values: Readonly<Record<string, string>>) =>
  new Map(Object.entries(values).map(([no, value]) => [Number(no), value]))

/** Sends the step as the form would: its data by item number, the run's id in the input info id. */
async function sendStep(who: WebPerson, run: string, step: string): Promise<string> {
  const filled = await who.api('GET', `/api/v1/runs/${run}/steps/${step}/content`)
  if (filled.status !== 200) throw new Error(filled.text)
  const { procedure, content } = filled.json as { procedure: string; content: StoredContent }
  const layout = catalogue.layout('input', procedure)
  if (layout === undefined) throw new Error(procedure)
  const items = encodeItems(layout, {
    items: numbers(content.items),
    groups: content.groups.map((rows) => rows.map(numbers)),
  })
  const { body, contentType } = signed(terminal.signer, message(terminal.account, procedure, items, { inputId: run }))
  return (await bench.client.edi(body, contentType)).firstLine
}

/** `run` '': from the mailbox page, outside of any run. */
async function pull(run: string): Promise<void> {
  const { terminalId: TRM, accessKey: KEY } = terminal.account
  let header = (
    await bench.client.edi(
      message(terminal.account, '#REP1', { head: { TRM, KEY, MOD: '0' }, lines: [] }, { inputId: run }),
    )
  ).header
  for (let more = header.control.endsWith('P'); header.continuation !== ''; more = header.control.endsWith('P')) {
    const ask = { inputId: run, continuation: header.continuation, guard: more ? '' : '*' }
    header = (await bench.client.edi(message(terminal.account, '?A2', new Uint8Array(0), ask))).header
    if (!more) return
  }
}

const act = (number: string, run: string, action: string, by: string) =>
  bench.client.api('POST', `/api/v1/declarations/${number}/actions`, { action, run, officer: by })

describe('experience, scenario player: catalogue', () => {
  it('scenarios come by group and kind, each with its roles, its groups in both languages, and my progress', async () => {
    const { scenarios } = (await both.api('GET', '/api/v1/catalogue')).json
    expect(scenarios[0]).toMatchObject({ id: 'tcc', group: 'Kết nối', groupName: { en: 'Connection' }, kind: '-' })
    expect(scenarios.map(({ group }: { group: string }) => group).indexOf('Xuất khẩu')).toBeGreaterThan(
      scenarios.map(({ group }: { group: string }) => group).lastIndexOf('Nhập kinh doanh'),
    )
    const red = scenarios.find(({ id }: { id: string }) => id === 'a11-red')
    expect(red).toMatchObject({ steps: 12, roles: ['business', 'customs'] })
    expect(red.mine).toEqual({ runs: 0, passed: 0, best: null, open: null })
  })
})

describe('experience, scenario player: one person in both roles', () => {
  it('the unit is the person’s, the seed by lot, and the scenario’s channel holds for this run only', async () => {
    const opened = await open(both, { scenario: 'a11-red', official: true, mode: 'alone' })
    expect(opened.status).toBe(201)
    const run = opened.json
    expect(run).toMatchObject({ unit: '02CI', official: true, mode: 'alone', mine: ['business', 'customs'] })
    expect(run).toMatchObject({ status: 'open', score: 0, hints: 0, joinCode: '', current: 'tcc', declarationNo: '' })
    const other = (await open(both, { scenario: 'a11-red', official: true, mode: 'alone' })).json
    expect(other.seed).not.toBe(run.seed)
    for (const step of ['tcc', 'ida']) expect(await sendStep(both, run.id, step)).toMatch(/^00000/)
    await send(bench.client, terminal, 'IDC', numbered('ICN', '100000000099'), { inputId: run.id })
    const missed = await play(both, run.id)
    expect(missed).toMatchObject({ mistakes: 1, declarationNo: expect.not.stringContaining('000000099') })
    expect(await sendStep(both, run.id, 'idc')).toMatch(/^00000/)
    const view = await play(both, run.id)
    expect(view.declarationNo).toMatch(/^10\d{10}$/)
    expect(['tcc', 'ida', 'idc'].map((id) => status(view, id))).toEqual(['passed', 'passed', 'passed'])
    expect(view).toMatchObject({ score: 20, current: 'pull', mistakes: 1 })
    await pull('')
    expect(status(await play(both, run.id), 'pull')).toBe('passed')
    const green = (await open(both, { scenario: 'a11-green', official: false, mode: 'alone' })).json
    for (const step of ['tcc', 'ida', 'idc']) await sendStep(both, green.id, step)
    expect(status(await play(both, green.id), 'idc')).toBe('passed')
  })

  it('the same seed gives the same data; a step without a message has none', async () => {
    const content = async () => {
      const { id } = (await open(both, { scenario: 'a11-green', official: false, mode: 'alone', seed: 7 })).json
      return (await both.api('GET', `/api/v1/runs/${id}/steps/ida/content`)).json
    }
    const [first, second] = [await content(), await content()]
    expect(first).toEqual(second)
    expect(first.procedure).toBe('IDA')
    expect(first.content.groups[0]).toHaveLength(3)
    const { id } = (await open(both, { scenario: 'a11-green', official: false, mode: 'alone' })).json
    expect((await both.api('GET', `/api/v1/runs/${id}/steps/pull/content`)).status).toBe(409)
    expect((await both.api('GET', `/api/v1/runs/${id}/steps/none/content`)).status).toBe(404)
  })

  it('a hint is told when asked for, counts once, and costs five points', async () => {
    const { id } = (await open(both, { scenario: 'a11-r1088', official: false, mode: 'alone' })).json
    expect((await play(both, id)).steps[0]).toMatchObject({ hasHint: true, hint: null })
    const hinted = await both.api('POST', `/api/v1/runs/${id}/hints`, { step: 'ida-wrong' })
    expect(hinted.json.steps[0].hint.vi).toContain('số dòng hàng')
    expect((await both.api('POST', `/api/v1/runs/${id}/hints`, { step: 'ida-wrong' })).json.hints).toBe(1)
    await sendStep(both, id, 'ida-wrong')
    await sendStep(both, id, 'ida')
    const done = await play(both, id)
    expect(done).toMatchObject({ status: 'passed', score: 95, scoreParts: { steps: 100, mistakes: 0, hints: 5 } })
    expect(done.closedAt).toBeGreaterThanOrEqual(done.openedAt)
    const { scenarios } = (await both.api('GET', '/api/v1/catalogue')).json
    const card = scenarios.find((one: { id: string }) => one.id === 'a11-r1088')
    expect(card.mine).toEqual({ runs: 1, passed: 1, best: 95, open: null })
    expect((await both.api('POST', `/api/v1/runs/${id}/hints`, { step: 'ida' })).status).toBe(409)
  })

  it('repeat: only after the end; with the same data, or with other', async () => {
    const first = (await open(both, { scenario: 'tcc', official: true, mode: 'alone' })).json
    const again = (sameData: boolean) => both.api('POST', `/api/v1/runs/${first.id}/repeat`, { sameData })
    expect((await again(true)).status).toBe(409)
    expect((await both.api('POST', `/api/v1/runs/${first.id}/close`, {})).json).toMatchObject({ status: 'failed' })
    const same = await again(true)
    expect([same.status, same.json.seed, same.json.official]).toEqual([201, first.seed, true])
    expect((await again(false)).json.seed).not.toBe(first.seed)
  })

  it('a role that the person has not been given is refused by name, and a pair is offered', async () => {
    const refused = await open(trader, { scenario: 'a11-red', official: false, mode: 'alone' })
    expect([refused.status, refused.json.detail]).toEqual([403, expect.stringContaining('hai người')])
    expect((await open(trader, { scenario: 'tcc', official: false, mode: 'alone' })).status).toBe(201)
    expect((await open(both, { scenario: 'tcc', official: false, mode: 'pair', role: 'business' })).status).toBe(422)
    expect((await open(both, { scenario: 'no-such', official: false })).status).toBe(404)
  })
})

describe('experience, scenario player: two people', () => {
  it('the second joins by the code, once, and each sees when the other is awaited', async () => {
    const opened = (await open(trader, { scenario: 'b11-yellow', official: true, mode: 'pair', role: 'business' })).json
    expect(opened).toMatchObject({ mine: ['business'], customs: '', joinCode: expect.stringMatching(/^[2-9A-Z]{6}$/) })
    const join = (who: WebPerson, code: string) => who.api('POST', '/api/v1/runs/join', { code })
    expect((await join(officer, 'ZZZZZZ')).status).toBe(404)
    expect((await officer.api('GET', `/api/v1/runs/${opened.id}/play`)).status).toBe(403)
    expect((await join(trader, opened.joinCode)).status).toBe(403)
    const joined = await join(officer, ` ${opened.joinCode.slice(0, 3)}-${opened.joinCode.slice(3).toLowerCase()}`)
    expect(joined.json).toMatchObject({ mine: ['customs'], customs: officer.login, joinCode: '' })
    expect((await join(both, opened.joinCode)).status).toBe(404)
    const { id, steps } = joined.json
    expect(joined.json.names.business).toMatch(/^Người thứ/)
    expect(steps[0].status).toBe('waitingForOther')
    for (const step of opened.steps) {
      if (step.do === 'send') await sendStep(trader, id, step.id)
      if (step.do === 'pull') await pull(id)
      const { declarationNo } = await play(officer, id)
      if (step.do !== 'act') continue
      expect(status(await play(trader, id), step.id)).toBe('waitingForOther')
      expect(status(await play(officer, id), step.id)).toBe('inProgress')
      expect((await act(declarationNo, id, step.procedure, officer.login)).status).toBe(200)
    }
    expect(await play(trader, id)).toMatchObject({ status: 'passed', score: 100 })
    const progress = async (who: WebPerson) =>
      (await who.api('GET', '/api/v1/catalogue')).json.scenarios.find((one: { id: string }) => one.id === 'b11-yellow')
        .mine
    expect(await progress(trader)).toMatchObject({ passed: 1, best: 100 })
    expect(await progress(officer)).toMatchObject({ passed: 1, best: 100 })
  })

  it('one’s own code is for the other, and a run that ended waits for nobody', async () => {
    const { id, joinCode } = (await open(both, { scenario: 'a11-red', official: false, mode: 'pair', role: 'customs' }))
      .json
    const own = await both.api('POST', '/api/v1/runs/join', { code: joinCode })
    expect([own.status, own.json.type]).toEqual([409, expect.stringContaining('own-run')])
    await both.api('POST', `/api/v1/runs/${id}/close`, {})
    expect((await trader.api('POST', '/api/v1/runs/join', { code: joinCode })).status).toBe(404)
  })

  it('regression: who plays with another is told that it was a player who ended the run, not its last step', async () => {
    const { id, joinCode } = (
      await open(trader, { scenario: 'b11-yellow', official: false, mode: 'pair', role: 'business' })
    ).json
    await officer.api('POST', '/api/v1/runs/join', { code: joinCode })
    await trader.api('POST', `/api/v1/runs/${id}/close`, {})
    expect(await play(officer, id)).toMatchObject({ status: 'failed', endedBy: 'player' })
    const alone = (await open(both, { scenario: 'a11-red', official: false, mode: 'alone' })).json
    expect((await both.api('POST', `/api/v1/runs/${alone.id}/close`, {})).json).toMatchObject({ endedBy: '' })
  })

  it('wrong codes are few: then 429', async () => {
    const guesser = await webPerson(bench.client, ['customs'])
    const tries: number[] = []
    for (let n = 0; n < 22; n++)
      tries.push((await guesser.api('POST', '/api/v1/runs/join', { code: `AAAA${n}` })).status)
    expect([tries[0], tries.at(-1)]).toEqual([404, 429])
  })
})

describe('experience, scenario player: rights', () => {
  it('players, trainers, board, IT and department look; only players act; others see nothing', async () => {
    const { id } = (await open(both, { scenario: 'a11-r1088', official: false, mode: 'alone' })).json
    for (const role of ['trainer', 'board', 'it'] as const) {
      const looker = await webPerson(bench.client, [role, 'business'])
      const seen = await looker.api('GET', `/api/v1/runs/${id}/play`)
      expect([seen.status, seen.json.mine]).toEqual([200, []])
      for (const [path, body] of [
        ['hints', { step: 'ida' }],
        ['repeat', {}],
        ['close', {}],
      ] as const)
        expect((await looker.api('POST', `/api/v1/runs/${id}/${path}`, body)).status).toBe(403)
      expect((await looker.api('GET', `/api/v1/runs/${id}/steps/ida/content`)).status).toBe(403)
    }
    expect((await trader.api('GET', `/api/v1/runs/${id}/play`)).status).toBe(403)
    expect((await trader.api('GET', `/api/v1/runs/${id}`)).status).toBe(403)
    expect((await both.api('GET', '/api/v1/runs/R222222222/play')).status).toBe(404)
  })
})

async function setPlan(change: object): Promise<void> {
  const { store } = bench.running.office
  const world = await store.records.find('worlds', 'main')
  if (world === undefined) throw new Error('no world')
  await store.commit((tx) => tx.put('worlds', { ...world, plan: { ...world.plan, ...change } }))
}

describe('programme.md, a world: what its class plays', () => {
  it('only the scenarios of its template are offered, and progress begins anew with a reset', async () => {
    const card = async () =>
      (await both.api('GET', '/api/v1/catalogue')).json.scenarios.map(
        ({ id, mine }: { id: string; mine: { runs: number } }) => [id, mine.runs],
      )
    await setPlan({ scenarios: ['a11-r1088'] })
    const before = await card()
    await setPlan({ scenarios: ['a11-r1088'], resetAt: Date.now() + 1 })
    const after = await card()
    await setPlan({ scenarios: [], resetAt: 0 })
    expect(before).toEqual([['a11-r1088', expect.any(Number)]])
    expect(before[0][1]).toBeGreaterThan(0)
    expect(after).toEqual([['a11-r1088', 0]])
  })
})

describe('programme.md, exam mode from the player’s side', () => {
  const setExam = (exam: object | null) => setPlan({ exam })
  afterEach(async () => {
    vi.useRealTimers()
    await setExam(null)
  })

  it('only its scenarios, each once; hidden data; no hints; it ends by itself, and what comes later does not count', async () => {
    const start = Date.now()
    const endsAt = start + 30 * 60_000
    await setExam({ scenarios: ['a11-r1088'], minutes: 30, startedAt: start - 1000, endsAt, salt: 5 })
    const wish = { scenario: 'a11-r1088', official: false, mode: 'alone', seed: 1 }
    expect((await open(both, { ...wish, scenario: 'a11-red' })).status).toBe(409)
    const { id, ...view } = (await open(both, wish)).json
    expect(view).toMatchObject({ examUntil: endsAt, seed: 0 })
    expect(view.steps[0]).toMatchObject({ hasHint: false })
    expect((await open(both, wish)).status).toBe(409)
    expect((await both.api('POST', `/api/v1/runs/${id}/hints`, { step: 'ida-wrong' })).status).toBe(403)
    await sendStep(both, id, 'ida-wrong')
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(endsAt + 1000)
    await sendStep(both, id, 'ida')
    const ended = await play(both, id)
    expect(ended).toMatchObject({ status: 'failed', score: 50, closedAt: endsAt })
    expect(ended.seed).toBeGreaterThan(1)
    expect(ended.steps.map((step: { status: string }) => step.status)).toEqual(['passed', 'failed'])
  })
})
