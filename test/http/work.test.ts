import { beforeAll, describe, expect, it } from 'vitest'
import type { WorkItem, WorkView } from '../../simulator/api/work.ts'
import { TEST_TIME } from '../support/papers.ts'
import { declared, draft, type Member, member, simulator } from '../support/simulator.ts'
import { type WebPerson, webPerson } from '../support/web-person.ts'

const bench = simulator()
const HOUR = 3_600_000
let officer: WebPerson
let trader: WebPerson
let terminal: Member

const work = async (who: WebPerson): Promise<WorkView> => (await who.api('GET', '/api/v1/work')).json
const titles = (items: readonly WorkItem[]) => items.map(({ title }) => title.vi)

beforeAll(async () => {
  officer = await webPerson(bench.client, ['customs'])
  trader = await webPerson(bench.client, ['business', 'customs'])
  terminal = await member(bench.client)
  expect((await trader.api('PUT', '/api/v1/terminal', terminal.account)).status).toBe(200)
})

describe('issue, point 8: Việc của tôi', () => {
  it('nothing to do: three empty lists; the admin key has no work', async () => {
    const quiet = await webPerson(bench.client, ['board'])
    expect(await work(quiet)).toEqual({ waiting: [], late: [], goOn: [] })
    expect((await bench.client.api('GET', '/api/v1/work')).status).toBe(404)
  })

  it('an open run and a draft are gone on with; a run that waits for its second person waits, with the code', async () => {
    const alone = (await trader.api('POST', '/api/v1/runs', { scenario: 'a11-red', official: true, mode: 'alone' }))
      .json
    const wish = { scenario: 'a11-red', official: false, mode: 'pair', role: 'business' }
    const pair = (await trader.api('POST', '/api/v1/runs', wish)).json
    const kept = { procedure: 'IDA', title: 'Lô hàng thứ hai', run: '', step: '', content: { items: {}, groups: [[]] } }
    const saved = await trader.api('POST', '/api/v1/drafts', kept)
    expect(saved.status).toBe(201)
    const { goOn, waiting } = await work(trader)
    expect(goOn.map(({ kind, path }) => [kind, path])).toEqual([
      ['draft', `/terminal/forms/IDA?draft=${saved.json.id}`],
      ['run', `/runs/${alone.id}`],
    ])
    expect(goOn[1]?.detail.vi).toBe('chính thức · bước 1/12: Kiểm tra kênh liên lạc (TCC)')
    const [invitation] = waiting.filter(({ kind }) => kind === 'invitation')
    expect(invitation?.detail.vi).toContain(pair.joinCode)
    const joined = await officer.api('POST', '/api/v1/runs/join', { code: pair.joinCode })
    expect(joined.status).toBe(200)
    expect((await work(trader)).waiting.filter(({ kind }) => kind === 'run').map(({ path }) => path)).toEqual([
      `/runs/${pair.id}`,
    ])
    expect((await work(officer)).waiting.filter(({ kind }) => kind === 'run')).toEqual([])
    expect((await work(officer)).goOn.map(({ path }) => path)).toEqual([`/runs/${pair.id}`])
  })

  it('what the mailbox holds waits for the business, a declaration for its office: in time, then late by the sandbox’s clock', async () => {
    await bench.client.api('PUT', '/api/v1/selectivity', { channel: 2 })
    const number = await declared(bench.client, terminal)
    const mailbox = (await work(trader)).waiting.find(({ kind }) => kind === 'mailbox')
    expect(mailbox?.title.vi).toMatch(/^\d+ bản tin chờ nhận$/)
    const before = await work(officer)
    expect(titles(before.waiting).some((title) => title.includes(number))).toBe(true)
    expect(before.late).toEqual([])
    await bench.client.api('PUT', '/api/v1/clock', { now: new Date(Date.parse(TEST_TIME) + 72 * HOUR).toISOString() })
    const [late] = (await work(officer)).late
    expect(late).toMatchObject({ kind: 'declaration', path: `/desk/${number}`, late: true })
    expect(late?.due).toBeGreaterThan(Date.parse(TEST_TIME))
  })

  it('a pre-registration is the business’s to see to in its last two days, not before', async () => {
    const number = await draft(bench.client, terminal)
    const mine = async () => titles((await work(trader)).waiting).filter((title) => title.includes(number))
    expect(await mine()).toEqual([])
    const now = Date.parse((await bench.client.api('GET', '/api/v1/clock')).json.now)
    await bench.client.api('PUT', '/api/v1/clock', { now: new Date(now + 6 * 24 * HOUR).toISOString() })
    expect(await mine()).toEqual([`Tờ khai ${number}: Doanh nghiệp khai chính thức`])
    expect(titles((await work(officer)).waiting).filter((title) => title.includes(number))).toEqual([])
  })
})
