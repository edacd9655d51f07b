import { describe, expect, it } from 'vitest'
import { rawExchange } from '../support/raw-socket.ts'
import { simulator } from '../support/simulator.ts'
import { cookieSet, logIn, tryLogIn, webPerson } from '../support/web-person.ts'

const bench = simulator()
/** Cookies know no ports, so the name tells it. */
const name = () => `vnaccs-session-${new URL(bench.client.url).port}`
const type = (reply: { json: { type?: string } }) => reply.json?.type?.split(':').at(-1)

describe('quality.md security, the cookie (ASVS 5.0, 3.3, 7.2)', () => {
  it('HttpOnly, SameSite=Strict, for the whole site, no Domain; its value stands nowhere but in the browser', async () => {
    const { people, password } = bench.running.demo
    const reply = await tryLogIn(bench.client, people[0]?.login ?? '', password)
    const set = reply.headers.get('set-cookie') ?? ''
    expect(set).toMatch(new RegExp(`^${name()}=[\\w-]{43}; `))
    expect(set).toContain('HttpOnly')
    expect(set).toContain('SameSite=Strict')
    expect(set).toContain('Path=/')
    expect(set).not.toMatch(/Domain/i)
    const value = cookieSet(reply.headers).split('=')[1] ?? 'none'
    expect(reply.text).not.toContain(value)
    const kept = await bench.running.office.store.records.list('sessions')
    expect(JSON.stringify(kept)).not.toContain(value)
  })

  it('fixation: a value brought along is never taken over, and the session that it named ends', async () => {
    const person = await webPerson(bench.client, ['business'])
    const planted = { Cookie: `${name()}=planted-by-somebody-else-000000000000000000` }
    const entered = await tryLogIn(bench.client, person.login, person.password, planted)
    expect(cookieSet(entered.headers)).not.toContain('planted')
    expect((await person.api('GET', '/api/v1/session', undefined, planted)).status).toBe(401)
    const before = person.cookie()
    expect((await tryLogIn(bench.client, person.login, person.password, { Cookie: before })).status).toBe(200)
    expect((await person.api('GET', '/api/v1/session', undefined, { Cookie: before })).status).toBe(401)
  })

  it('an odd cookie header is nobody’s: no session, no failure', async () => {
    for (const Cookie of [
      name(),
      `${name()}=`,
      `${name()}=${'x'.repeat(6000)}`,
      `${name()}=%00%ff`,
      '__proto__=1; constructor=2',
      ';;;=;',
    ])
      expect((await bench.client.http('GET', '/api/v1/session', { headers: { Cookie } })).status, Cookie).toBe(401)
  })
})

describe('two simulators on one host, and a page before the log-in', () => {
  it('logging in at one port neither ends nor shows the session of the other: each has a cookie of its own', async () => {
    const person = await webPerson(bench.client, ['business'])
    const other = { Cookie: `vnaccs-session-1=${'y'.repeat(43)}; ${person.cookie()}` }
    expect((await person.api('GET', '/api/v1/session', undefined, other)).status).toBe(200)
    const elsewhere = { Cookie: person.cookie().replace(/-\d+=/, '-1=') }
    expect((await person.api('GET', '/api/v1/session', undefined, elsewhere)).status).toBe(401)
    const out = await person.api('DELETE', '/api/v1/session', undefined, other)
    expect(out.headers.get('set-cookie')).toMatch(new RegExp(`^${name()}=;`))
  })

  it('GET /session/now: 200 with null for nobody, an old cookie, another page; with the session for who is logged in', async () => {
    const now = async (headers: Record<string, string>) => {
      const { status, text } = await bench.client.http('GET', '/api/v1/session/now', { headers })
      expect(status).toBe(200)
      return JSON.parse(text).session
    }
    const person = await webPerson(bench.client, ['customs'])
    expect(await now({})).toBeNull()
    expect(await now({ Cookie: `${name()}=${'z'.repeat(43)}` })).toBeNull()
    expect(await now({ Cookie: person.cookie(), Origin: 'http://127.0.0.1:1' })).toBeNull()
    expect(await now({ Cookie: person.cookie() })).toMatchObject({ person: { login: person.login } })
    expect((await bench.client.http('GET', '/api/v1/session')).status).toBe(401)
  })
})

describe('quality.md security, CSRF: only the terminal’s own page acts with the cookie', () => {
  const act = (headers: Record<string, string>, body = '{"language":"en"}') => ({ headers, body })

  it('without the page’s own header, from another origin, from another port, from a page without one: 403', async () => {
    const person = await webPerson(bench.client, ['business'])
    const json = { Cookie: person.cookie(), 'Content-Type': 'application/json' }
    const { host } = new URL(bench.client.url)
    const foreign: Record<string, string>[] = [
      json,
      { ...json, 'Content-Type': 'text/plain' },
      { ...json, 'Content-Type': 'application/x-www-form-urlencoded' },
      { ...json, 'vnaccs-client': 'web', Origin: 'https://evil.example' },
      { ...json, 'vnaccs-client': 'web', Origin: 'null' },
      { ...json, 'vnaccs-client': 'web', Origin: 'http://127.0.0.1:1' },
      { ...json, 'vnaccs-client': 'web', Origin: `http://sub.${host}` },
      { ...json, 'vnaccs-client': 'web', Origin: `http://${host}.evil.example` },
      { ...json, 'vnaccs-client': 'web', 'Sec-Fetch-Site': 'same-site' },
      { ...json, 'vnaccs-client': 'web', 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' },
    ]
    for (const headers of foreign) {
      const reply = await bench.client.http('PUT', '/api/v1/session/preferences', act(headers))
      expect(reply.status, JSON.stringify(headers)).toBe(403)
      expect(reply.text).toContain('foreign-page')
      expect((await bench.client.http('DELETE', '/api/v1/session', { headers })).status).toBe(403)
    }
    expect((await person.api('GET', '/api/v1/session')).json.language).toBe('vi')
    const own = { Origin: bench.client.url, 'Sec-Fetch-Site': 'same-origin' }
    expect((await person.api('PUT', '/api/v1/session/preferences', { language: 'en' }, own)).status).toBe(204)
  })

  it('what a page of another program on this machine asks for (same-site, another port) is not read out either', async () => {
    const person = await webPerson(bench.client, ['business'])
    const get = (headers: Record<string, string>) => person.api('GET', '/api/v1/session', undefined, headers)
    expect((await get({ 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'no-cors' })).status).toBe(403)
    expect((await get({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    // A link that the person follows, or an address typed, is no request of another page.
    for (const site of ['none', 'same-site']) {
      const head = `Cookie: ${person.cookie()}\r\nSec-Fetch-Site: ${site}\r\nSec-Fetch-Mode: navigate`
      const { text } = await rawExchange(bench.client.url, {
        chunks: [
          `GET /api/v1/session HTTP/1.1\r\nHost: ${new URL(bench.client.url).host}\r\nConnection: close\r\n${head}\r\n\r\n`,
        ],
      })
      expect(text, site).toMatch(/^HTTP\/1\.1 200/)
    }
    const plain = await get({})
    expect(plain.headers.get('access-control-allow-origin')).toBeNull()
    expect(plain.headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })

  it('another site cannot log a person in: no form, no text/plain, no foreign Origin', async () => {
    const { people, password } = bench.running.demo
    const body = JSON.stringify({ login: people[0]?.login, password })
    const post = (headers: Record<string, string>) => bench.client.http('POST', '/api/v1/session', { headers, body })
    const tries: [Record<string, string>, number][] = [
      [{ 'Content-Type': 'text/plain' }, 400],
      [{ 'Content-Type': 'application/x-www-form-urlencoded' }, 400],
      [{ 'Content-Type': 'application/json', Origin: 'https://evil.example' }, 403],
      [{ 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-site' }, 403],
    ]
    for (const [headers, status] of tries) {
      const reply = await post(headers)
      expect(reply.status, JSON.stringify(headers)).toBe(status)
      expect(reply.headers.get('set-cookie')).toBeNull()
    }
  })
})

describe('quality.md security, guessing', () => {
  it('unknown name, wrong password, blocked person: one answer, byte for byte', async () => {
    const person = await webPerson(bench.client, ['business'])
    const blocked = await webPerson(bench.client, ['business'])
    await bench.client.api('PUT', `/api/v1/people/${blocked.login}`, { disabled: true })
    const replies = [
      await tryLogIn(bench.client, 'nobody.here', 'whatever it is'),
      await tryLogIn(bench.client, person.login, 'whatever it is'),
      await tryLogIn(bench.client, blocked.login, blocked.password),
    ]
    expect(replies.map(({ status }) => status)).toEqual([401, 401, 401])
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1)
  })

  it('an unknown name takes as long as a known one: both compare with a hash', async () => {
    const { people } = bench.running.demo
    const time = async (login: string) => {
      const began = performance.now()
      await tryLogIn(bench.client, login, 'not this one')
      return performance.now() - began
    }
    const [known, unknown]: [number[], number[]] = [[], []]
    for (let n = 0; n < 5; n++) {
      known.push(await time(people[1]?.login ?? ''))
      unknown.push(await time(`nobody${n}`))
    }
    const middle = (list: number[]) => [...list].sort((a, b) => a - b)[2] ?? 0
    // argon2 takes tens of milliseconds; an answer without it would take one or two.
    expect(middle(unknown)).toBeGreaterThan(middle(known) / 3)
  })

  it('the eleventh wrong password for a name from one address is not tried any more: 429 with the way out', async () => {
    const person = await webPerson(bench.client, ['business'])
    for (let n = 0; n < 10; n++) expect((await tryLogIn(bench.client, person.login, `wrong ${n} !`)).status).toBe(401)
    for (const login of [person.login, ` ${person.login.toUpperCase()}`]) {
      const reply = await tryLogIn(bench.client, login, person.password)
      expect([reply.status, type(reply)]).toEqual([429, 'too-many-tries'])
      expect(reply.json.detail).toContain('15 phút')
      expect(reply.headers.get('retry-after')).toMatch(/^\d+$/)
    }
    const { people, password } = bench.running.demo
    expect((await tryLogIn(bench.client, people[0]?.login ?? '', password)).status).toBe(200)
  })

  it('a stolen session cannot try out the password behind it', async () => {
    const person = await webPerson(bench.client, ['business'])
    const guess = () => person.api('PUT', '/api/v1/session/password', { current: 'a guess', next: 'something new' })
    for (let n = 0; n < 20; n++) expect((await guess()).status).toBe(422)
    expect((await guess()).status).toBe(429)
  })
})

describe('quality.md security, bodies and headers', () => {
  it('giant, deep, broken and polluting log-in bodies are refused and change nothing', async () => {
    const post = (body: string | Uint8Array) =>
      bench.client.http('POST', '/api/v1/session', { body, headers: { 'Content-Type': 'application/json' } })
    expect((await post(`{"login":"${'x'.repeat(20_000)}","password":"x"}`)).status).toBe(413)
    expect((await post(`${'['.repeat(4000)}${']'.repeat(4000)}`)).status).toBe(400)
    for (const body of ['', 'null', '[]', '"x"', '{"login":', '{"login":{"$ne":1},"password":["x"]}'])
      expect((await post(body)).status, body).toBe(400)
    expect((await post('{"__proto__":{"login":"a","password":"b"}}')).status).toBe(400)
    const person = await webPerson(bench.client, ['board'])
    const polluted = '{"name":"A","__proto__":{"disabled":true},"constructor":{"prototype":{"roles":["it"]}}}'
    const put = await bench.client.http('PUT', `/api/v1/people/${person.login}`, {
      body: polluted,
      headers: { Cookie: person.cookie(), 'vnaccs-client': 'web', 'Content-Type': 'application/json' },
    })
    expect(put.status).toBe(400)
    expect(({} as Record<string, unknown>).disabled).toBeUndefined()
    const extra = await person.api('POST', '/api/v1/people', {
      login: 'them.nguoi',
      name: 'B',
      unit: '02CI',
      roles: ['business'],
      mustChange: false,
      passwordHash: 'x',
    })
    expect(extra.status).toBe(201)
    const stored = await bench.running.office.store.records.find('people', 'them.nguoi')
    expect([stored?.mustChange, stored?.passwordHash.startsWith('$argon2id$')]).toEqual([true, true])
  })

  it('names of people are one readable line: control signs and turned writing are refused', async () => {
    for (const name of ['A\nB', 'A\u0000', '\u202Eevil', '', ' ', 'x'.repeat(121)]) {
      const body = { login: 'ai.do', name, unit: '02CI', roles: ['business'] }
      expect((await bench.client.api('POST', '/api/v1/people', body)).status, JSON.stringify(name)).toBe(400)
    }
  })

  it('nothing of the API is kept by a cache: answers, refusals, log-in, log-out', async () => {
    const person = await webPerson(bench.client, ['board'])
    const replies = [
      await tryLogIn(bench.client, person.login, person.password),
      await tryLogIn(bench.client, person.login, 'wrong wrong'),
      await person.api('GET', '/api/v1/people'),
      await person.api('GET', '/api/v1/nothing'),
      await bench.client.http('GET', '/api/v1/session'),
      await person.api('DELETE', '/api/v1/session'),
    ]
    for (const { headers } of replies) expect(headers.get('cache-control')).toBe('no-store')
  })

  it('no page of another origin frames the terminal; scripts, fonts and forms only of its own', async () => {
    const { headers } = await bench.client.http('GET', '/')
    const policy = headers.get('content-security-policy') ?? ''
    for (const part of ["frame-ancestors 'self'", "script-src 'self'", "object-src 'none'", "base-uri 'self'"])
      expect(policy).toContain(part)
    for (const part of ["form-action 'self'", "font-src 'self'", "script-src-attr 'none'"])
      expect(policy).toContain(part)
    expect(policy).not.toMatch(/unsafe|\*|https:|http:\/\/(?!127\.0\.0\.1:)/)
  })

  it('no address leads away: //host and \\\\host are no redirects', async () => {
    for (const path of ['//evil.example', '/%5cevil.example', '/login?next=//evil.example', '/\\evil.example']) {
      const { text } = await rawExchange(bench.client.url, {
        chunks: [`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`],
      })
      expect(text, path).not.toMatch(/^HTTP\/1\.1 30/)
      expect(text).not.toMatch(/^location:/im)
    }
  })
})

describe('product, accounts: nobody shuts themselves out, and a list of people is taken whole or not at all', () => {
  it('own block, own reset, own managing role: 409', async () => {
    const person = await webPerson(bench.client, ['board'])
    const own = `/api/v1/people/${person.login}`
    for (const [method, path, body] of [
      ['PUT', own, { disabled: true }],
      ['PUT', own, { roles: ['business'] }],
      ['POST', `${own}/password`, {}],
    ] as const)
      expect(type(await person.api(method, path, body))).toBe('own-account')
    expect((await person.api('PUT', own, { roles: ['it', 'trainer'] })).status).toBe(200)
  })

  it('every faulty row is named with field and reason, before anybody is made; mended, all are made with a first password', async () => {
    const person = await webPerson(bench.client, ['it'])
    const row = { login: 'nhap.mot', name: 'Nhập Một', unit: '02CI', roles: ['business'] }
    const people = [
      row,
      { ...row, name: 'Trùng' },
      { ...row, login: 'có dấu', unit: 'KHONG' },
      { ...row, login: person.login },
      { ...row, login: 'nhap.hai', name: '', roles: ['vua'] },
      { ...row, login: 'nhap.ba', roles: [] },
    ]
    const { faults } = (await person.api('POST', '/api/v1/people/check', { people })).json
    expect(faults.map((fault: { row: number; field: string }) => `${fault.row} ${fault.field}`)).toEqual([
      '2 login',
      '3 login',
      '3 unit',
      '4 login',
      '5 name',
      '5 roles',
      '6 roles',
    ])
    const refused = await person.api('POST', '/api/v1/people/import', { people })
    expect([refused.status, refused.json.errors[0].field]).toEqual([422, 'people.1.login'])
    expect((await tryLogIn(bench.client, 'nhap.mot', 'x')).status).toBe(401)
    expect(await bench.running.office.store.records.find('people', 'nhap.mot')).toBeUndefined()
    const good = [row, { ...row, login: 'Nhap.Hai', unit: '02ci', roles: ['customs', 'customs'] }]
    const made = await person.api('POST', '/api/v1/people/import', { people: good })
    expect(made.status).toBe(201)
    for (const { login, password } of made.json.people)
      expect((await logIn(bench.client, login, password)).session.person.mustChange).toBe(true)
    expect((await bench.running.office.store.records.find('people', 'nhap.hai'))?.roles).toEqual(['customs'])
    expect((await person.api('POST', '/api/v1/people/import', { people: good })).status).toBe(422)
  })

  it('customs.md, Rights: the sub-section of an officer is one of the office’s list; in the form, in the list of many, and gone with the office', async () => {
    const api = bench.client.api
    const add = (login: string, more: Record<string, unknown>) =>
      api('POST', '/api/v1/people', { login, name: 'Công Chức', unit: '02CI', roles: ['customs'], ...more })
    expect((await add('doi.sai', { subsection: '77' })).json.errors[0].field).toBe('subsection')
    expect((await add('doi.dung', { subsection: '01' })).status).toBe(201)
    const of = async () =>
      (await api('GET', '/api/v1/people')).json.people.find(({ login }: { login: string }) => login === 'doi.dung')
    expect((await of()).subsection).toBe('01')
    const wrong = await api('PUT', '/api/v1/people/doi.dung', { subsection: '77' })
    expect([wrong.status, wrong.json.errors[0].field]).toEqual([422, 'subsection'])
    await api('PUT', '/api/v1/people/doi.dung', { unit: '03CC' })
    expect((await of()).subsection).toBe('')
    const row = { login: 'doi.nhap', name: 'Công Chức', unit: '02CI', roles: ['customs'], subsection: '77' }
    const check = await api('POST', '/api/v1/people/check', { people: [row] })
    expect(check.json.faults).toMatchObject([{ row: 1, field: 'subsection' }])
    expect((await api('POST', '/api/v1/people/import', { people: [{ ...row, subsection: '00' }] })).status).toBe(201)
    const { units } = (await api('GET', '/api/v1/people/units')).json
    const here = units.find(({ code }: { code: string }) => code === '02CI')
    expect(here.subsections.map(({ code }: { code: string }) => code)).toEqual(['00', '01', '02'])
  })
})
