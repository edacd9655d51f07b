/** An agent, a centre and a browser that do as they are told; what was asked of them is kept. */

import { writeMessage } from '#protocol/edi/message.ts'
import { formatResultLine } from '#protocol/edi/result-line.ts'
import type { TerminalView } from '../../../../simulator/api/session.ts'
import { type Agent, AgentFault, type AgentStatus, type SignState } from '../../../../terminal-client/web/lib/agent.ts'
import { carryId } from '../../../../terminal-client/web/parts/sending/carry-id.ts'
import { Delivery } from '../../../../terminal-client/web/parts/sending/delivery.ts'
import type { SendingPorts } from '../../../../terminal-client/web/parts/sending/ports.ts'
import type { HttpAnswer } from '../../../../terminal-client/web/parts/sending/read-answer.ts'
import type { SendingState, Way } from '../../../../terminal-client/web/parts/sending/sending-state.ts'
import { catalogue } from '../../../support/message.ts'

export const USER = '02CIA001'
export const SERIAL = '00ab12'
const YEAR = 365 * 24 * 3_600_000

export const certificate = (commonName: string, serial: string, end = Date.now() + YEAR) => ({
  serial,
  commonName,
  issuer: 'CA',
  notBefore: new Date(0).toISOString(),
  notAfter: new Date(end).toISOString(),
})

export const token = (...certificates: readonly ReturnType<typeof certificate>[]) => ({
  id: 't',
  kind: 'pkcs11' as const,
  label: 'T',
  serial: '1',
  pin: { locked: false, low: false },
  certificates,
})

export const fault = (code: string) => new AgentFault({ code, vi: code, en: code })
export const refused = (code: string): SignState => ({
  id: 's',
  state: 'refused',
  total: 1,
  done: 0,
  refusal: { code, vi: code, en: code },
})

/** A bare result as the centre answers it. */
export const answer = (codes: readonly { code: string; item: string; line: number }[] = []): HttpAnswer => ({
  status: 200,
  bytes: writeMessage(
    {
      control: 'SS',
      procedure: 'IDA',
      output: '*CIDA',
      subject: `${'0'.padEnd(15)} 100000000010`,
      dataType: 'R',
      system: '1',
    },
    new TextEncoder().encode(`${formatResultLine(codes)}\r\n`),
  ),
  journal: '7',
  gateway: '',
})

/** What happens next; the last entry stays. */
export interface Script {
  status: (AgentStatus | AgentFault)[]
  signing: (SignState | AgentFault | 'sign')[]
  posts: (HttpAnswer | Error)[]
  terminals: (TerminalView | Error)[]
}

const next = <T>(list: T[]): T => (list.length > 1 ? (list.shift() as T) : (list[0] as T))
const given = <T>(value: T): Exclude<T, Error> => {
  if (value instanceof Error) throw value
  return value as Exclude<T, Error>
}

export function fakeWorld(script: Partial<Script> = {}) {
  const { status, signing, posts, terminals }: Script = {
    status: [{ paired: true, selfTestUrl: '', tokens: [token(certificate(USER, SERIAL))] }],
    signing: ['sign'],
    posts: [answer()],
    terminals: [
      {
        credentials: { userId: USER, password: 'SECRET12', terminalId: 'TRM001', accessKey: 'K'.repeat(16) },
        unit: '02CI',
        certificate: SERIAL,
        certifying: false,
        accounts: [],
      },
    ],
    ...script,
  }
  const seen = {
    asked: [] as { bytes: string; contentType: string }[][],
    posted: [] as Uint8Array[],
    windows: 0,
    withdrawn: 0,
    paired: 0,
    issued: 0,
  }
  const agent: Agent = {
    status: async () => given(next(status)),
    pair: async () => ({ id: 'p', code: '123-456', pairUrl: 'http://agent/pair' }),
    pollPairing: async () => {
      seen.paired++
      return { state: 'paired', token: 'x' }
    },
    unpair: async () => undefined,
    sign: async (messages) => {
      seen.asked.push([...messages])
      return { id: 's', consentUrl: 'http://agent/consent' }
    },
    pollSigning: async (_, signal) => {
      const step = given(next(signing))
      // Nobody has decided: it waits until it is withdrawn.
      if (step !== 'sign' && step.state === 'waiting' && step.fault === undefined) {
        await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
      }
      if (step !== 'sign') return step
      const messages = seen.asked.at(-1) ?? []
      const signed = messages.map(({ bytes }) => ({
        bytes,
        contentType: 'multipart/signed',
        certificate: { serial: SERIAL, commonName: USER, notAfter: '' },
      }))
      return { id: 's', state: 'signed', total: messages.length, done: messages.length, signed }
    },
    enrol: async () => ({ id: 'e', consentUrl: 'http://agent/enrol' }),
    pollEnrolment: async () => ({ id: 'e', state: 'requested', csr: 'CSR' }),
    storeCertificate: async () => ({ id: 'e', state: 'stored' }),
    reopen: async () => ({ consentUrl: 'http://agent/again' }),
    withdraw: async () => {
      seen.withdrawn++
    },
  }
  let counter = 0
  const ports: SendingPorts = {
    agent,
    agentUrl: 'http://agent',
    terminal: async () => given(next(terminals)),
    layout: async (code) => {
      const [layout, entry] = [catalogue.layout('input', code), catalogue.procedure(code)]
      if (!layout || !entry) throw new Error(code)
      const name = { vi: entry.name, en: entry.term }
      const { signed, attachments, group } = entry
      return {
        layout,
        procedure: { code, name, group, groupName: name, signed, attachments, simulated: true, items: 1 },
      }
    },
    issue: async () => {
      seen.issued++
      return 'CERTIFICATE'
    },
    post: async (_, bytes) => {
      seen.posted.push(bytes)
      return given(next(posts))
    },
    openWindow: () => {
      seen.windows++
      return { go: () => undefined, close: () => undefined }
    },
    carry: (terminalId) => carryId(terminalId, Date.UTC(2026, 6, 21), ++counter),
    pageName: 'page',
    personName: 'person',
  }
  const delivery = new Delivery(() => ports)
  /** Chooses these ways one after another whenever it stops; the faults met come back. */
  const faults: string[] = []
  const choosing = (...ways: readonly Way[]): void => {
    const left = [...ways]
    delivery.subscribe(() => {
      const state: SendingState = delivery.state()
      if (state.at !== 'stopped') return
      faults.push(state.kind)
      const way = left.shift() ?? 'cancel'
      queueMicrotask(() => delivery.choose(way))
    })
  }
  return { delivery, seen, faults, choosing, ports }
}
