import { describe, expect, it } from 'vitest'
import { message, type WireAccount } from '../support/message.ts'
import { simulator } from '../support/simulator.ts'
import { type WebPerson, webPerson } from '../support/web-person.ts'

const bench = simulator()

async function examClass() {
  const trainer = await webPerson(bench.client, ['trainer', 'business', 'customs'])
  const made = await trainer.api('POST', '/api/v1/worlds', { template: 'first-steps', title: 'Lớp thi thử' })
  const id: string = made.json.id
  const path = `/api/v1/worlds/${id}`
  const { joinCode } = (await trainer.api('GET', path)).json
  const enter = async () => {
    const person = await webPerson(bench.client, ['business', 'customs'])
    await person.api('POST', '/api/v1/worlds/join', { code: joinCode })
    await person.api('PUT', '/api/v1/session/world', { world: id })
    const account = (await person.api('GET', '/api/v1/terminal')).json.credentials as WireAccount
    return { person, account }
  }
  return { trainer, id, path, enter, joinCode }
}

const open = (person: WebPerson, scenario: string, more: object = {}) =>
  person.api('POST', '/api/v1/runs', { scenario, mode: 'alone', ...more })

/** Plays the one step of `tcc`, as its page would. */
async function playTcc({ person, account }: { person: WebPerson; account: WireAccount }): Promise<string> {
  const run = (await open(person, 'tcc')).json.id
  const { content } = (await person.api('GET', `/api/v1/runs/${run}/steps/tcc/content`)).json
  const [I01, I02] = Object.values(content.items as Record<string, string>)
  const form = { head: { I01: I01 ?? '', I02: I02 ?? '' }, lines: [] }
  await bench.client.edi(message(account, 'TCC', form, { inputId: run }))
  return run
}

describe('programme.md, exam mode: results and certificate', () => {
  it('who passed every scenario gets a certificate once the exam is over: trainers of all, a member of their own', async () => {
    const { trainer, id, path, enter } = await examClass()
    const [good, idle] = [await enter(), await enter()]
    const none = (await trainer.api('GET', `${path}/exam/results`)).json
    expect(none).toEqual({ exam: null, over: false, rows: [] })
    expect((await trainer.api('GET', `${path}/exam/certificates.pdf`)).status).toBe(404)
    await trainer.api('POST', `${path}/exam`, { scenarios: ['tcc'], minutes: 5 })
    const run = await playTcc(good)
    expect((await good.person.api('GET', `/api/v1/runs/${run}/play`)).json.status).toBe('passed')
    const own = `${path}/exam/certificates/${good.person.login}.pdf`
    expect((await good.person.api('GET', own)).json.type).toContain('exam-running')
    expect((await trainer.api('DELETE', `${path}/exam`)).status).toBe(200)

    const all = (await trainer.api('GET', `${path}/exam/results`)).json
    expect(all.over).toBe(true)
    expect(all.rows).toMatchObject([
      { login: good.person.login, passed: true, score: 100, scenarios: [{ id: 'tcc', run, score: 100, passed: true }] },
      { login: idle.person.login, passed: false, score: 0, scenarios: [{ id: 'tcc', run: '', score: null }] },
    ])
    expect((await good.person.api('GET', `${path}/exam/results`)).json.rows).toHaveLength(1)

    const printed = await good.person.api('GET', own)
    expect([printed.status, printed.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(printed.text.slice(0, 5)).toBe('%PDF-')

    const others = `${path}/exam/certificates/${idle.person.login}.pdf`
    expect((await good.person.api('GET', others)).status).toBe(403)
    expect((await good.person.api('GET', `${path}/exam/certificates.pdf`)).status).toBe(403)
    expect((await idle.person.api('GET', others)).json.type).toContain('not-passed')
    expect((await trainer.api('GET', others)).json.type).toContain('not-passed')
    expect((await trainer.api('GET', `${path}/exam/certificates.pdf`)).status).toBe(200)
    const stranger = await webPerson(bench.client, ['business', 'customs'])
    expect((await stranger.api('GET', own)).status).toBe(403)
    expect((await bench.client.api('GET', `/api/v1/runs/${run}`, undefined, { 'vnaccs-world': id })).json.status).toBe(
      'passed',
    )
  })

  it('regression: during an exam there are no hints, neither in a practice run left open nor in another class', async () => {
    const { trainer, path, enter } = await examClass()
    const other = await examClass()
    const { person } = await enter()
    const practice = (await open(person, 'a11-green')).json
    const step = practice.steps.find(({ hasHint }: { hasHint: boolean }) => hasHint).id
    await trainer.api('POST', `${path}/exam`, { scenarios: ['a11-green'], minutes: 5 })
    const refused = await person.api('POST', `/api/v1/runs/${practice.id}/hints`, { step })
    expect([refused.status, refused.json.detail]).toEqual([403, expect.stringContaining('giờ thi')])
    await person.api('POST', '/api/v1/worlds/join', { code: other.joinCode })
    await person.api('PUT', '/api/v1/session/world', { world: other.id })
    const elsewhere = (await open(person, 'a11-green')).json.id
    expect((await person.api('POST', `/api/v1/runs/${elsewhere}/hints`, { step })).status).toBe(403)
    await trainer.api('DELETE', `${path}/exam`)
    expect((await person.api('POST', `/api/v1/runs/${elsewhere}/hints`, { step })).status).toBe(200)
  })

  it('regression: who has done a scenario of the exam does not do it again as second of a pair', async () => {
    const { trainer, path, enter } = await examClass()
    const [one, two, three] = [await enter(), await enter(), await enter()]
    await trainer.api('POST', `${path}/exam`, { scenarios: ['a11-green'], minutes: 5 })
    const mine = (await open(one.person, 'a11-green')).json.id
    await one.person.api('POST', `/api/v1/runs/${mine}/close`, {})
    const pair = { mode: 'pair', role: 'business' }
    const { joinCode: code } = (await open(two.person, 'a11-green', pair)).json
    expect((await one.person.api('POST', '/api/v1/runs/join', { code })).json.type).toContain('exam-once')
    expect((await three.person.api('POST', '/api/v1/runs/join', { code })).status).toBe(200)
    expect((await open(three.person, 'a11-green')).json.type).toContain('exam-once')
  })

  it('regression: a class is not reset in the middle of an exam; it can be once the exam has ended', async () => {
    const { trainer, path } = await examClass()
    await trainer.api('POST', `${path}/exam`, { scenarios: ['tcc'], minutes: 5 })
    const refused = await trainer.api('POST', `${path}/reset`, { snapshot: null })
    expect([refused.status, refused.json.detail]).toEqual([409, expect.stringContaining('Kết thúc bài thi')])
    await trainer.api('DELETE', `${path}/exam`)
    expect((await trainer.api('POST', `${path}/reset`, { snapshot: null })).status).toBe(200)
  })
})

describe('programme.md, snapshot and reset', () => {
  it('regression: what was forced for a run of the snapshot is not in force after going back; the clock shows its time', async () => {
    const { trainer, id, path, enter } = await examClass()
    const { person } = await enter()
    const run = (await open(person, 'a11-green')).json.id
    await trainer.api('PUT', `${path}/clock`, { now: '2026-07-21T08:00:00+07:00' })
    await trainer.api('PUT', `${path}/channel`, { channel: 3, run })
    await trainer.api('PUT', `${path}/clock`, { run, aheadMs: 3_600_000 })
    await trainer.api('POST', `${path}/faults`, { kind: 'drop', run })
    await trainer.api('POST', `${path}/faults`, { kind: 'delay', delayMs: 200 })
    const [kept] = (await trainer.api('POST', `${path}/snapshots`, { name: 'x' })).json.snapshots
    await new Promise((wait) => setTimeout(wait, 1200))
    const view = (await trainer.api('POST', `${path}/reset`, { snapshot: kept.id })).json
    expect(view).toMatchObject({ forced: [], runClocks: [], faults: [{ kind: 'delay' }] })
    const late = view.clock.now - Date.parse('2026-07-21T08:00:00+07:00')
    expect(late).toBeLessThan(1200)
    const run2 = await bench.client.api('GET', `/api/v1/runs/${run}`, undefined, { 'vnaccs-world': id })
    expect(run2.json.status).toBe('failed')
  })
})
