import { beforeAll, describe, expect, it } from 'vitest'
import { declared, type Member, member, simulator } from '../support/simulator.ts'
import { type WebPerson, webPerson } from '../support/web-person.ts'

const bench = simulator()

describe('quality.md security: behind the door, what is somebody else’s stays so', () => {
  let world = ''
  let trainer: WebPerson
  let outsider: WebPerson
  let learner: WebPerson
  beforeAll(async () => {
    trainer = await webPerson(bench.client, ['trainer'])
    outsider = await webPerson(bench.client, ['customs', 'business', 'department'])
    learner = await webPerson(bench.client, ['customs', 'business'])
    const { templates } = (await trainer.api('GET', '/api/v1/class-templates')).json
    const made = await trainer.api('POST', '/api/v1/worlds', { template: templates[0].id, title: 'Lớp thử quyền' })
    expect(made.status, made.text).toBe(201)
    world = made.json.id
    const code = (await trainer.api('GET', `/api/v1/worlds/${world}`)).json.joinCode
    const joined = await learner.api('POST', '/api/v1/worlds/join', { code })
    expect(joined.status, joined.text).toBe(200)
  }, 60_000)

  const DEEDS: readonly (readonly [method: string, path: string, body?: unknown])[] = [
    ['PUT', '/join-code', { open: true }],
    ['PUT', '/members/giangvien', { part: 'trainer' }],
    ['DELETE', '/members/giangvien'],
    ['POST', '/snapshots', { name: 'trộm' }],
    ['POST', '/reset', {}],
    ['POST', '/archive', {}],
    ['GET', '/board'],
    ['GET', '/log'],
    ['GET', '/events'],
    ['POST', '/faults', { kind: 'drop', run: '', userId: '', procedure: '', delayMs: 0, code: '', left: 1 }],
    ['PUT', '/clock', { now: '2030-01-01T00:00:00+07:00' }],
    ['PUT', '/channel', { channel: 1 }],
    ['POST', '/exam', { scenarios: ['a11-green'], minutes: 10 }],
    ['DELETE', '/exam'],
    ['GET', '/gradebook.xlsx'],
    ['GET', '/handout'],
  ]

  it('a class is its trainer’s: neither who has no place in it nor who learns there runs it', async () => {
    const before = (await trainer.api('GET', `/api/v1/worlds/${world}`)).json
    for (const who of [outsider, learner])
      for (const [method, path, body] of DEEDS) {
        const reply = await who.api(method, `/api/v1/worlds/${world}${path}`, body)
        expect([403, 404], `${who.login} ${method} ${path}: ${reply.status} ${reply.text.slice(0, 200)}`).toContain(
          reply.status,
        )
      }
    const { members, joinCode, state, snapshots, faults } = (await trainer.api('GET', `/api/v1/worlds/${world}`)).json
    expect({ members, joinCode, state, snapshots, faults }).toEqual({
      members: before.members,
      joinCode: before.joinCode,
      state: before.state,
      snapshots: before.snapshots,
      faults: before.faults,
    })
  })

  it('the joining code is told to trainers of the class only, and a guessed one opens nothing', async () => {
    expect((await learner.api('GET', `/api/v1/worlds/${world}`)).json?.joinCode ?? '').toBe('')
    expect([403, 404]).toContain((await outsider.api('GET', `/api/v1/worlds/${world}`)).status)
    expect((await outsider.api('PUT', '/api/v1/session/world', { world })).status).toBe(404)
    for (const code of ['', 'AAAAAA', world]) {
      const reply = await outsider.api('POST', '/api/v1/worlds/join', { code })
      expect(reply.status, code).toBeGreaterThanOrEqual(400)
    }
  })

  it('drafts are their writer’s, in every call', async () => {
    const draft = { procedure: 'IDA', title: 'của tôi', run: '', step: '', content: { items: {}, groups: [] } }
    const made = await learner.api('POST', '/api/v1/drafts', draft)
    expect(made.status, made.text).toBeLessThan(300)
    const path = `/api/v1/drafts/${made.json.id}`
    const put = { title: 'của kẻ khác', version: made.json.version, content: { items: {}, groups: [] } }
    for (const who of [outsider, trainer]) {
      expect((await who.api('GET', path)).status).toBe(404)
      expect((await who.api('PUT', path, put)).status).toBe(404)
      expect((await who.api('DELETE', path)).status).toBe(404)
      expect((await who.api('GET', '/api/v1/drafts')).text).not.toContain(made.json.id)
    }
    expect((await learner.api('GET', path)).json.title).toBe('của tôi')
  })

  describe('messages and declarations', () => {
    let owner: Member
    let number = ''
    beforeAll(async () => {
      owner = await member(bench.client)
      number = await declared(bench.client, owner)
    }, 60_000)

    it('another business, another office, another Cục see neither the declaration nor its messages', async () => {
      const rows = (await bench.client.api('GET', `/api/v1/journal?declaration=${number}&limit=100`)).json.rows
      expect(rows.length).toBeGreaterThan(0)
      const strangers = [
        await webPerson(bench.client, ['business']),
        await webPerson(bench.client, ['customs'], { unit: '03CC' }),
        await webPerson(bench.client, ['department'], { unit: '03CC' }),
      ]
      for (const who of strangers) {
        for (const path of ['', '/timeline'])
          expect([403, 404], path).toContain((await who.api('GET', `/api/v1/declarations/${number}${path}`)).status)
        const action = await who.api('POST', `/api/v1/declarations/${number}/actions`, { action: 'take' })
        expect([403, 404]).toContain(action.status)
        for (const { seq } of rows)
          for (const path of ['', '/print', '/print.pdf'])
            expect([403, 404], `${who.login} ${seq}${path}`).toContain(
              (await who.api('GET', `/api/v1/messages/${seq}${path}`)).status,
            )
        expect((await who.api('GET', '/api/v1/messages')).text).not.toContain(number)
      }
    })

    it('the wire password stands in no message that anybody is shown, nor in news', async () => {
      const board = await webPerson(bench.client, ['board'])
      const rows = (await bench.client.api('GET', `/api/v1/journal?declaration=${number}&limit=100`)).json.rows
      const { password, accessKey } = owner.account
      for (const { seq } of rows) {
        const { text } = await board.api('GET', `/api/v1/messages/${seq}`)
        expect(text, `${seq}`).not.toContain(password)
        expect(text, `${seq}`).not.toContain(accessKey)
      }
    })

    it('credentials of a terminal are given to the person whose terminal it is, and to nobody else', async () => {
      const other = await webPerson(bench.client, ['business'])
      expect((await other.api('GET', '/api/v1/terminal')).text).not.toContain(owner.account.password)
      const foreign = await webPerson(bench.client, ['business'], { unit: '03CC' })
      const { userId, password, terminalId, accessKey } = owner.account
      const set = await foreign.api('PUT', '/api/v1/terminal', { userId, password, terminalId, accessKey })
      expect(set.status).toBe(422)
    })
  })
})
