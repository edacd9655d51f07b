import { describe, expect, it } from 'vitest'
import type { FindHit } from '../../simulator/api/find.ts'
import { declared, member, simulator } from '../support/simulator.ts'
import { logIn, type WebPerson, webPerson } from '../support/web-person.ts'

const bench = simulator()
const find = async (person: WebPerson, q: string): Promise<readonly FindHit[]> => {
  const reply = await person.api('GET', `/api/v1/find?q=${encodeURIComponent(q)}`)
  expect(reply.status, reply.text).toBe(200)
  return reply.json.hits
}
const codes = (hits: readonly FindHit[], kind: FindHit['kind']) =>
  hits.filter((hit) => hit.kind === kind).map(({ code }) => code)

describe('experience, Ctrl-K: finding anything', () => {
  it('procedures by code or by name without diacritics; who plays no business reads about them', async () => {
    const business = await webPerson(bench.client, ['business'])
    const board = await webPerson(bench.client, ['board'])
    const hits = await find(business, 'ida')
    expect(hits.find(({ code }) => code === 'IDA')?.path).toBe('/terminal/forms/IDA')
    expect(codes(await find(business, 'dang ky to khai nhap'), 'procedure')).toContain('IDC')
    expect((await find(board, 'IDA')).find(({ code }) => code === 'IDA')?.path).toBe('/help/procedure.IDA')
  })

  it('result codes, outputs, code-list entries, scenarios; scenarios only for who plays or teaches', async () => {
    const business = await webPerson(bench.client, ['business'])
    expect(codes(await find(business, 'r1088'), 'result')).toEqual(['R1088'])
    expect(codes(await find(business, 'VAD1AC'), 'output')).toEqual(['VAD1AC'])
    expect(codes(await find(business, '02ci'), 'code')[0]).toMatch(/^02CI/)
    expect(codes(await find(business, 'a11 luong do'), 'scenario')).toEqual(['a11-red'])
    expect(codes(await find(await webPerson(bench.client, ['board']), 'a11 luong do'), 'scenario')).toEqual([])
  })

  it('a declaration is found by its number only by who may see it: its account, its office, overseers', async () => {
    const who = await member(bench.client)
    const number = await declared(bench.client, who)
    const { people, password } = bench.running.demo
    const ofOther = await logIn(
      bench.client,
      people.find(({ login }) => login === 'doanhnghiep')?.login ?? '',
      password,
    )
    expect(codes(await find(ofOther, number), 'declaration')).toEqual([])
    expect(
      codes(await find(await webPerson(bench.client, ['customs'], { unit: '03CC' }), number), 'declaration'),
    ).toEqual([])
    for (const role of ['customs', 'trainer', 'board', 'department'] as const) {
      const person = await webPerson(bench.client, [role])
      expect(codes(await find(person, number), 'declaration'), role).toEqual([number])
      expect(codes(await find(person, number.slice(0, 9)), 'declaration'), role).toContain(number)
    }
    const owner = await webPerson(bench.client, ['business'])
    const { userId, password: wire, terminalId, accessKey } = who.account
    const set = await owner.api('PUT', '/api/v1/terminal', { userId, password: wire, terminalId, accessKey })
    expect(set.status, set.text).toBe(200)
    expect((await find(owner, number)).find(({ code }) => code === number)?.path).toBe(
      `/terminal/messages?declaration=${number}`,
    )
  })

  it('odd questions find nothing and break nothing; a code of a list is told with its name', async () => {
    const person = await webPerson(bench.client, ['business'])
    for (const q of ['', ' ', 'x', '%', '\u0000', "' or 1=1 --", '((((', '\\', 'ữ'.repeat(100)])
      expect(Array.isArray(await find(person, q)), q).toBe(true)
    expect((await person.api('GET', `/api/v1/find?q=${'x'.repeat(101)}`)).status).toBe(400)
    expect((await person.api('GET', '/api/v1/code-lists/offices/02CI')).json.listName.vi).toContain('CH')
    expect((await person.api('GET', '/api/v1/code-lists/offices/..%2f')).status).toBe(404)
  })
})
