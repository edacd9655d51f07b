import { describe, expect, it } from 'vitest'
import { message } from '../support/message.ts'
import { simulator } from '../support/simulator.ts'
import { webPerson } from '../support/web-person.ts'

const bench = simulator()

async function newClass(template = 'first-steps') {
  const trainer = await webPerson(bench.client, ['trainer', 'business', 'customs'])
  const made = await trainer.api('POST', '/api/v1/worlds', { template })
  const path = `/api/v1/worlds/${made.json.id}`
  const { joinCode } = (await trainer.api('GET', path)).json
  return { trainer, id: made.json.id as string, path, joinCode: joinCode as string }
}
const pupil = (unit = '02CI') => webPerson(bench.client, ['business', 'customs'], { unit })
const loginsIn = (view: { members: { login: string; part: string }[] }) =>
  view.members.filter(({ part }) => part === 'member').map(({ login }) => login)

describe('programme.md, class worlds: a trainer gives places to a list of people', () => {
  it('all of them have a seat of their own unit at once; the class appears for them, and they can work in it', async () => {
    const { trainer, id, path } = await newClass()
    const [one, two] = [await pupil(), await pupil('01B1')]
    const list = [one.login, ` ${two.login.toUpperCase()} `, one.login]
    const given = await trainer.api('POST', `${path}/members`, { logins: list })
    expect([given.status, given.json]).toEqual([201, { added: [one.login, two.login] }])
    const view = (await trainer.api('GET', path)).json
    expect(loginsIn(view).sort()).toEqual([one.login, two.login].sort())
    expect((await two.api('GET', '/api/v1/worlds')).json.worlds).toMatchObject([{ id, part: 'member', members: 2 }])
    await two.api('PUT', '/api/v1/session/world', { world: id })
    const { credentials } = (await two.api('GET', '/api/v1/terminal')).json
    expect(credentials.userId).toMatch(/^01B1/)
    expect((await bench.client.edi(message(credentials, 'TCC'))).codes).toEqual(['00000'])
    // Once more changes nothing.
    expect((await trainer.api('POST', `${path}/members`, { logins: list })).json).toEqual({ added: [] })
    expect((await trainer.api('GET', path)).json.members).toHaveLength(3)
  })

  it('nobody is seated while one name of the list is wrong or the places do not suffice; each is named', async () => {
    const { trainer, path } = await newClass()
    const one = await pupil()
    const wrong = await trainer.api('POST', `${path}/members`, { logins: [one.login, 'khong.co', 'cung.khong'] })
    expect(wrong.status).toBe(422)
    expect(wrong.json.detail).toContain('"khong.co"')
    expect(wrong.json.errors).toHaveLength(2)
    const blocked = await pupil()
    await bench.client.api('PUT', `/api/v1/people/${blocked.login}`, { disabled: true })
    expect((await trainer.api('POST', `${path}/members`, { logins: [blocked.login] })).json.detail).toContain('bị khóa')
    expect(loginsIn((await trainer.api('GET', path)).json)).toEqual([])
    // The template has 40 places.
    const people = Array.from({ length: 41 }, (_, n) => ({
      login: `dong.${n}`,
      name: `Người ${n}`,
      unit: '02CI',
      roles: ['business'],
    }))
    expect((await bench.client.api('POST', '/api/v1/people/import', { people })).status).toBe(201)
    const many = await trainer.api('POST', `${path}/members`, { logins: people.map(({ login }) => login) })
    expect([many.status, many.json.detail]).toEqual([422, expect.stringContaining('còn 40 chỗ')])
    expect(loginsIn((await trainer.api('GET', path)).json)).toEqual([])
    expect((await one.api('POST', `${path}/members`, { logins: [one.login] })).status).toBe(403)
  })

  it('issue 3 (8): who joins is answered before a key is made; the certificates of a room follow behind, for each of them', async () => {
    const { id, joinCode, path, trainer } = await newClass()
    const people = [await pupil(), await pupil(), await pupil()]
    const joined = await Promise.all(
      people.map(async (person) => (await person.api('POST', '/api/v1/worlds/join', { code: joinCode })).json),
    )
    const waits = { certified: false, certifying: true }
    expect(joined).toMatchObject([waits, waits, waits])
    const [one] = people
    await one?.api('PUT', '/api/v1/session/world', { world: id })
    expect((await one?.api('GET', '/api/v1/terminal'))?.json).toMatchObject({ certificate: '', certifying: true })
    interface Seat {
      readonly userId: string
      readonly part: string
      readonly certified: boolean
      readonly certifying: boolean
    }
    const seats = async (): Promise<readonly Seat[]> => (await trainer.api('GET', path)).json.members
    await expect.poll(async () => (await seats()).some(({ certifying }) => certifying), { timeout: 50_000 }).toBe(false)
    expect((await seats()).map(({ certified }) => certified)).toEqual([true, true, true, true])
    expect((await one?.api('GET', '/api/v1/terminal'))?.json.certificate).not.toBe('')
  })

  it('regression: who is taken out of the class leaves no open run behind', async () => {
    const { trainer, id, path, joinCode } = await newClass()
    const one = await pupil()
    await one.api('POST', '/api/v1/worlds/join', { code: joinCode })
    await one.api('PUT', '/api/v1/session/world', { world: id })
    const run = (await one.api('POST', '/api/v1/runs', { scenario: 'tcc', mode: 'alone' })).json.id
    expect((await trainer.api('DELETE', `${path}/members/${one.login}`)).status).toBe(200)
    const kept = await bench.client.api('GET', `/api/v1/runs/${run}`, undefined, { 'vnaccs-world': id })
    expect(kept.json.status).toBe('failed')
  })
})

describe('issue 3 point 7, the log: who did it', () => {
  it('regression: a person is found by log-in or account in any case, with both their messages and their acts', async () => {
    const { trainer, id, path, joinCode } = await newClass()
    const [one, other] = [await pupil(), await pupil()]
    for (const person of [one, other]) {
      await person.api('POST', '/api/v1/worlds/join', { code: joinCode })
      await person.api('PUT', '/api/v1/session/world', { world: id })
      const { credentials } = (await person.api('GET', '/api/v1/terminal')).json
      await bench.client.edi(message(credentials, 'TCC'))
    }
    const { userId } = (await one.api('GET', '/api/v1/terminal')).json.credentials
    const found = async (user: string) =>
      (await trainer.api('GET', `${path}/log?limit=200&user=${user}`)).json.rows as { kind: string; userId: string }[]
    for (const asked of [one.login, one.login.toUpperCase(), userId, userId.toLowerCase()]) {
      const rows = await found(asked)
      expect(new Set(rows.map((row) => row.userId)), asked).toEqual(new Set([one.login, userId]))
      expect(new Set(rows.map(({ kind }) => kind)), asked).toEqual(new Set(['request', 'answer', 'admin']))
    }
    expect(await found('nobody')).toEqual([])
  })
})
