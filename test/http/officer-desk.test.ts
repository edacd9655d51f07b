import { beforeAll, describe, expect, it } from 'vitest'
import { numbered } from '../support/message.ts'
import { importForm } from '../support/papers.ts'
import { declared, draft, type Member, member, send, simulator } from '../support/simulator.ts'
import { type WebPerson, webPerson } from '../support/web-person.ts'

const bench = simulator()

interface Row {
  readonly number: string
  readonly state: string
  readonly channel: number | null
  readonly due: { readonly at: string; readonly late: boolean } | null
}

let business: Member
let officer: WebPerson
const force = (channel: 1 | 2 | 3 | null) =>
  bench.client.api('PUT', '/api/v1/selectivity', { userId: business.account.userId, channel })
const clock = (now: string) => bench.client.api('PUT', '/api/v1/clock', { now, frozen: true })
const act = (who: WebPerson, number: string, body: Record<string, unknown>) =>
  who.api('POST', `/api/v1/declarations/${number}/actions`, body)
const list = async (who: WebPerson, query: string) => {
  const reply = await who.api('GET', `/api/v1/declarations?${query}`)
  expect(reply.status, reply.text).toBe(200)
  return reply.json as { rows: readonly Row[]; next: string | null; offices: readonly string[] }
}
const lastAction = async (number: string) => {
  const { rows } = (await bench.client.api('GET', `/api/v1/journal?declaration=${number}&limit=1000`)).json
  return rows.filter((row: { kind: string }) => row.kind === 'action').at(-1)
}
async function declaredIn(channel: 1 | 2 | 3): Promise<string> {
  await force(channel)
  return declared(bench.client, business)
}

beforeAll(async () => {
  business = await member(bench.client)
  officer = await webPerson(bench.client, ['customs'])
})

describe('issue 5, officer desk: rights', () => {
  it('customs.md, Rights: an officer of the office processes a red file to clearance under the own name', async () => {
    const number = await declaredIn(3)
    for (const body of [
      { action: 'receive' },
      { action: 'documentResult', passed: true, note: 'Hồ sơ hợp lệ' },
      { action: 'orderInspection', percent: 10 },
      { action: 'inspectionResult', passed: true },
      { action: 'confirmPayment' },
      { action: 'clear' },
    ]) {
      const acted = await act(officer, number, body)
      expect(acted.status, acted.text).toBe(200)
      expect(await lastAction(number)).toMatchObject({ userId: officer.login, procedure: body.action })
    }
    const view = (await officer.api('GET', `/api/v1/declarations/${number}`)).json
    expect(view).toMatchObject({ state: 'cleared', due: null })
    expect(view.history.at(-1)).toMatchObject({ by: officer.login, what: 'clear' })
  })

  it('customs.md, Rights: another office is refused with the reason, and the try is journalled', async () => {
    const number = await declaredIn(2)
    const foreign = await webPerson(bench.client, ['customs'], { unit: '03CC' })
    const tried = await act(foreign, number, { action: 'receive' })
    expect(tried.status).toBe(403)
    expect(tried.json.detail).toContain('02CI')
    expect(await lastAction(number)).toMatchObject({
      userId: foreign.login,
      procedure: 'receive',
      resultCodes: ['otherOffice'],
      detail: { state: 'awaitingReceipt', refused: expect.stringContaining('02CI') },
    })
    expect((await foreign.api('GET', `/api/v1/declarations/${number}`)).status).toBe(403)
    expect((await foreign.api('GET', `/api/v1/declarations/${number}/timeline`)).status).toBe(403)
  })

  it('customs.md, Rights: without the customs role nothing is done, and nothing seen but the own', async () => {
    const number = await declaredIn(2)
    const trader = await webPerson(bench.client, ['business'])
    expect((await act(trader, number, { action: 'receive' })).status).toBe(403)
    expect((await lastAction(number)).resultCodes).toEqual(['notCustoms'])
    expect((await trader.api('GET', `/api/v1/declarations/${number}`)).status).toBe(403)
    expect((await trader.api('GET', '/api/v1/declarations?scope=office')).status).toBe(403)
    expect((await list(trader, 'scope=mine')).rows).toEqual([])
    const { userId, password, terminalId, accessKey } = business.account
    expect((await trader.api('PUT', '/api/v1/terminal', { userId, password, terminalId, accessKey })).status).toBe(200)
    expect((await trader.api('GET', `/api/v1/declarations/${number}`)).status).toBe(200)
    expect((await list(trader, 'scope=mine')).rows.map((row) => row.number)).toContain(number)
    const view = (await trader.api('GET', `/api/v1/declarations/${number}`)).json
    for (const { action, allowed, reason } of view.actions) {
      expect(allowed, action).toBe(false)
      expect(reason.vi.length, action).toBeGreaterThan(10)
    }
  })

  it("customs.md, Assignment: an officer tries another's file; the head assigns it anew", async () => {
    const number = await declaredIn(2)
    const other = await webPerson(bench.client, ['customs'])
    const trainer = await webPerson(bench.client, ['trainer'], { unit: '01AC' })
    expect((await act(officer, number, { action: 'take' })).json.declaration).toMatchObject({
      officer: officer.login,
      state: 'awaitingReceipt',
    })
    const tried = await act(other, number, { action: 'receive' })
    expect(tried.status).toBe(403)
    expect(tried.json.detail).toContain(officer.session.person.name)
    expect((await lastAction(number)).resultCodes).toEqual(['assignedToOther'])
    expect((await act(other, number, { action: 'assign', to: other.login })).status).toBe(403)

    const seen = (await trainer.api('GET', `/api/v1/declarations/${number}`)).json
    const logins = seen.officers.map(({ login }: { login: string }) => login)
    expect(logins).toEqual(expect.arrayContaining([officer.login, other.login]))
    expect(logins).not.toContain(trainer.login)
    const wrong = await act(trainer, number, { action: 'assign', to: trainer.login })
    expect([wrong.status, wrong.json.errors[0].field]).toEqual([422, 'to'])
    expect((await act(trainer, number, { action: 'assign', to: other.login })).status).toBe(200)
    expect((await act(other, number, { action: 'receive' })).status).toBe(200)
    expect((await act(officer, number, { action: 'documentResult' })).status).toBe(403)
    expect((await act(other, number, { action: 'release' })).status).toBe(200)
    expect((await act(officer, number, { action: 'documentResult' })).status).toBe(200)
  })

  it('customs.md, Assignment: a Cục assigns in its own offices only', async () => {
    const number = await declaredIn(2)
    const own = await webPerson(bench.client, ['department'], { unit: '02CI' })
    const foreign = await webPerson(bench.client, ['department'], { unit: '03CC' })
    expect((await act(foreign, number, { action: 'assign', to: officer.login })).status).toBe(403)
    expect((await lastAction(number)).resultCodes).toEqual(['otherDepartment'])
    expect((await act(own, number, { action: 'assign', to: officer.login })).status).toBe(200)
    expect((await act(own, number, { action: 'receive' })).status).toBe(403)
  })

  it('contract, actions: the admin key acts under any name, also on an assigned file; a person only under the own', async () => {
    const number = await declaredIn(2)
    await act(officer, number, { action: 'take' })
    expect((await act(officer, number, { action: 'receive', officer: 'ai đó' })).status).toBe(422)
    const acted = await bench.client.api('POST', `/api/v1/declarations/${number}/actions`, {
      action: 'receive',
      officer: 'CBHQ 01',
    })
    expect(acted.status, acted.text).toBe(200)
    expect((await lastAction(number)).userId).toBe('CBHQ 01')
  })

  it('issue 5: the state greys actions with the reason in both languages; a refused one is 409 and journalled', async () => {
    const number = await declaredIn(3)
    const { actions } = (await officer.api('GET', `/api/v1/declarations/${number}`)).json
    const of = (name: string) => actions.find(({ action }: { action: string }) => action === name)
    expect(of('receive')).toMatchObject({ allowed: true, reason: null })
    expect(of('clear')).toMatchObject({
      allowed: false,
      reason: { vi: expect.stringMatching(/hồ sơ/), en: expect.stringMatching(/dossier/) },
    })
    expect((await act(officer, number, { action: 'clear' })).status).toBe(409)
    expect((await lastAction(number)).detail.refused).toBe(of('clear').reason.vi)
  })

  it('in a run, who plays its customs side acts as an officer of the office it was declared at', async () => {
    const player = await webPerson(bench.client, ['business', 'customs'], { unit: '03CC' })
    const opened = await player.api('POST', '/api/v1/runs', { scenario: 'a11-yellow', mode: 'alone' })
    expect(opened.status, opened.text).toBe(201)
    const { id } = opened.json
    await force(2)
    const answer = await send(bench.client, business, 'IDA', importForm(), { inputId: id })
    const number = answer.screen?.head.ICN ?? ''
    await send(bench.client, business, 'IDC', numbered('ICN', number), { inputId: id })
    expect((await player.api('GET', `/api/v1/declarations/${number}`)).status).toBe(200)
    const acted = await act(player, number, { action: 'receive', run: id })
    expect(acted.status, acted.text).toBe(200)
    expect(await lastAction(number)).toMatchObject({ userId: player.login, run: id })
    const stranger = await webPerson(bench.client, ['customs'], { unit: '03CC' })
    expect((await act(stranger, number, { action: 'documentResult' })).status).toBe(403)
    expect((await lastAction(number)).run).toBe(id)
  })

  it('by sub-section: an officer of another đội is refused', async () => {
    const number = await declaredIn(2)
    const elsewhere = await webPerson(bench.client, ['customs'])
    const put = await bench.client.api('PUT', `/api/v1/people/${elsewhere.login}`, { subsection: '01' })
    expect(put.status, put.text).toBe(200)
    expect((await act(elsewhere, number, { action: 'receive' })).status).toBe(403)
    expect((await lastAction(number)).resultCodes).toEqual(['otherSubsection'])
    await bench.client.api('PUT', `/api/v1/people/${elsewhere.login}`, { subsection: '' })
    expect((await act(elsewhere, number, { action: 'receive' })).status).toBe(200)
  })

  it('a step of a run: the run of somebody else is not to be filled', async () => {
    const number = await declaredIn(2)
    const opened = await bench.client.api('POST', '/api/v1/runs', {
      scenario: 'a11-yellow',
      unit: '02CI',
      seed: 1,
      official: false,
    })
    const tried = await act(officer, number, { action: 'receive', run: opened.json.id })
    expect([tried.status, tried.json.errors[0].field]).toEqual([422, 'run'])
  })
})

describe('customs.md, Assignment: automatic round robin of yellow files', () => {
  const HERE = '/api/v1/assignment/02CI'
  const lists = async (who: WebPerson) => (await who.api('GET', '/api/v1/assignment')).json.lists
  const ofOffice = async (who: WebPerson) =>
    (await lists(who)).find(({ office }: { office: string }) => office === '02CI')
  const officerOf = async (number: string) => (await officer.api('GET', `/api/v1/declarations/${number}`)).json.officer
  let trainer: WebPerson
  let turns: readonly WebPerson[]
  beforeAll(async () => {
    trainer = await webPerson(bench.client, ['trainer'], { unit: '01AC' })
    turns = [await webPerson(bench.client, ['customs']), await webPerson(bench.client, ['customs'])]
  })
  const set = (who: WebPerson, mode: string, officers = turns.map(({ login }) => login)) =>
    who.api('PUT', HERE, { mode, officers })

  it('yellow files go to the registered officers in turn, red and green to nobody; the desk tells it was automatic, the journal has it', async () => {
    const put = await set(trainer, 'inTurn')
    expect([put.status, put.json]).toMatchObject([200, { mode: 'inTurn', next: turns[0]?.login, mayChange: true }])
    const [red, first, green, second, third] = [
      await declaredIn(3),
      await declaredIn(2),
      await declaredIn(1),
      await declaredIn(2),
      await declaredIn(2),
    ]
    const [one, two] = turns.map(({ login }) => login)
    expect(await Promise.all([red, first, green, second, third].map(officerOf))).toEqual(['', one, '', two, one])
    const view = (await officer.api('GET', `/api/v1/declarations/${first}`)).json
    expect(view.assignedBy).toEqual({ how: 'turn', name: '' })
    expect(view.officerName).toBe(turns[0]?.session.person.name)
    expect(view.history.at(-1)).toMatchObject({ what: 'assign', by: '#auto' })
    const { rows } = (await bench.client.api('GET', `/api/v1/journal?declaration=${first}&limit=100`)).json
    const idc = rows.find(
      (row: { kind: string; procedure: string }) => row.kind === 'request' && row.procedure === 'IDC',
    )
    const given = rows.find((row: { kind: string; procedure: string }) => row.procedure === 'assign')
    expect(given).toMatchObject({ kind: 'action', userId: '#auto', cause: idc.seq, detail: { to: one } })
    expect((await bench.client.api('GET', '/api/v1/journal/verify')).json.ok).toBe(true)
    expect((await ofOffice(officer)).next).toBe(two)
  })

  it('an absent officer is passed over until the day after; by hand it can be changed, which takes no turn', async () => {
    const [one, two] = turns.map(({ login }) => login)
    const away = `${HERE}/absences/${two}`
    expect((await trainer.api('PUT', away, { until: '2026-07-20', reason: 'nghỉ phép' })).json.errors[0].field).toBe(
      'until',
    )
    const marked = await trainer.api('PUT', away, { until: '2026-07-21', reason: 'nghỉ phép' })
    expect(marked.json.officers.find(({ login }: { login: string }) => login === two).absence).toEqual({
      until: '2026-07-21',
      reason: 'nghỉ phép',
    })
    const number = await declaredIn(2)
    expect(await officerOf(number)).toBe(one)
    expect((await act(trainer, number, { action: 'assign', to: two, note: 'hồ sơ liên quan' })).status).toBe(200)
    const view = (await officer.api('GET', `/api/v1/declarations/${number}`)).json
    expect(view).toMatchObject({ officer: two, assignedBy: { how: 'person', name: trainer.session.person.name } })
    expect((await trainer.api('DELETE', away)).status).toBe(200)
    expect((await trainer.api('DELETE', away)).status).toBe(404)
    expect(await officerOf(await declaredIn(2))).toBe(two)
  })

  it('who is blocked, of another đội or no officer any more gets none; with nobody left the file stays open to all', async () => {
    const [one, two] = turns.map(({ login }) => login)
    await bench.client.api('PUT', `/api/v1/people/${one}`, { disabled: true })
    await bench.client.api('PUT', `/api/v1/people/${two}`, { subsection: '01' })
    expect(await officerOf(await declaredIn(2))).toBe('')
    await bench.client.api('PUT', `/api/v1/people/${two}`, { subsection: '00' })
    expect(await officerOf(await declaredIn(2))).toBe(two)
    await bench.client.api('PUT', `/api/v1/people/${one}`, { disabled: false })
    await bench.client.api('PUT', `/api/v1/people/${two}`, { subsection: '' })
  })

  it('set by trainer, board, and a Cục for its own offices; others are refused, strangers cannot be registered', async () => {
    const board = await webPerson(bench.client, ['board'])
    const own = await webPerson(bench.client, ['department'])
    const foreign = await webPerson(bench.client, ['department'], { unit: '01AC' })
    expect((await set(officer, 'byHand')).status).toBe(403)
    expect((await ofOffice(officer)).mayChange).toBe(false)
    expect((await set(foreign, 'byHand')).status).toBe(403)
    expect(await ofOffice(foreign)).toBeUndefined()
    expect((await set(own, 'inTurn')).status).toBe(200)
    expect((await set(board, 'inTurn', [board.login])).json.errors[0].field).toBe('officers')
    expect((await set(board, 'inTurn', [])).json.errors[0].field).toBe('officers')
    expect((await set(board, 'byHand', [])).json).toMatchObject({ mode: 'byHand', next: '' })
    expect(await officerOf(await declaredIn(2))).toBe('')
    const acts = (await bench.client.api('GET', `/api/v1/journal?user=${board.login}&limit=100`)).json.rows
    expect(acts.map(({ procedure }: { procedure: string }) => procedure)).toContain('setTurns')
  })
})

describe('issue 5, officer desk: the queue', () => {
  let inspector: Member
  const unit = '03CC'
  let desk: WebPerson
  const numbers: string[] = []

  beforeAll(async () => {
    // A queue of its own, at another office.
    inspector = await member(bench.client, unit)
    desk = await webPerson(bench.client, ['customs'], { unit })
    await clock('2026-07-21T08:30:00+07:00')
    for (const [minute, channel] of [
      ['08:31', 2],
      ['08:32', 3],
      ['08:33', 1],
      ['08:34', 2],
      ['08:35', 2],
    ] as const) {
      await clock(`2026-07-21T${minute}:00+07:00`)
      await bench.client.api('PUT', '/api/v1/selectivity', { userId: inspector.account.userId, channel })
      const number = await draft(bench.client, inspector, importForm({ head: AT_OFFICE }))
      const idc = await send(bench.client, inspector, 'IDC', numbered('ICN', number))
      expect(idc.codes[0], idc.firstLine).toBe('00000')
      numbers.push(number)
    }
    // A draft is not with customs yet.
    await draft(bench.client, inspector, importForm({ head: AT_OFFICE }))
  })
  const [first, second, third, fourth, fifth] = [0, 1, 2, 3, 4].map((n) => () => numbers[n] ?? '') as [
    () => string,
    () => string,
    () => string,
    () => string,
    () => string,
  ]
  const shown = async (query: string, who = desk) => (await list(who, query)).rows.map(({ number }) => number)

  it('by deadline: what is due first stands first, what waits for its tax last; drafts are not in it', async () => {
    expect(await shown('scope=office')).toEqual([first(), second(), fourth(), fifth(), third()])
    expect(await shown('scope=office&sort=declared')).toEqual([fifth(), fourth(), third(), second(), first()])
  })

  it('what was received is due 2 working hours later, and late after that', async () => {
    await act(desk, first(), { action: 'receive' })
    await clock('2026-07-21T10:32:30+07:00')
    const { rows } = await list(desk, 'scope=office')
    const due = Object.fromEntries(rows.map((row) => [row.number, row.due]))
    expect(due[second()]).toMatchObject({ at: '2026-07-21T10:32:00.000+07:00', late: true })
    expect(due[fourth()]).toMatchObject({ at: '2026-07-21T10:34:00.000+07:00', late: false })
    expect(due[first()]).toMatchObject({ at: '2026-07-21T10:35:00.000+07:00', late: false })
    expect(due[third()]).toBeNull()
  })

  it('filters: channel, state, text without diacritics, office', async () => {
    expect(await shown('scope=office&channel=3')).toEqual([second()])
    expect(await shown('scope=office&state=examining')).toEqual([first()])
    expect(await shown('scope=office&state=open&channel=1')).toEqual([third()])
    expect(await shown(`scope=office&q=${fifth().slice(-5)}`)).toEqual([fifth()])
    expect(await shown('scope=office&q=may tinh xach tay cong ty&channel=3')).toEqual([second()])
    expect(await shown('scope=office&q=gạo')).toEqual([])
    await act(desk, fourth(), { action: 'take' })
    expect(await shown('scope=office&assigned=me')).toEqual([fourth()])
    expect(await shown('scope=office&assigned=nobody&state=open')).toEqual([second(), first(), fifth(), third()])
    expect(await shown('scope=office&state=cleared')).toEqual([])
    expect((await desk.api('GET', '/api/v1/declarations?scope=office&office=02CI')).status).toBe(403)
  })

  it.each(['due', 'declared'])('pages of two by %s show every row once, in the same order', async (sort) => {
    const whole = await shown(`scope=office&sort=${sort}`)
    const paged: string[] = []
    for (let after = '', pages = 0; pages < 5; pages++) {
      const { rows, next } = await list(desk, `scope=office&sort=${sort}&limit=2${after}`)
      paged.push(...rows.map(({ number }) => number))
      if (next === null) break
      after = `&after=${next}`
    }
    expect(paged).toEqual(whole)
    expect(whole).toHaveLength(5)
  })

  it('a page that cannot be read, a filter that is none: told by field', async () => {
    const page = await desk.api('GET', '/api/v1/declarations?after=x')
    expect([page.status, page.json.errors[0].field]).toEqual([422, 'after'])
    expect((await desk.api('GET', '/api/v1/declarations?channel=9')).status).toBe(400)
    expect((await desk.api('GET', '/api/v1/declarations?state=burning')).status).toBe(400)
  })

  it('a Cục sees its offices, a trainer and the board the world with its drafts, an officer does not', async () => {
    const department = await webPerson(bench.client, ['department'], { unit })
    const cuc = await list(department, 'scope=office')
    expect(cuc.rows.map(({ number }) => number)).toEqual(expect.arrayContaining(numbers))
    expect(cuc.offices).toContain(unit)
    expect(cuc.offices).not.toContain('02CI')
    const board = await webPerson(bench.client, ['board'])
    expect(await shown('scope=world&state=draft', board)).toHaveLength(1)
    expect(await shown('scope=world&limit=500', board)).toEqual(expect.arrayContaining(numbers))
    expect(await shown(`scope=world&office=${unit}&state=open`, board)).toHaveLength(5)
    expect((await desk.api('GET', '/api/v1/declarations?scope=world')).status).toBe(403)
  })
})

/** Declared at another office: the same papers, office and place changed. */
const AT_OFFICE = { CH: '03CC', CHB: '00', ST: '03CCS03' }

describe('issue 5, officer desk: the declaration', () => {
  it('items by the entry layout, tax, way through the life cycle, history with titles', async () => {
    const number = await declaredIn(3)
    const view = (await officer.api('GET', `/api/v1/declarations/${number}`)).json
    expect(view).toMatchObject({ entry: 'IDA', kind: 'A11', office: '02CI', branch: 0, officer: '' })
    // ICB is item 6 of IDA, CMN item 182 of its goods group.
    expect(view.content.items['6']).toBe('A11')
    expect(view.content.groups[0][0]['182']).toContain('MÁY TÍNH XÁCH TAY')
    expect(view.items.head.ICB).toBe('A11')
    expect(view.lifeCycle.find(({ state }: { state: string }) => state === 'now').phase).toBe('awaitingReceipt')
    expect(view.history.map(({ title }: { title: { vi: string } }) => title.vi.slice(0, 3))).toEqual(['IDA', 'IDC'])
  })

  it('issue 3 (5): a Cục reads the messages on the timeline of its offices’ files, another Cục and a business do not', async () => {
    const number = await declaredIn(2)
    const [own, foreign, trader] = [
      await webPerson(bench.client, ['department']),
      await webPerson(bench.client, ['department'], { unit: '01AC' }),
      await webPerson(bench.client, ['business']),
    ]
    const { entries } = (await own.api('GET', `/api/v1/declarations/${number}/timeline`)).json
    const seqs: readonly number[] = entries
      .filter(({ kind }: { kind: string }) => kind !== 'admin' && kind !== 'action')
      .map(({ seq }: { seq: number }) => seq)
    expect(seqs.length).toBeGreaterThan(3)
    for (const seq of seqs) {
      expect((await own.api('GET', `/api/v1/messages/${seq}`)).status).toBe(200)
      for (const other of [foreign, trader])
        expect((await other.api('GET', `/api/v1/messages/${seq}`)).status).toBe(403)
    }
  })

  it('experience, timeline of both sides: messages and actions in order, a refused one with its reason', async () => {
    const number = await declaredIn(2)
    await act(officer, number, { action: 'clear' })
    await act(officer, number, { action: 'receive', note: 'Đủ chứng từ' })
    const { entries } = (await officer.api('GET', `/api/v1/declarations/${number}/timeline`)).json
    const seqs = entries.map(({ seq }: { seq: number }) => seq)
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
    const sides = entries.map(({ side, kind, procedure }: Record<string, string>) => `${side} ${kind} ${procedure}`)
    expect(sides.slice(0, 4)).toEqual([
      'business request IDA',
      'system answer IDA',
      'business request IDC',
      'system answer IDC',
    ])
    expect(sides.slice(-2)).toEqual(['customs action clear', 'customs action receive'])
    expect(entries.at(-2)).toMatchObject({ refused: true, remark: { vi: expect.stringContaining('hồ sơ') } })
    expect(entries.at(-1)).toMatchObject({ refused: false, remark: { vi: 'Đủ chứng từ' } })
    for (const { title } of entries) expect(title.vi.length).toBeGreaterThan(3)
  })
})
