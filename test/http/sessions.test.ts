import { describe, expect, it } from 'vitest'
import { simulator } from '../support/simulator.ts'
import { cookieSet, logIn, tryLogIn, webPerson } from '../support/web-person.ts'

const bench = simulator()
const HOUR = 3_600_000
const office = () => bench.running.office
const sessionsOf = (login: string) => office().store.records.list('sessions', { login })

/** As if the session had been opened and used so long ago. */
async function age(login: string, opened: number, used: number): Promise<void> {
  const now = office().clock.real()
  for (const session of await sessionsOf(login))
    await office().store.commit((tx) => tx.put('sessions', { ...session, createdAt: now - opened, seenAt: now - used }))
}

describe('issue 3, log-in: a web account of a person, apart from the wire account', () => {
  it('the demo people of the start block log in and find who they are, world, clock and wire account', async () => {
    const { people, password, account } = bench.running.demo
    expect(people.length).toBeGreaterThanOrEqual(7)
    for (const { login } of people) {
      const person = await logIn(bench.client, login, password)
      expect(person.session.person.login).toBe(login)
      expect(person.session.world.id).toBe('main')
      const business = person.session.person.roles.includes('business')
      expect(person.session.terminalUserId, login).toBe(business ? account.userId : '')
      expect(JSON.stringify(person.session)).not.toContain('passwordHash')
    }
  })

  it('the name is taken as people type it: capitals and spaces around it do not matter', async () => {
    const { people, password } = bench.running.demo
    const login = people[0]?.login ?? ''
    expect((await tryLogIn(bench.client, `  ${login.toUpperCase()} `, password)).status).toBe(200)
  })

  it('a password with Vietnamese letters is the same however the input method composes them', async () => {
    const person = await webPerson(bench.client, ['business'])
    const next = 'đường biển xa khơi'
    const changed = await person.api('PUT', '/api/v1/session/password', {
      current: person.password,
      next: next.normalize('NFD'),
    })
    expect(changed.status).toBe(204)
    expect((await tryLogIn(bench.client, person.login, next.normalize('NFC'))).status).toBe(200)
  })

  it('the first password opens nothing but its own change, in the language asked for', async () => {
    const person = await webPerson(bench.client, ['board'], { first: true })
    const refused = await person.api('GET', '/api/v1/people')
    expect([refused.status, refused.json.type]).toEqual([403, 'urn:vnaccs-sandbox:problem:first-password'])
    expect((await person.api('GET', '/api/v1/session')).json.person.mustChange).toBe(true)
    const current = (await bench.client.api('POST', `/api/v1/people/${person.login}/password`)).json.password
    const again = await logIn(bench.client, person.login, current)
    const faults: [string, RegExp][] = [
      ['ngắn', /8 ký tự/],
      [current, /khác/],
      ['MatKhau123', /dễ đoán/],
      [`x-${person.login}-x`, /tên đăng nhập/],
      ['x'.repeat(129), /128/],
    ]
    for (const [next, told] of faults) {
      const reply = await again.api('PUT', '/api/v1/session/password', { current, next })
      expect(reply.status).toBe(422)
      expect(reply.json.errors).toEqual([{ field: 'next', message: expect.stringMatching(told) }])
    }
    const next = 'ba từ không liên quan'
    expect((await again.api('PUT', '/api/v1/session/password', { current, next })).status).toBe(204)
    expect((await again.api('GET', '/api/v1/people')).status).toBe(200)
  })

  it('language and theme follow the person to another browser', async () => {
    const person = await webPerson(bench.client, ['customs'])
    await person.api('PUT', '/api/v1/session/preferences', { language: 'en', theme: 'dark' })
    const other = await logIn(bench.client, person.login, person.password)
    expect([other.session.language, other.session.theme]).toEqual(['en', 'dark'])
  })
})

describe('quality.md security: a session ends when it should', () => {
  it('two hours without use, twelve in any case; use within them keeps it', async () => {
    const person = await webPerson(bench.client, ['customs'])
    const status = async () => (await person.api('GET', '/api/v1/session')).status
    await age(person.login, 11.9 * HOUR, 1.9 * HOUR)
    expect(await status()).toBe(200)
    expect((await sessionsOf(person.login)).every(({ seenAt }) => office().clock.real() - seenAt < 60_000)).toBe(true)
    await age(person.login, 3 * HOUR, 2 * HOUR + 1000)
    const ended = await person.api('GET', '/api/v1/session')
    expect([ended.status, ended.json.type]).toEqual([401, 'urn:vnaccs-sandbox:problem:session-ended'])
    await age(person.login, 12 * HOUR + 1000, 0)
    expect(await status()).toBe(401)
    await logIn(bench.client, person.login, person.password)
    expect(await sessionsOf(person.login)).toHaveLength(1)
  })

  it('log-out ends it on the server: the cookie kept by a thief opens nothing', async () => {
    const person = await webPerson(bench.client, ['customs'])
    const kept = person.cookie()
    const out = await person.api('DELETE', '/api/v1/session')
    expect(out.status).toBe(204)
    expect(out.headers.get('set-cookie')).toMatch(/^vnaccs-session-\d+=;.*Expires=Thu, 01 Jan 1970/)
    expect((await person.api('GET', '/api/v1/session', undefined, { Cookie: kept })).status).toBe(401)
  })

  it('blocking and a new first password end every session at once; unblocked, the person logs in again', async () => {
    const person = await webPerson(bench.client, ['customs'])
    const other = await logIn(bench.client, person.login, person.password)
    const path = `/api/v1/people/${person.login}`
    await bench.client.api('PUT', path, { disabled: true })
    for (const one of [person, other]) expect((await one.api('GET', '/api/v1/session')).status).toBe(401)
    expect((await tryLogIn(bench.client, person.login, person.password)).status).toBe(401)
    await bench.client.api('PUT', path, { disabled: false })
    expect((await other.api('GET', '/api/v1/session')).status).toBe(401)
    const back = await logIn(bench.client, person.login, person.password)
    const { password } = (await bench.client.api('POST', `${path}/password`)).json
    expect((await back.api('GET', '/api/v1/session')).status).toBe(401)
    expect((await tryLogIn(bench.client, person.login, person.password)).status).toBe(401)
    expect((await logIn(bench.client, person.login, password)).session.person.mustChange).toBe(true)
  })

  it('one’s own new password ends the other browsers and gives this one a new cookie', async () => {
    const person = await webPerson(bench.client, ['customs'])
    const other = await logIn(bench.client, person.login, person.password)
    const before = person.cookie()
    const change = { current: person.password, next: 'mật khẩu khác hẳn' }
    expect((await person.api('PUT', '/api/v1/session/password', change)).status).toBe(204)
    expect(person.cookie()).not.toBe(before)
    expect((await person.api('GET', '/api/v1/session')).status).toBe(200)
    expect((await person.api('GET', '/api/v1/session', undefined, { Cookie: before })).status).toBe(401)
    expect((await other.api('GET', '/api/v1/session')).status).toBe(401)
  })

  it('a log-in that was under way while the password was taken away opens no session', async () => {
    const person = await webPerson(bench.client, ['customs'])
    const tries = Array.from({ length: 4 }, () => tryLogIn(bench.client, person.login, person.password))
    await bench.client.api('POST', `/api/v1/people/${person.login}/password`)
    for (const reply of await Promise.all(tries)) {
      const Cookie = cookieSet(reply.headers)
      if (Cookie === '') continue
      expect((await person.api('GET', '/api/v1/session', undefined, { Cookie })).status).toBe(401)
    }
  })

  it('who lost the place in a class works in the campaign’s world again, at the very next call', async () => {
    const person = await webPerson(bench.client, ['customs'])
    const id = (await sessionsOf(person.login))[0]
    await office().store.commit((tx) => tx.put('sessions', { ...(id as NonNullable<typeof id>), world: 'lop-da-roi' }))
    expect((await person.api('GET', '/api/v1/session')).json.world.id).toBe('main')
    expect((await person.api('PUT', '/api/v1/session/world', { world: 'lop-da-roi' })).status).toBe(404)
  })
})

describe('stack, server-sent events: a stream lives no longer than what opened it', () => {
  async function listen(cookie: string) {
    const end = new AbortController()
    const response = await fetch(`${bench.client.url}/api/v1/events`, {
      headers: { Cookie: cookie },
      signal: end.signal,
    })
    const reader = response.body?.getReader()
    let text = ''
    const over = (async () => {
      for (;;) {
        const part = await reader?.read()
        if (part === undefined || part.done) return
        text += new TextDecoder().decode(part.value)
      }
    })()
    return { response, over, text: () => text, end: () => end.abort() }
  }
  const within = (promise: Promise<void>, ms: number) =>
    Promise.race([promise.then(() => true), new Promise((late) => setTimeout(() => late(false), ms))])

  it('tells what happens, and after a block nothing more: it ends within seconds', async () => {
    const person = await webPerson(bench.client, ['trainer'])
    const heard = await listen(person.cookie())
    expect(heard.response.headers.get('content-type')).toContain('text/event-stream')
    expect(heard.response.headers.get('cache-control')).toBe('no-store')
    await new Promise((later) => setTimeout(later, 700))
    await bench.client.api('POST', '/api/v1/accounts', { unit: '02CI' })
    await expect.poll(heard.text, { timeout: 5000 }).toContain('openAccount')
    await bench.client.api('PUT', `/api/v1/people/${person.login}`, { disabled: true })
    expect(await within(heard.over, 9000)).toBe(true)
    expect(heard.text()).not.toContain('"changePerson"')
  })

  it('issue 3 (9): a tab that still shows another person or world is not given this session’s news', async () => {
    const person = await webPerson(bench.client, ['trainer'])
    const asked = (hearer: string) => person.api('GET', `/api/v1/events?for=${encodeURIComponent(hearer)}`)
    for (const hearer of ['ai.khac@main', `${person.login}@LKHAC`]) {
      const refused = await asked(hearer)
      expect([refused.status, refused.json.type]).toEqual([409, expect.stringContaining('other-session')])
    }
  })

  it('a role taken away, a log-out: the stream ends; an open stream is no use that keeps a session alive', async () => {
    const person = await webPerson(bench.client, ['trainer'])
    const first = await listen(person.cookie())
    await bench.client.api('PUT', `/api/v1/people/${person.login}`, { roles: ['business'] })
    expect(await within(first.over, 9000)).toBe(true)
    const second = await listen(person.cookie())
    await age(person.login, 3 * HOUR, 2 * HOUR - 2000)
    expect(await within(second.over, 14_000)).toBe(true)
    expect((await person.api('GET', '/api/v1/session')).status).toBe(401)
  })
})
