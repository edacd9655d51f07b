import { describe, expect, it } from 'vitest'
import { message, numbered } from '../support/message.ts'
import { importForm } from '../support/papers.ts'
import { signed } from '../support/signer.ts'
import { declared, draft, type Member, member, send, simulator } from '../support/simulator.ts'
import { logIn, type WebPerson, webPerson } from '../support/web-person.ts'

const bench = simulator()

/** A person whose terminal works with the member's account. */
async function person(who: Member, roles: Parameters<typeof webPerson>[1] = ['business']): Promise<WebPerson> {
  const made = await webPerson(bench.client, roles)
  const { userId, password, terminalId, accessKey } = who.account
  const set = await made.api('PUT', '/api/v1/terminal', { userId, password, terminalId, accessKey })
  if (set.status !== 200) throw new Error(set.text)
  return made
}
const journalOf = async (who: Member) =>
  (await bench.client.api('GET', `/api/v1/journal?user=${who.account.userId}&limit=1000`)).json.rows
const lastOf = async (who: Member, kind: string, procedure?: string) =>
  (await journalOf(who))
    .filter(
      (row: { kind: string; procedure: string }) => row.kind === kind && (!procedure || row.procedure === procedure),
    )
    .at(-1)

describe('GET /api/v1/messages/:seq: a message at three depths', () => {
  it('the endpoint tells the journal row of its answer; the accepted IDA opens IDC with its number', async () => {
    const who = await member(bench.client)
    const me = await person(who)
    const { body, contentType } = signed(who.signer, message(who.account, 'IDA', importForm()))
    const reply = await bench.client.post(body, contentType)
    const seq = Number(reply.headers.get('vnaccs-journal'))
    const view = (await me.api('GET', `/api/v1/messages/${seq}`)).json
    expect(view.row).toMatchObject({ seq, kind: 'answer', procedure: 'IDA' })
    const number = view.row.declarationNo
    expect(view.sentences[0].vi).toContain(`Số ${number}`)
    expect(view.next).toMatchObject([{ procedure: 'IDC', content: { items: { 1: number } } }])
    expect([view.printable, view.layout]).toEqual([true, 'VAD0AA'])
    const icn = view.items.find((item: { id: string }) => item.id === 'ICN')
    expect(Buffer.from(reply.bytes.subarray(icn.offset, icn.offset + icn.length)).toString()).toBe(number)
    expect(view.related.map((row: { kind: string }) => row.kind)).toEqual(['request'])
    expect((await me.api('GET', `/api/v1/messages/${seq}/print`)).json.output).toBe('VAD0AA')
    expect((await me.api('GET', `/api/v1/messages/${seq}/print.pdf`)).headers.get('content-type')).toBe(
      'application/pdf',
    )
  })

  it('a refused IDA: each code with item, line, value; the signed request with its verdict, and no password anywhere', async () => {
    const who = await member(bench.client)
    const me = await person(who)
    const form = importForm()
    const [first = {}] = form.lines
    const lines = [{ ...first, CMD: '99999999' }]
    await send(bench.client, who, 'IDA', { ...form, lines })
    const answer = (await me.api('GET', `/api/v1/messages/${(await lastOf(who, 'answer')).seq}`)).json
    const fault = answer.results.find((one: { code: string }) => one.code === 'S0173')
    expect(fault).toMatchObject({ item: 'CMD', line: 1, ok: false })
    expect(fault.text.vi).toContain('“99999999”')
    expect(answer.printable).toBe(false)
    const request = await me.api('GET', `/api/v1/messages/${(await lastOf(who, 'request')).seq}`)
    expect(request.json.verdict).toMatchObject({ ok: true, code: '' })
    expect(request.json.verdict.steps.map((step: { step: string }) => step.step)).toContain('binding')
    expect(request.json.header.find((one: { name: string }) => one.name === 'password')).toMatchObject({
      offset: 37,
      value: '********',
    })
    expect(request.text).not.toContain(who.account.password)
    const cmd = request.json.items.find((item: { id: string; line: number }) => item.id === 'CMD')
    expect(cmd).toMatchObject({ line: 1, value: '99999999' })
    expect(
      Buffer.from(request.json.text)
        .subarray(cmd.offset, cmd.offset + 8)
        .toString(),
    ).toBe('99999999')
  })

  it('XML, broken frames, broken envelopes, odd bytes: what can be read is shown, never the password', async () => {
    const who = await member(bench.client)
    const me = await person(who)
    const { account } = who
    const edi = message(account, 'IID', numbered('ICN', '100000000010'))
    const xml = `<Message xmlns="urn:vnaccs-sandbox:message:1" profile="2014-gen0"><Header><Field name="procedure">IID</Field><Field name="user">${account.userId}</Field><Field name="password">${account.password}</Field><Field name="terminal">${account.terminalId}</Field><Field name="system">1</Field></Header><Items><Item no="1" id="ICN">100000000010</Item></Items></Message>`
    const envelope = 'multipart/signed; protocol="application/x-pkcs7-signature"; micalg=sha-256; boundary="b"'
    const odd = Buffer.from(edi)
    odd[400] = 0xff
    const sent: [Uint8Array | string, string][] = [
      [xml, 'application/xml'],
      [xml.replace('</Items>', ''), 'application/xml'],
      [edi.subarray(0, 120), 'text/plain; charset=UTF-8'],
      [edi.subarray(2), 'text/plain; charset=UTF-8'],
      [odd, 'text/plain; charset=UTF-8'],
      [`--b\r\nContent-Type: text/plain\r\n\r\n${Buffer.from(edi)}\r\n--b--\r\n`, envelope],
      [`--b\r\n\r\n${Buffer.from(edi).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n--b--\r\n`, envelope],
      [edi, 'image/png'],
    ]
    const texts: string[] = []
    for (const [body, contentType] of sent) {
      const reply = await bench.client.post(body, contentType)
      const answer = Number(reply.headers.get('vnaccs-journal'))
      // A message that names no account is nobody's own: who runs the world may look.
      for (const seq of [answer - 1, answer]) {
        const view = await bench.client.api('GET', `/api/v1/messages/${seq}`)
        expect(view.status, contentType).toBe(200)
        expect(view.text).not.toContain(account.password)
        expect(view.json.sentences.length).toBeGreaterThan(0)
        texts.push(view.json.text)
        for (const { text } of view.json.results) expect(text.vi).not.toBe('')
      }
    }
    expect(texts[8]).toContain('\\xff')
    const xmlRow = (await journalOf(who)).find((row: { kind: string }) => row.kind === 'request')
    const view = (await me.api('GET', `/api/v1/messages/${xmlRow.seq}`)).json
    expect(view.items).toMatchObject([{ no: 1, id: 'ICN', value: '100000000010' }])
    expect(
      Buffer.from(view.text)
        .subarray(view.items[0].offset, view.items[0].offset + 12)
        .toString(),
    ).toBe('100000000010')
    const gateway = (await bench.client.api('GET', '/api/v1/journal?limit=1000')).json.rows
      .filter((row: { resultCodes: string[]; kind: string }) => row.kind === 'answer' && row.resultCodes[0] === 'E135')
      .at(-1)
    const refusal = (await bench.client.api('GET', `/api/v1/messages/${gateway.seq}`)).json
    expect(refusal).toMatchObject({ header: [], items: [], results: [{ code: 'E135' }] })
    expect(refusal.text).toContain('Message Format GW Error')
  })

  it('protocol 3.2: a call-up opens its procedure, filled in', async () => {
    const who = await member(bench.client)
    const me = await person(who)
    const number = await draft(bench.client, who)
    await bench.client.edi(message(who.account, 'IDB', numbered('ICN', number)))
    const view = (await me.api('GET', `/api/v1/messages/${(await lastOf(who, 'answer', 'IDB')).seq}`)).json
    expect(view.next).toMatchObject([{ procedure: 'IDA' }])
    const sent = (await me.api('GET', `/api/v1/messages/${(await lastOf(who, 'request', 'IDA')).seq}`)).json
    const { items, groups } = view.next[0].content
    expect(items).toMatchObject({ ...sent.content.items })
    expect(groups[0]).toHaveLength(sent.content.groups[0].length)
  })

  it('the access key of a pull is masked too', async () => {
    const who = await member(bench.client)
    const me = await person(who)
    const { terminalId, accessKey } = who.account
    await bench.client.edi(
      message(who.account, '#REP1', { head: { TRM: terminalId, KEY: accessKey, MOD: '0' }, lines: [] }),
    )
    const view = await me.api('GET', `/api/v1/messages/${(await lastOf(who, 'request')).seq}`)
    expect(view.json.items.map((item: { id: string }) => item.id)).toEqual(['TRM', 'KEY', 'MOD'])
    expect(view.text).not.toContain(accessKey)
    expect(view.text).not.toContain(who.account.password)
  })
})

describe('quality, Security: who may look into a message', () => {
  it('own account, own office’s customs, own Cục, trainer, board, it; nobody else; the admin’s acts are no messages of an account', async () => {
    const who = await member(bench.client)
    await declared(bench.client, who)
    const { seq } = await lastOf(who, 'answer', 'IDC')
    const see = async (caller: WebPerson) => (await caller.api('GET', `/api/v1/messages/${seq}`)).status
    const other = await member(bench.client)
    expect(await see(await person(who))).toBe(200)
    expect(await see(await person(other))).toBe(403)
    for (const roles of [['trainer'], ['board'], ['it']] as const)
      expect(await see(await webPerson(bench.client, roles))).toBe(200)
    expect(await see(await webPerson(bench.client, ['department']))).toBe(200)
    expect(await see(await webPerson(bench.client, ['department'], { unit: '01B1' }))).toBe(403)
    expect(await see(await webPerson(bench.client, ['customs']))).toBe(200)
    expect(await see(await webPerson(bench.client, ['customs'], { unit: '01B1' }))).toBe(403)
    const stranger = await person(other)
    expect((await stranger.api('GET', `/api/v1/messages/${seq}/print`)).status).toBe(403)
    const admin = (await bench.client.api('GET', '/api/v1/journal?limit=1')).json.rows[0]
    expect((await stranger.api('GET', `/api/v1/messages/${admin.seq}`)).status).toBe(403)
    expect((await stranger.api('GET', '/api/v1/messages/999999')).status).toBe(404)
  })
})

describe('GET /api/v1/mailbox and /api/v1/messages', () => {
  it('contract, mailbox: a report is shown once it was pulled and acknowledged, not before', async () => {
    const who = await member(bench.client)
    const me = await person(who)
    await declared(bench.client, who)
    const before = (await me.api('GET', '/api/v1/mailbox')).json
    expect(before.waiting).toBeGreaterThan(1)
    expect(before.items.every((item: { waiting: boolean }) => item.waiting)).toBe(true)
    const oldest = before.items.at(-1)
    const early = await me.api('GET', `/api/v1/messages/${oldest.seq}`)
    expect([early.status, early.json.type]).toEqual([409, 'urn:vnaccs-sandbox:problem:not-fetched'])
    expect((await me.api('GET', `/api/v1/messages/${oldest.seq}/print`)).status).toBe(409)

    const { terminalId, accessKey } = who.account
    const pulled = await bench.client.edi(
      message(who.account, '#REP1', { head: { TRM: terminalId, KEY: accessKey, MOD: '0' }, lines: [] }),
    )
    expect((await me.api('GET', '/api/v1/mailbox')).json.waiting).toBe(before.waiting)
    await bench.client.edi(
      message(who.account, '?A2', undefined, { continuation: pulled.header.continuation, guard: '*' }),
    )
    const after = (await me.api('GET', '/api/v1/mailbox')).json
    expect(after.waiting).toBe(before.waiting - 1)
    expect(after.items.find((item: { seq: number }) => item.seq === oldest.seq).waiting).toBe(false)
    const view = (await me.api('GET', `/api/v1/messages/${oldest.seq}`)).json
    expect(view.row.outputs).toEqual([oldest.output])
    expect(view.sentences[0].vi).toContain(oldest.output)
  })

  it('messages: own account newest first, paged, filtered by procedure, declaration, result; pulls only when asked for', async () => {
    const who = await member(bench.client)
    const me = await person(who)
    const number = await declared(bench.client, who)
    await send(bench.client, who, 'IDC', numbered('ICN', '100999999990'))
    const { terminalId, accessKey } = who.account
    await bench.client.edi(
      message(who.account, '#REP1', { head: { TRM: terminalId, KEY: accessKey, MOD: '0' }, lines: [] }),
    )
    const list = async (query = '') => (await me.api('GET', `/api/v1/messages?${query}`)).json
    const all = await list()
    const seqs = all.rows.map((row: { seq: number }) => row.seq)
    expect(seqs).toEqual([...seqs].sort((a, b) => b - a))
    expect(all.rows.every((row: { userId: string }) => row.userId === who.account.userId)).toBe(true)
    expect(all.rows.some((row: { procedure: string }) => row.procedure === '#REP1')).toBe(false)
    expect((await list('pulls=1')).rows.some((row: { procedure: string }) => row.procedure === '#REP1')).toBe(true)
    const page = await list('limit=3')
    const second = await list(`limit=3&before=${page.next}`)
    expect([...page.rows, ...second.rows].map((row: { seq: number }) => row.seq)).toEqual(seqs.slice(0, 6))
    expect((await list('procedure=IDA')).rows.map((row: { kind: string }) => row.kind)).toEqual(['answer', 'request'])
    expect((await list(`declaration=${number}&kind=report`)).rows.length).toBeGreaterThan(1)
    const refused = await list('result=refused&kind=answer')
    expect(refused.rows).toHaveLength(1)
    expect((await list(`result=${refused.rows[0].resultCodes[0].slice(0, 5)}`)).rows.length).toBe(2)
    expect((await me.api('GET', '/api/v1/messages?user=ADMIN000')).status).toBe(403)
  })

  it('a person without a wire account has an empty mailbox and no messages', async () => {
    const nobody = await webPerson(bench.client, ['business'])
    expect((await nobody.api('GET', '/api/v1/mailbox')).json).toEqual({ waiting: 0, items: [] })
    expect((await nobody.api('GET', '/api/v1/messages')).json).toEqual({ rows: [], next: null })
  })
})

describe('POST /api/v1/terminal/certificate (issue 3: a class machine asks for its own)', () => {
  it('issues for the account of the terminal and binds it; without a terminal 409', async () => {
    const who = await member(bench.client)
    const me = await person(who)
    const { newSigner } = await import('../support/signer.ts')
    const issued = await me.api('POST', '/api/v1/terminal/certificate', { csr: newSigner().csr })
    expect(issued.status).toBe(201)
    expect(issued.json.certificate).toContain('BEGIN CERTIFICATE')
    expect((await me.api('GET', '/api/v1/terminal')).json.certificate).toBe(issued.json.serial)
    const nobody = await webPerson(bench.client, ['business'])
    expect((await nobody.api('POST', '/api/v1/terminal/certificate', { csr: 'x' })).status).toBe(409)
    expect((await me.api('POST', '/api/v1/terminal/certificate', { csr: 'x' })).status).toBe(422)
  })
})

describe('GET /api/v1/session/all', () => {
  it('shows where one is logged in, and ends it elsewhere', async () => {
    const me = await webPerson(bench.client, ['business'])
    const elsewhere = await logIn(bench.client, me.login, me.password)
    const all = async () => JSON.parse((await me.api('GET', '/api/v1/session/all')).text)
    expect((await all()).map((one: { current: boolean }) => one.current).sort()).toEqual([false, true])
    expect((await me.api('DELETE', '/api/v1/session/others')).json).toEqual({ ended: 1 })
    expect((await elsewhere.api('GET', '/api/v1/session')).status).toBe(401)
    expect(await all()).toHaveLength(1)
  })
})
