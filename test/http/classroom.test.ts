import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { EDI_TYPE } from '#protocol/envelope/write-envelope.ts'
import { ediAnswer, message, numbered, type WireAccount } from '../support/message.ts'
import { importForm } from '../support/papers.ts'
import { newSigner } from '../support/signer.ts'
import { type Member, send, simulator } from '../support/simulator.ts'
import { type WebPerson, webPerson } from '../support/web-person.ts'

const bench = simulator()

const trainerOf = () => webPerson(bench.client, ['trainer', 'business', 'customs'])
const memberOf = () => webPerson(bench.client, ['business', 'customs'])

interface Seated extends Member {
  readonly person: WebPerson
}

/** A class with its trainer; its clock stands where the tests' papers are of. */
async function newClass(template = 'first-steps') {
  const trainer = await trainerOf()
  const made = await trainer.api('POST', '/api/v1/worlds', { template })
  expect(made.status).toBe(201)
  const id: string = made.json.id
  const clock = (await bench.client.api('GET', '/api/v1/clock')).json.now
  expect((await trainer.api('PUT', `/api/v1/worlds/${id}/clock`, { now: clock })).status).toBe(204)
  const { joinCode } = (await trainer.api('GET', `/api/v1/worlds/${id}`)).json
  return { trainer, id, joinCode: joinCode as string, path: `/api/v1/worlds/${id}` }
}

/** Joins, goes over into the class, and takes a certificate of a key that the test has. */
async function seated(joinCode: string): Promise<Seated> {
  const person = await memberOf()
  const joined = await person.api('POST', '/api/v1/worlds/join', { code: joinCode })
  expect(joined.status).toBe(200)
  await person.api('PUT', '/api/v1/session/world', { world: joined.json.world.id })
  const account = (await person.api('GET', '/api/v1/terminal')).json.credentials as WireAccount
  const signer = newSigner()
  const issued = await person.api('POST', '/api/v1/terminal/certificate', { csr: signer.csr })
  expect(issued.status).toBe(201)
  signer.certificate = issued.json.certificate
  signer.serial = issued.json.serial
  return { person, account, signer }
}

const tcc = ({ account }: Member) => message(account, 'TCC')
const rowsOf = async (query: string) => (await bench.client.api('GET', `/api/v1/journal?${query}&limit=1000`)).json.rows

/** A declaration registered in the class, and how many reports lie in the mailbox for it. */
async function registered(who: Member): Promise<string> {
  const drafted = await send(bench.client, who, 'IDA', importForm())
  const number = drafted.screen?.head.ICN
  if (number === undefined) throw new Error(`IDA: ${drafted.firstLine}`)
  const declared = await send(bench.client, who, 'IDC', numbered('ICN', number))
  expect(declared.codes).toEqual(['00000'])
  return number
}

describe('programme.md, class worlds', () => {
  it('a trainer makes a class from a template; people come in by its code, each with an account of their own unit', async () => {
    const { trainer, id, joinCode, path } = await newClass()
    const one = await memberOf()
    const wrong = await one.api('POST', '/api/v1/worlds/join', { code: 'ZZZZZZ' })
    expect([wrong.status, wrong.json.detail]).toEqual([404, expect.stringContaining('ZZZZZZ')])
    const spaced = `${joinCode.slice(0, 3).toLowerCase()} ${joinCode.slice(3)}`
    const joined = await one.api('POST', '/api/v1/worlds/join', { code: spaced })
    expect(joined.json).toMatchObject({
      world: { id, part: 'member' },
      userId: expect.stringMatching(/^02CI[A-Z]\d{3}$/),
    })
    // Joining twice is the same place.
    expect((await one.api('POST', '/api/v1/worlds/join', { code: joinCode })).json.userId).toBe(joined.json.userId)
    const view = (await trainer.api('GET', path)).json
    expect(view.members.map(({ login, part }: { login: string; part: string }) => [login, part]).sort()).toEqual(
      [
        [one.login, 'member'],
        [trainer.login, 'trainer'],
      ].sort(),
    )
    expect(view).toMatchObject({
      template: 'first-steps',
      channel: 1,
      leads: true,
      scenarios: ['tcc', 'a11-green', 'b11-green'],
    })
    expect((await one.api('GET', '/api/v1/worlds')).json.worlds).toMatchObject([{ id, part: 'member', members: 1 }])
    expect((await one.api('POST', '/api/v1/worlds', { template: 'first-steps' })).status).toBe(403)
  })

  it('a full class takes nobody in, a closed one neither; the trainer frees a place', async () => {
    const { trainer, joinCode, path } = await newClass()
    expect((await trainer.api('PUT', `${path}/join-code`, { open: false })).json.joinCode).toBe('')
    const one = await memberOf()
    expect((await one.api('POST', '/api/v1/worlds/join', { code: joinCode })).status).toBe(404)
    const again = (await trainer.api('PUT', `${path}/join-code`, { open: true })).json.joinCode
    expect(again).not.toBe(joinCode)
    const joined = await one.api('POST', '/api/v1/worlds/join', { code: again })
    expect((await trainer.api('DELETE', `${path}/members/${one.login}`)).json.members).toHaveLength(1)
    expect((await one.api('GET', path)).status).toBe(403)
    const refused = message({ userId: joined.json.userId, password: 'X', terminalId: 'T', accessKey: '' }, 'TCC')
    expect((await bench.client.edi(refused)).codes).toEqual(['A0014'])
  })

  it('numbers, declarations and mailboxes of a class are its own, found by the user ID of the header; signatures hold', async () => {
    const { id, joinCode } = await newClass()
    const who = await seated(joinCode)
    const number = await registered(who)
    expect(number).toMatch(/^1000000000\d\d$/)
    const there = await bench.client.api('GET', `/api/v1/declarations/${number}`, undefined, { 'vnaccs-world': id })
    expect(there.json).toMatchObject({ owner: who.account.userId })
    expect((await bench.client.api('GET', `/api/v1/declarations/${number}`)).status).toBe(404)
    const rows = await rowsOf(`user=${who.account.userId}`)
    expect(new Set(rows.map(({ world }: { world: string }) => world))).toEqual(new Set([id]))
    expect((await bench.client.api('GET', '/api/v1/journal/verify')).json.ok).toBe(true)
    // Unknown user IDs are answered in the campaign's world, as ever.
    const stranger = message({ ...who.account, userId: '99ZZA999' }, 'TCC')
    expect((await bench.client.edi(stranger)).codes).toEqual(['A0005'])
    expect((await rowsOf('user=99ZZA999'))[0].world).toBe('main')
    expect((await bench.client.api('GET', '/api/v1/clock', undefined, { 'vnaccs-world': 'NOWHERE' })).status).toBe(404)
  })

  it('an archived class answers A0010, takes no change and nobody in, and can still be looked at', async () => {
    const { trainer, id, joinCode, path } = await newClass()
    const who = await seated(joinCode)
    expect((await bench.client.edi(tcc(who))).codes).toEqual(['00000'])
    expect((await trainer.api('POST', `${path}/archive`)).json).toMatchObject({ state: 'archived', leads: false })
    expect((await bench.client.edi(tcc(who))).codes).toEqual(['A0010'])
    expect((await rowsOf(`user=${who.account.userId}&procedure=TCC`)).at(-1).resultCodes).toEqual(['A0010-0000-0000'])
    const fault = { kind: 'drop' }
    expect((await trainer.api('POST', `${path}/faults`, fault)).json.type).toContain('world-archived')
    expect((await (await memberOf()).api('POST', '/api/v1/worlds/join', { code: joinCode })).status).toBe(404)
    const { person, signer } = who
    expect((await person.api('POST', '/api/v1/terminal/certificate', { csr: signer.csr })).json.type).toContain(
      'world-archived',
    )
    const admin = await bench.client.api('POST', '/api/v1/accounts', { unit: '02CI' }, { 'vnaccs-world': id })
    expect(admin.status).toBe(409)
    expect((await trainer.api('GET', `${path}/log`)).status).toBe(200)
    expect((await person.api('GET', path)).json.state).toBe('archived')
    expect((await person.api('PUT', '/api/v1/session/world', { world: 'main' })).status).toBe(200)
  })

  it('a snapshot brings declarations and settings back; numbers go on, and no journal row is lost', async () => {
    const { trainer, id, joinCode, path } = await newClass()
    const who = await seated(joinCode)
    const first = await registered(who)
    const kept = await trainer.api('POST', `${path}/snapshots`, { name: 'Sau tờ khai đầu' })
    const [snapshot] = kept.json.snapshots
    expect(snapshot).toMatchObject({ name: 'Sau tờ khai đầu', by: trainer.login })
    await trainer.api('PUT', `${path}/channel`, { channel: 3 })
    const second = await registered(who)
    expect(second).not.toBe(first)
    const before = (await rowsOf(`user=${who.account.userId}`)).length
    const reset = await trainer.api('POST', `${path}/reset`, { snapshot: snapshot.id })
    expect(reset.json.channel).toBe(1)
    const at = (number: string) =>
      bench.client.api('GET', `/api/v1/declarations/${number}`, undefined, { 'vnaccs-world': id })
    expect([(await at(first)).status, (await at(second)).status]).toEqual([200, 404])
    const third = await registered(who)
    expect(Number(third)).toBeGreaterThan(Number(second))
    expect((await rowsOf(`user=${who.account.userId}`)).length).toBeGreaterThan(before)
    await trainer.api('POST', `${path}/reset`, { snapshot: null })
    expect((await at(first)).status).toBe(404)
    expect((await trainer.api('POST', `${path}/reset`, { snapshot: 'none' })).status).toBe(404)
    expect((await trainer.api('DELETE', `${path}/snapshots/${snapshot.id}`)).json.snapshots).toEqual([])
    const acts = (await rowsOf(`user=${trainer.login}`)).map(({ procedure }: { procedure: string }) => procedure)
    expect(acts).toEqual(expect.arrayContaining(['makeClass', 'keepSnapshot', 'resetClass', 'dropSnapshot']))
    expect((await bench.client.api('GET', '/api/v1/journal/verify')).json.ok).toBe(true)
  })
})

describe('issue 3 point 7, faults over the wire', () => {
  let lesson: Awaited<ReturnType<typeof newClass>>
  let who: Seated
  beforeAll(async () => {
    lesson = await newClass()
    who = await seated(lesson.joinCode)
  })
  const set = async (wish: Record<string, unknown>) => {
    const reply = await lesson.trainer.api('POST', `${lesson.path}/faults`, wish)
    expect(reply.status, reply.text).toBe(201)
    return reply.json.id as string
  }
  const inForce = async () => (await lesson.trainer.api('GET', lesson.path)).json.faults

  it('delay: the answer is held back as long as was set, once; the row says so', async () => {
    await set({ kind: 'delay', delayMs: 700, left: 1, procedure: 'TCC' })
    const took = async () => {
      const began = performance.now()
      expect((await bench.client.edi(tcc(who))).codes).toEqual(['00000'])
      return performance.now() - began
    }
    expect(await took()).toBeGreaterThanOrEqual(690)
    expect(await inForce()).toEqual([])
    expect(await took()).toBeLessThan(690)
    const rows = await rowsOf(`user=${who.account.userId}&procedure=TCC`)
    expect(rows.map(({ detail }: { detail: { faults?: unknown } }) => detail.faults)).toEqual([
      [{ id: expect.any(String), kind: 'delay', delayMs: 700 }],
      [{ id: expect.any(String), kind: 'delay', delayMs: 700 }],
      undefined,
      undefined,
    ])
  })

  it('drop: worked on and kept, but the connection is cut; the resend gets the one answer', async () => {
    const id = await set({ kind: 'drop', userId: who.account.userId })
    const body = message(who.account, 'TCC')
    await expect(bench.client.post(body)).rejects.toThrow()
    await expect(bench.client.post(body)).rejects.toThrow()
    expect((await lesson.trainer.api('DELETE', `${lesson.path}/faults/${id}`)).status).toBe(204)
    const answer = ediAnswer((await bench.client.post(body, EDI_TYPE)).bytes)
    expect(answer.codes).toEqual(['00000'])
    const rows = (await rowsOf(`user=${who.account.userId}&procedure=TCC`)).slice(-6)
    const answers = rows.filter(({ kind }: { kind: string }) => kind === 'answer')
    expect(answers.map(({ detail }: { detail: { faults?: { kind: string }[] } }) => detail.faults?.[0]?.kind)).toEqual([
      'drop',
      'drop',
      undefined,
    ])
    expect((await lesson.trainer.api('DELETE', `${lesson.path}/faults/${id}`)).status).toBe(404)
  })

  it('duplicate: every report of the event lies in the mailbox twice, each under a continuation of its own', async () => {
    await set({ kind: 'duplicate', procedure: 'IDC', left: 1 })
    const number = await registered(who)
    expect(await inForce()).toEqual([])
    const reports = (await rowsOf(`declaration=${number}&world=${lesson.id}`)).filter(
      ({ kind }: { kind: string }) => kind === 'report',
    )
    const outputs = reports.map((row: { outputs: string[] }) => row.outputs[0])
    expect(outputs.length % 2).toBe(0)
    for (let n = 0; n < outputs.length; n += 2) expect(outputs[n]).toBe(outputs[n + 1])
    expect(reports[0].detail).toEqual({})
    expect(reports[1].detail.faults[0].kind).toBe('duplicate')
    const pull = { head: { TRM: who.account.terminalId, KEY: who.account.accessKey, MOD: '1' }, lines: [] }
    const first = await bench.client.edi(message(who.account, '#REP1', pull))
    const continuation = first.header.continuation
    const second = await bench.client.edi(message(who.account, '?A2', undefined, { continuation }))
    expect(second.header.output).toBe(first.header.output)
    expect(second.header.continuation).not.toBe(continuation)
  })

  it('refuse: the code that was set is answered, nothing is decided, and reports can still be fetched', async () => {
    const before = await bench.client.api('GET', '/api/v1/declarations/100000000990', undefined, {
      'vnaccs-world': lesson.id,
    })
    expect(before.status).toBe(404)
    const id = await set({ kind: 'refuse', code: 'A0007' })
    const answer = await send(bench.client, who, 'IDA', importForm())
    expect([answer.codes, answer.screen]).toEqual([['A0007'], undefined])
    const pull = { head: { TRM: who.account.terminalId, KEY: who.account.accessKey, MOD: '1' }, lines: [] }
    expect((await bench.client.edi(message(who.account, '#REP1', pull))).codes).not.toContain('A0007')
    await lesson.trainer.api('DELETE', `${lesson.path}/faults/${id}`)
    expect((await send(bench.client, who, 'IDA', importForm())).screen).toBeDefined()
    const refuse = (wish: Record<string, unknown>) =>
      lesson.trainer.api('POST', `${lesson.path}/faults`, { kind: 'refuse', ...wish })
    expect((await refuse({ code: 'Z9999' })).json.errors[0].field).toBe('code')
    expect((await refuse({ code: '00000' })).json.errors[0].field).toBe('code')
    expect((await refuse({ code: 'A0007', procedure: 'XXX' })).json.errors[0].field).toBe('procedure')
    expect((await refuse({ code: 'A0007', userId: '02CIA999' })).json.errors[0].field).toBe('userId')
    expect((await refuse({ code: 'A0007', run: 'R222222222' })).json.errors[0].field).toBe('run')
  })

  it('faults of one account leave others, and other classes, alone', async () => {
    const other = await seated(lesson.joinCode)
    const id = await set({ kind: 'refuse', code: 'A0007', userId: who.account.userId })
    expect((await bench.client.edi(tcc(who))).codes).toEqual(['A0007'])
    expect((await bench.client.edi(tcc(other))).codes).toEqual(['00000'])
    await lesson.trainer.api('DELETE', `${lesson.path}/faults/${id}`)
  })

  it('clock and channel of the class: frozen where it was put, forced for all or for one account', async () => {
    const { trainer, path, id } = lesson
    const now = '2026-07-21T09:00:00+07:00'
    expect((await trainer.api('PUT', `${path}/clock`, { now, frozen: true })).status).toBe(204)
    const clock = () => bench.client.api('GET', '/api/v1/clock', undefined, { 'vnaccs-world': id })
    expect((await clock()).json).toEqual({ now: '2026-07-21T09:00:00.000+07:00', frozen: true })
    expect((await bench.client.api('GET', '/api/v1/clock')).json.frozen).toBe(false)
    expect((await trainer.api('PUT', `${path}/channel`, { channel: 3, userId: who.account.userId })).status).toBe(204)
    const number = await registered(who)
    const declared = await bench.client.api('GET', `/api/v1/declarations/${number}`, undefined, { 'vnaccs-world': id })
    expect(declared.json.channel).toBe(3)
    expect((await rowsOf(`declaration=${number}&user=${who.account.userId}`))[0].at).toMatch(/^2026-07-21T09:00:00/)
    const forced = async () => (await trainer.api('GET', path)).json.forced
    expect(await forced()).toEqual([{ userId: who.account.userId, run: '', channel: 3 }])
    await trainer.api('PUT', `${path}/channel`, { channel: null, userId: who.account.userId })
    // What a scenario asks for itself is no interference; for a single run it can be changed, and lifted again.
    const wish = { scenario: 'a11-green', mode: 'alone' }
    const run = (await who.person.api('POST', '/api/v1/runs', wish)).json.id
    expect(await forced()).toEqual([])
    await trainer.api('PUT', `${path}/channel`, { channel: 2, run })
    expect(await forced()).toEqual([{ userId: '', run, channel: 2 }])
    await trainer.api('PUT', `${path}/channel`, { channel: null, run })
    expect(await forced()).toEqual([])
    await trainer.api('PUT', `${path}/clock`, { now, frozen: false })
  })

  it('a channel forced for the class holds in running scenarios, too, but behind one of the run; what is missed is nobody’s mistake', async () => {
    const { trainer, path, id } = await newClass('import-channels')
    const player = await seated((await trainer.api('GET', path)).json.joinCode)
    const force = async (channel: number | null, more: Record<string, string> = {}) =>
      expect((await trainer.api('PUT', `${path}/channel`, { channel, ...more })).status).toBe(204)
    const opened = async () =>
      (await player.person.api('POST', '/api/v1/runs', { scenario: 'a11-green', mode: 'alone', seed: 3 })).json
    const { id: run } = await opened()
    const declared = async (inputId: string) => {
      const drafted = await send(bench.client, player, 'IDA', importForm(), { inputId })
      const number = drafted.screen?.head.ICN ?? ''
      const answer = await send(bench.client, player, 'IDC', numbered('ICN', number), { inputId })
      expect(answer.codes).toEqual(['00000'])
      const there = await bench.client.api('GET', `/api/v1/declarations/${number}`, undefined, { 'vnaccs-world': id })
      return there.json.channel
    }
    await force(3)
    expect(await declared(run)).toBe(3)
    await force(2, { userId: player.account.userId })
    expect(await declared(run)).toBe(2)
    await force(1, { run })
    expect(await declared(run)).toBe(1)
    await force(null, { run })
    await force(null, { userId: player.account.userId })
    await force(null)
    // Lifted, the scenario's channel is back, whatever a rule of the class says.
    await bench.client.api(
      'PUT',
      '/api/v1/selectivity/rules',
      { rules: [{ id: 'X', channel: 3 }] },
      { 'vnaccs-world': id },
    )
    expect(await declared(run)).toBe(1)
    const rows = await rowsOf(`run=${run}&procedure=IDC`)
    const marks = rows
      .filter(({ kind }: { kind: string }) => kind === 'answer')
      .map(({ detail }: { detail: { channelForced?: boolean } }) => detail.channelForced === true)
    expect(marks).toEqual([true, true, false, false])
  })

  it('the judge: red forced for the class on a green scenario costs the player nothing, and is told', async () => {
    const { trainer, path, id } = await newClass('import-channels')
    const player = await seated((await trainer.api('GET', path)).json.joinCode)
    const wish = { scenario: 'a11-green', mode: 'alone', seed: 3 }
    const { id: inputId } = (await player.person.api('POST', '/api/v1/runs', wish)).json
    await trainer.api('PUT', `${path}/channel`, { channel: 3 })
    const words = { head: { I01: 'KIEM TRA KENH', I02: '123' }, lines: [] }
    await bench.client.edi(message(player.account, 'TCC', words, { inputId }))
    const drafted = await send(bench.client, player, 'IDA', importForm(), { inputId })
    await send(bench.client, player, 'IDC', numbered('ICN', drafted.screen?.head.ICN ?? ''), { inputId })
    const run = await bench.client.api('GET', `/api/v1/runs/${inputId}`, undefined, { 'vnaccs-world': id })
    const [, , missed] = run.json.judgement.steps
    expect(missed).toMatchObject({ id: 'idc', status: 'failed', mistakes: 0 })
    expect(missed.differences.at(-1).vi).toContain('không tính là lỗi của bạn')
  })

  it('the clock of one run goes ahead of the class’s for its messages only', async () => {
    const { trainer, path, id } = lesson
    await trainer.api('PUT', `${path}/clock`, { now: '2026-07-21T09:00:00.000+07:00', frozen: true })
    const wish = { scenario: 'tcc', unit: '02CI', seed: 1 }
    const run = (await bench.client.api('POST', '/api/v1/runs', wish, { 'vnaccs-world': id })).json.id
    const ahead = { run, aheadMs: 26 * 3_600_000 }
    expect((await trainer.api('PUT', `${path}/clock`, ahead)).status).toBe(204)
    await bench.client.edi(message(who.account, 'TCC', undefined, { inputId: run }))
    await bench.client.edi(tcc(who))
    const rows = (await rowsOf(`user=${who.account.userId}&procedure=TCC`)).slice(-4)
    expect(rows.map(({ at }: { at: string }) => at.slice(0, 13))).toEqual([
      '2026-07-22T11',
      '2026-07-22T11',
      '2026-07-21T09',
      '2026-07-21T09',
    ])
    await trainer.api('PUT', `${path}/clock`, { now: '2026-07-21T09:00:00+07:00', frozen: false })
  })
})

describe('issue 3 point 7, rights', () => {
  it('a member of the class, a trainer of another, a stranger cannot set faults, clock, channel, exam or reset it', async () => {
    const { id, joinCode, path } = await newClass()
    const member = await memberOf()
    await member.api('POST', '/api/v1/worlds/join', { code: joinCode })
    const [stranger, foreign] = [await memberOf(), (await newClass()).trainer]
    const tries: readonly [string, string, unknown][] = [
      ['POST', `${path}/faults`, { kind: 'drop' }],
      ['PUT', `${path}/clock`, { now: null }],
      ['PUT', `${path}/channel`, { channel: 3 }],
      ['POST', `${path}/exam`, { scenarios: ['tcc'], minutes: 5 }],
      ['POST', `${path}/snapshots`, { name: 'x' }],
      ['POST', `${path}/reset`, {}],
      ['POST', `${path}/archive`, {}],
      ['PUT', `${path}/join-code`, { open: false }],
      ['DELETE', `${path}/members/${member.login}`, undefined],
      ['GET', `${path}/board`, undefined],
      ['GET', `${path}/log`, undefined],
      ['GET', `${path}/gradebook.xlsx`, undefined],
      ['GET', `${path}/handout`, undefined],
      ['GET', `${path}/events`, undefined],
    ]
    for (const [method, at, body] of tries)
      for (const person of [member, stranger, foreign])
        expect((await person.api(method, at, body)).status, `${method} ${at} ${person.login}`).toBe(403)
    expect((await stranger.api('GET', path)).status).toBe(403)
    expect((await member.api('GET', path)).json).toMatchObject({
      joinCode: '',
      faults: [],
      leads: false,
      part: 'member',
    })
    const board = await webPerson(bench.client, ['board'])
    expect((await board.api('GET', path)).json).toMatchObject({ id, leads: true, part: '' })
    expect((await board.api('GET', `${path}/board`)).status).toBe(200)
  })

  it('in the campaign’s world a trainer may disturb a practice run only; official runs are the board’s and IT’s', async () => {
    const trainer = await trainerOf()
    const path = '/api/v1/worlds/main'
    const open = async (official: boolean) =>
      (await bench.client.api('POST', '/api/v1/runs', { scenario: 'tcc', unit: '02CI', seed: 1, official })).json.id
    const [practice, official] = [await open(false), await open(true)]
    const tries: readonly [string, number][] = [
      ['', 403],
      [official, 403],
      [practice, 201],
    ]
    for (const [run, status] of tries)
      expect((await trainer.api('POST', `${path}/faults`, { kind: 'drop', run })).status, run).toBe(status)
    expect((await trainer.api('PUT', `${path}/clock`, { now: null })).status).toBe(403)
    expect((await trainer.api('POST', `${path}/reset`, {})).status).toBe(403)
    const it = await webPerson(bench.client, ['it'])
    const set = await it.api('POST', `${path}/faults`, { kind: 'drop', run: official })
    expect(set.status).toBe(201)
    expect((await it.api('DELETE', `${path}/faults/${set.json.id}`)).status).toBe(204)
    // Nobody resets the campaign.
    expect((await it.api('POST', `${path}/reset`, {})).status).toBe(404)
    expect((await bench.client.api('POST', `${path}/archive`, {})).status).toBe(404)
  })
})

describe('programme.md, exam mode and gradebook', () => {
  it('an exam stands for its minutes, ends by itself or by the trainer, and there is one at a time', async () => {
    const { trainer, joinCode, path } = await newClass('final-exam')
    const member = await memberOf()
    await member.api('POST', '/api/v1/worlds/join', { code: joinCode })
    expect((await trainer.api('GET', path)).json.examPlan).toEqual({
      scenarios: ['a11-yellow', 'b11-red'],
      minutes: 60,
    })
    const wish = { scenarios: ['a11-yellow'], minutes: 60 }
    expect((await trainer.api('POST', `${path}/exam`, { ...wish, minutes: 4 })).status).toBe(400)
    expect((await trainer.api('POST', `${path}/exam`, { ...wish, scenarios: ['none'] })).status).toBe(422)
    expect((await trainer.api('POST', `${path}/exam`, { ...wish, scenarios: ['token-revoked'] })).status).toBe(422)
    const started = await trainer.api('POST', `${path}/exam`, wish)
    expect(started.json.endsAt - started.json.startedAt).toBe(3_600_000)
    expect(JSON.stringify(started.json)).not.toContain('salt')
    expect((await trainer.api('POST', `${path}/exam`, wish)).status).toBe(409)
    expect((await member.api('GET', path)).json.exam).toMatchObject(wish)
    expect((await member.api('GET', '/api/v1/worlds')).json.worlds[0].examUntil).toBe(started.json.endsAt)
    expect((await trainer.api('DELETE', `${path}/exam`)).json.exam).toBeNull()
    expect((await trainer.api('DELETE', `${path}/exam`)).status).toBe(409)
    const [row] = (await rowsOf(`user=${trainer.login}&procedure=startExam`)) as { detail: unknown }[]
    expect(JSON.stringify(row?.detail)).not.toContain('salt')
  })

  it('board and gradebook tell who passed what; the workbook opens with numbers as numbers', async () => {
    const { trainer, joinCode, path } = await newClass()
    const who = await seated(joinCode)
    const idle = (await trainer.api('GET', `${path}/board`)).json
    expect(idle.rows).toMatchObject([{ login: who.person.login, status: 'idle', run: '' }])
    const play = await who.person.api('POST', '/api/v1/runs', { scenario: 'tcc', mode: 'alone' })
    expect(play.status, play.text).toBe(201)
    const run: string = play.json.id
    expect((await trainer.api('GET', `${path}/board`)).json.rows[0]).toMatchObject({
      run,
      step: 1,
      steps: 1,
      status: 'working',
      role: 'business',
      mistakes: 0,
    })
    const items = { head: { I01: 'KIEM TRA KENH', I02: '123' }, lines: [] }
    await bench.client.edi(message(who.account, 'TCC', items, { inputId: run }))
    expect((await trainer.api('GET', `${path}/board`)).json.rows[0].last).toBe('00000-0000-0000')
    const closed = await who.person.api('POST', `/api/v1/runs/${run}/close`)
    expect(closed.status, closed.text).toBe(200)
    expect((await trainer.api('GET', `${path}/board`)).json.rows[0]).toMatchObject({
      status: 'passed',
      score: 100,
      passed: 1,
      ended: 1,
    })
    const file = await trainer.api('GET', `${path}/gradebook.xlsx`)
    expect(file.headers.get('content-disposition')).toMatch(/bang-diem-.*\.xlsx/)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file.bytes.slice().buffer as ArrayBuffer)
    // Regression: LibreOffice does not grow the row of headings by itself, two lines need the room.
    for (const sheet of ['Tổng hợp', 'Chi tiết'])
      expect(book.getWorksheet(sheet)?.getRow(4).height).toBeGreaterThanOrEqual(30)
    const lines = book
      .getWorksheet('Chi tiết')
      ?.getSheetValues()
      .filter((line) => Array.isArray(line) && line[1] === who.person.login) as unknown[][]
    const played = lines.find((line) => line[5] === 'Kiểm tra kênh liên lạc')
    expect(played?.slice(6, 10)).toEqual(['luyện tập', 1, 100, 'đạt'])
    expect(lines).toHaveLength(3)
    expect(lines.find((line) => line[5] === 'A11 luồng xanh')?.[9]).toBe('chưa làm')
  })

  it('log: found by declaration, account, code and by text in the message without diacritics; never by the password', async () => {
    const { trainer, joinCode, path } = await newClass()
    const who = await seated(joinCode)
    const number = await registered(who)
    const search = async (query: Record<string, string>) =>
      (await trainer.api('GET', `${path}/log?${new URLSearchParams(query)}`)).json.rows
    const byNumber = await search({ declaration: number })
    expect(byNumber.length).toBeGreaterThan(3)
    expect(byNumber[0].seq).toBeGreaterThan(byNumber.at(-1).seq)
    const byUser = await search({ user: who.account.userId })
    expect(byUser.some(({ procedure }: { procedure: string }) => procedure === 'IDC')).toBe(true)
    expect(byUser[0].name).not.toBe('')
    await bench.client.edi(message({ ...who.account, password: 'WRONGONE' }, 'TCC'))
    expect((await search({ code: 'A0004' })).map(({ kind }: { kind: string }) => kind)).toEqual(['answer', 'request'])
    const byText = await search({ text: 'du lieu chay thu' })
    expect(byText[0].found).toContain('DỮ LIỆU CHẠY THỬ')
    expect(await search({ text: 'WRONGONE' })).toEqual([])
    expect(await search({ text: who.account.password })).toEqual([])
    const page = await trainer.api('GET', `${path}/log?limit=2`)
    const next = await trainer.api('GET', `${path}/log?limit=2&before=${page.json.next}`)
    expect(next.json.rows[0].seq).toBeLessThan(page.json.rows[1].seq)
  })

  it('hand-out: code, steps and seats, and nothing secret', async () => {
    const { trainer, joinCode, path } = await newClass()
    const who = await seated(joinCode)
    const reply = await trainer.api('GET', `${path}/handout`)
    expect(reply.json).toMatchObject({ joinCode, scenarios: [{ id: 'tcc' }, { id: 'a11-green' }, { id: 'b11-green' }] })
    expect(reply.json.scenarios[1].steps[1]).toMatchObject({ n: 2, role: 'business', code: 'IDA' })
    expect(reply.json.seats).toEqual([
      {
        login: who.person.login,
        name: expect.any(String),
        userId: who.account.userId,
        terminalId: who.account.terminalId,
      },
    ])
    expect(reply.text).not.toContain(who.account.password)
    expect(reply.text).not.toContain(who.account.accessKey)
  })
})
