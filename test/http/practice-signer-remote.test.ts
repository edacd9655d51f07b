/** The same where others reach the simulator: its own token serves nobody, the page asks through the agent of its machine. */
import { describe, expect, it } from 'vitest'
import { newSigner } from '../support/signer.ts'
import { member, simulator } from '../support/simulator.ts'
import { webPerson } from '../support/web-person.ts'

describe('contract, Where others reach the simulator: the page asks through the agent of its machine', () => {
  const remote = simulator({ HOST: '0.0.0.0', ALLOW_PLAIN_HTTP: '1' })
  it('T028: nothing is issued until a token of the person asks; the account that it is for is told', async () => {
    const far = await webPerson(remote.client, ['business'])
    const theirs = await member(remote.client)
    const { userId, password, terminalId, accessKey } = theirs.account
    await far.api('PUT', '/api/v1/terminal', { userId, password, terminalId, accessKey })
    const opened = await far.api('POST', '/api/v1/runs', { scenario: 'token-revoked', official: false, mode: 'alone' })
    const path = `/api/v1/runs/${opened.json.id}/signer`
    expect((await far.api('POST', path, {})).json).toMatchObject({ kind: 'revoked', userId, serial: '', notAfter: '' })
    const issued = await far.api('POST', `${path}/certificate`, { csr: newSigner().csr })
    expect((await far.api('POST', path, {})).json.serial).toBe(issued.json.serial)
  })
})
