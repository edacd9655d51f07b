import { describe, expect, it } from 'vitest'
import type { AgentStatus } from '../../../../terminal-client/web/lib/agent.ts'
import { type AgentSeen, readinessOf } from '../../../../terminal-client/web/parts/sending/readiness.ts'

const NOW = Date.UTC(2026, 10, 28)
const credentials = { userId: '02CIA001', password: 'x', terminalId: 'TRM001', accessKey: 'k' }
const terminal = { credentials, certificate: '0A1B', certifying: false }
const certificate = {
  serial: '0a1b',
  commonName: '02CIA001',
  issuer: 'CA',
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2027-01-01T00:00:00Z',
}
const agent = (over: Partial<AgentStatus> = {}): AgentStatus => ({
  paired: true,
  selfTestUrl: '',
  tokens: [
    {
      id: 't',
      kind: 'pkcs11',
      label: 'T',
      serial: '1',
      pin: { locked: false, low: false },
      certificates: [certificate],
    },
  ],
  ...over,
})
const told = (seen: AgentSeen, of: Parameters<typeof readinessOf>[0] = terminal): readonly string[] =>
  readinessOf(of, seen, NOW).map(({ step, state, fault }) => `${step} ${state}${fault ? ` ${fault}` : ''}`)

describe('issue 3 (8), Việc của tôi: whether one can sign from here is told before a form is filled', () => {
  it('account, agent, pairing and the bound certificate: ready', () => {
    expect(told(agent())).toEqual(['terminal done', 'agent done', 'pairing done', 'certificate done'])
  })

  it.each<[string, AgentSeen, readonly string[]]>([
    ['nobody asked', 'unasked', ['terminal done', 'agent unasked', 'pairing later', 'certificate later']],
    ['agent absent', 'absent', ['terminal done', 'agent lacking agentAbsent', 'pairing later', 'certificate later']],
    [
      'not paired',
      { paired: false, selfTestUrl: '' },
      ['terminal done', 'agent done', 'pairing lacking notPaired', 'certificate later'],
    ],
    ['no token', agent({ tokens: [] }), ['terminal done', 'agent done', 'pairing done', 'certificate lacking noToken']],
    [
      'certificate of another account',
      agent({
        tokens: [
          { ...agent().tokens?.[0], certificates: [{ ...certificate, serial: '99', commonName: '03CCA001' }] } as never,
        ],
      }),
      ['terminal done', 'agent done', 'pairing done', 'certificate lacking noCertificate'],
    ],
  ])('%s: the first thing that is lacking says why, what hangs on it comes later', (_, seen, expected) => {
    expect(told(seen)).toEqual(expected)
  })

  it('no wire account yet: whose certificate it should be is not known', () => {
    expect(told(agent(), { credentials: null, certificate: '', certifying: false })).toEqual([
      'terminal lacking noTerminal',
      'agent done',
      'pairing done',
      'certificate later',
    ])
  })

  it('an expired certificate is lacking', () => {
    expect(readinessOf(terminal, agent(), Date.UTC(2027, 5, 1))[3]).toEqual({
      step: 'certificate',
      state: 'lacking',
      fault: 'expired',
    })
  })
})
