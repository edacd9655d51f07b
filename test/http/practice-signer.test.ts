/** What a run needs that practises refused signatures (issue 3, points 3 and 6): made once, and nothing of the account's own is touched. */
import { beforeAll, describe, expect, it } from 'vitest'
import { encodeItems } from '#protocol/edi/encode.ts'
import type { StoredContent } from '../../simulator/api/terminal.ts'
import { openAuthority } from '../../simulator/authority.ts'
import { readDemo } from '../../simulator/demo-world.ts'
import { openToken } from '../../simulator/token-drawer.ts'
import { certificateDer, parseCertificate } from '../../simulator/trust/certificate.ts'
import { catalogue, ediAnswer, message } from '../support/message.ts'
import { newSigner, signed } from '../support/signer.ts'
import { type Member, member, simulator } from '../support/simulator.ts'
import { type WebPerson, webPerson } from '../support/web-person.ts'

const bench = simulator()
let person: WebPerson
let officer: WebPerson
let own: Member

beforeAll(async () => {
  person = await webPerson(bench.client, ['business', 'customs'])
  officer = await webPerson(bench.client, ['customs'])
  own = await member(bench.client)
  const { userId, password, terminalId, accessKey } = own.account
  const set = await person.api('PUT', '/api/v1/terminal', { userId, password, terminalId, accessKey })
  if (set.status !== 200) throw new Error(set.text)
})

const open = async (scenario: string): Promise<string> => {
  const opened = await person.api('POST', '/api/v1/runs', { scenario, official: false, mode: 'alone' })
  if (opened.status !== 201) throw new Error(opened.text)
  return opened.json.id
}
const signerOf = (run: string, who = person) => who.api('POST', `/api/v1/runs/${run}/signer`, {})
const bound = async (userId: string): Promise<string> =>
  (await bench.client.api('GET', '/api/v1/accounts')).json.accounts.find(
    (account: { userId: string }) => account.userId === userId,
  ).certificate
const count = async (): Promise<number> => (await bench.client.api('GET', '/api/v1/accounts')).json.accounts.length
/** Serials on the training token of this machine, with their common names. */
const onToken = (): Map<string, string> => {
  const { pin = '' } = readDemo(bench.dataDir) ?? {}
  const token = openToken({ dataDir: bench.dataDir, pin })
  try {
    return new Map(token.certificates().map(({ serial, commonName }) => [serial, commonName]))
  } finally {
    token.close()
  }
}

/** Sends the step's data, signed by a key whose certificate the run's own way issued. */
async function sendWith(run: string): Promise<string> {
  const signer = newSigner()
  const issued = await person.api('POST', `/api/v1/runs/${run}/signer/certificate`, { csr: signer.csr })
  expect(issued.status).toBe(201)
  signer.certificate = issued.json.certificate
  const { content } = (await person.api('GET', `/api/v1/runs/${run}/steps/ida/content`)).json as {
    content: StoredContent
  }
  const layout = catalogue.layout('input', 'IDA')
  if (!layout) throw new Error('no IDA')
  const numbers = (values: Readonly<Record<string, string>>) =>
    new Map(Object.entries(values).map(([no, value]) => [Number(no), value]))
  const items = encodeItems(layout, {
    items: numbers(content.items),
    groups: content.groups.map((rows) => rows.map(numbers)),
  })
  const { body, contentType } = signed(signer, message(own.account, 'IDA', items, { inputId: run }))
  const { headers, bytes } = await bench.client.post(body, contentType)
  return headers.get('vnaccs-gateway-code') ?? ediAnswer(bytes).firstLine
}

describe('issue 3 (6): the set-up of refusal scenarios', () => {
  it('T028: every scenario can be opened on the pages', async () => {
    const { scenarios } = (await person.api('GET', '/api/v1/catalogue')).json
    expect(scenarios.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(['token-other-account', 'token-revoked', 'over-50-lines']),
    )
    expect(JSON.stringify(scenarios)).not.toContain('npm run')
  })

  it('T028, A0036: a colleague is made once for the account, with a certificate on the training token; the own binding stays', async () => {
    const before = await count()
    const first = await signerOf(await open('token-other-account'))
    expect(first.json).toMatchObject({ kind: 'otherAccount', revokedAt: '' })
    const { userId, serial } = first.json
    expect(userId).not.toBe(own.account.userId)
    expect(onToken().get(serial)).toBe(userId)
    const again = await signerOf(await open('token-other-account'))
    expect(again.json).toEqual(first.json)
    expect(await count()).toBe(before + 1)
    expect(await bound(userId)).toBe(serial)
    expect(await bound(own.account.userId)).toBe(own.signer.serial)
  })

  it('T028, E134: a certificate of the account is issued, never bound, revoked at once, and older than the bound one; two tabs make one', async () => {
    const run = await open('token-revoked')
    const [one, two] = await Promise.all([signerOf(run), signerOf(run)])
    expect(one.json.serial).toBe(two.json.serial)
    const { userId, serial, revokedAt, notAfter } = one.json
    expect(userId).toBe(own.account.userId)
    expect(Date.parse(revokedAt)).toBeGreaterThan(0)
    expect(onToken().get(serial)).toBe(userId)
    expect(await bound(userId)).toBe(own.signer.serial)
    const mine = parseCertificate(certificateDer(own.signer.certificate))
    const { certificates } = bench.running.office.store.realm()
    expect(certificates.get(serial)?.notBefore).toBeLessThan(mine.notBefore)
    expect(Date.parse(notAfter)).toBeLessThan(mine.notAfter)
    const crl = openAuthority(bench.dataDir, Date.now()).crl(certificates.values(), Date.now())
    expect(Buffer.from(crl).toString('hex')).toContain(serial)
    expect((await signerOf(await open('token-revoked'))).json.serial).toBe(serial)
  })

  it.each([
    ['token-other-account', /^A0036/],
    ['token-revoked', /^E134/],
  ])(
    'T028: %s through the person’s own token: the refusal comes, the run has passed, and the own certificate still signs',
    async (scenario, refusal) => {
      const run = await open(scenario)
      expect(await sendWith(run)).toMatch(refusal)
      const view = (await person.api('GET', `/api/v1/runs/${run}/play`)).json
      expect([view.status, view.score]).toEqual(['passed', 100])
      expect(await bound(own.account.userId)).toBe(own.signer.serial)
      const { body, contentType } = signed(
        own.signer,
        message(own.account, 'IID', { head: { ICN: '100000000010' }, lines: [] }),
      )
      expect((await bench.client.edi(body, contentType)).firstLine).not.toMatch(/^A003/)
    },
  )

  it('who does not play the business, whose terminal has no account, and a scenario of one’s own certificate get none', async () => {
    const run = await open('token-revoked')
    expect((await signerOf(run, officer)).status).toBe(403)
    expect((await signerOf(await open('a11-green'))).json.type).toMatch(/own-signer/)
    const bare = await webPerson(bench.client, ['business'])
    const opened = await bare.api('POST', '/api/v1/runs', { scenario: 'token-revoked', official: false, mode: 'alone' })
    expect((await signerOf(opened.json.id, bare)).json.type).toMatch(/no-terminal/)
  })
})
