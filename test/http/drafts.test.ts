import { beforeAll, describe, expect, it } from 'vitest'
import { simulator } from '../support/simulator.ts'
import { type WebPerson, webPerson } from '../support/web-person.ts'

const bench = simulator()
let mai: WebPerson
let lan: WebPerson

beforeAll(async () => {
  mai = await webPerson(bench.client, ['business'])
  lan = await webPerson(bench.client, ['business'])
})

const content = (kind: string) => ({ items: { 6: kind }, groups: [[{ 176: '84713020' }]] })
const add = async (person: WebPerson, kind = 'A11') => {
  const kept = await person.api('POST', '/api/v1/drafts', { procedure: 'IDA', title: 'Lô 1', content: content(kind) })
  expect(kept.status).toBe(201)
  return kept.json as { id: string; version: number }
}

describe('issue 3: drafts kept on the server', () => {
  it('issue 3: a draft is kept as it was typed, wrong values too, and listed newest first', async () => {
    const odd = { items: { 6: 'không phải mã', 47: 'x'.repeat(900) }, groups: [[{}, { 176: '?' }]] }
    const kept = await mai.api('POST', '/api/v1/drafts', { procedure: 'IDA', title: ' Hàng tháng 7 ', content: odd })
    expect(kept.json).toMatchObject({ title: 'Hàng tháng 7', version: 1, run: '', step: '' })
    const { id } = await add(mai)
    expect((await mai.api('GET', `/api/v1/drafts/${kept.json.id}`)).json.content).toEqual(odd)
    const list = JSON.parse((await mai.api('GET', '/api/v1/drafts')).text) as { id: string; content?: unknown }[]
    expect(list.slice(0, 2).map((one) => one.id)).toEqual([id, kept.json.id])
    expect(list[0]?.content).toBeUndefined()
  })

  it('issue 3, two tabs on one draft: the second to save is told, with what the first saved, and can go on from it', async () => {
    const { id, version } = await add(mai)
    const first = await mai.api('PUT', `/api/v1/drafts/${id}`, { version, title: 'một', content: content('A12') })
    expect([first.status, first.json.version]).toEqual([200, 2])
    const second = await mai.api('PUT', `/api/v1/drafts/${id}`, { version, title: 'hai', content: content('A41') })
    expect(second.status).toBe(409)
    expect(second.json).toMatchObject({
      type: 'urn:vnaccs-sandbox:problem:draft-changed',
      current: { id, version: 2, title: 'một', content: content('A12') },
    })
    expect((await mai.api('GET', `/api/v1/drafts/${id}`)).json.content).toEqual(content('A12'))
    const again = await mai.api('PUT', `/api/v1/drafts/${id}`, { version: 2, title: 'hai', content: content('A41') })
    expect([again.status, again.json.version]).toEqual([200, 3])
  })

  it('issue 3: twenty savings of one version at once: exactly one is kept', async () => {
    const { id, version } = await add(mai)
    const saved = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        mai.api('PUT', `/api/v1/drafts/${id}`, { version, title: String(n), content: content('A12') }),
      ),
    )
    expect(saved.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(saved.filter(({ status }) => status === 409)).toHaveLength(19)
  })

  it('quality, Security: a draft of another person is not there at all', async () => {
    const { id, version } = await add(mai)
    expect((await lan.api('GET', `/api/v1/drafts/${id}`)).status).toBe(404)
    const change = { version, title: '', content: content('A12') }
    expect((await lan.api('PUT', `/api/v1/drafts/${id}`, change)).status).toBe(404)
    expect((await lan.api('DELETE', `/api/v1/drafts/${id}`)).status).toBe(404)
    expect((await lan.api('GET', '/api/v1/drafts')).text).not.toContain(id)
    expect((await mai.api('GET', `/api/v1/drafts/${id}`)).status).toBe(200)
  })

  it('issue 3: a deleted draft is gone, and saving it says so', async () => {
    const { id, version } = await add(mai)
    expect((await mai.api('DELETE', `/api/v1/drafts/${id}`)).status).toBe(204)
    const late = await mai.api('PUT', `/api/v1/drafts/${id}`, { version, title: '', content: content('A12') })
    expect([late.status, late.json.type]).toEqual([404, 'urn:vnaccs-sandbox:problem:draft'])
  })

  it('brief: bad input gets a clear error that names the field', async () => {
    const cases: [unknown, number, RegExp][] = [
      [{ procedure: 'ZZZ', content: content('A11') }, 404, /ZZZ/],
      [{ procedure: 'IDA', content: { items: { ICB: 'A11' }, groups: [] } }, 400, /content\.items/],
      [{ procedure: 'IDA', content: { items: { 6: 11 }, groups: [] } }, 400, /content\.items\.6/],
      [{ procedure: 'IDA', content: { items: { 6: 'x'.repeat(4001) }, groups: [] } }, 400, /content\.items\.6/],
      [{ procedure: 'IDA' }, 400, /content/],
    ]
    for (const [body, status, text] of cases) {
      const refused = await mai.api('POST', '/api/v1/drafts', body)
      expect([refused.status, refused.json.detail]).toEqual([status, expect.stringMatching(text)])
    }
  })
})
