/** The signing agent on the person's own machine (tác nhân ký; terminal-client/agent/service/README, "API for pages"). */
import type { Words } from '#api/terminal.ts'

export interface AgentFaultBody extends Words {
  readonly code: string
  readonly triesLeft?: number
}

export interface AgentCertificate {
  readonly serial: string
  /** The wire account that it was issued for. */
  readonly commonName: string
  readonly issuer: string
  readonly notBefore: string
  readonly notAfter: string
}

export interface AgentToken {
  readonly id: string
  readonly kind: 'pkcs11' | 'file'
  readonly label: string
  readonly serial: string
  readonly pin: { readonly locked: boolean; readonly low: boolean; readonly left?: number }
  /** Absent: not known before the PIN was given (file token). */
  readonly certificates?: readonly AgentCertificate[]
}

export interface AgentStatus {
  readonly paired: boolean
  readonly selfTestUrl: string
  /** Only when paired. */
  readonly pairing?: string
  readonly modules?: readonly { readonly id: string; readonly maker: string; readonly fault?: AgentFaultBody }[]
  readonly tokens?: readonly AgentToken[]
  readonly fault?: AgentFaultBody
}

export interface SignedMessage {
  /** Base64. */
  readonly bytes: string
  readonly contentType: string
  readonly certificate: { readonly serial: string; readonly commonName: string; readonly notAfter: string }
  /** Of a file token: that it is none. */
  readonly notice?: string | Words
}

interface Asked {
  readonly id: string
  readonly fault?: AgentFaultBody
  readonly refusal?: AgentFaultBody
}
export interface SignState extends Asked {
  readonly state: 'waiting' | 'signing' | 'signed' | 'refused'
  readonly total: number
  readonly done: number
  readonly signed?: readonly SignedMessage[]
}
export interface EnrolState extends Asked {
  readonly state: 'waiting' | 'requested' | 'stored' | 'refused'
  /** PKCS#10, PEM, while `requested`. */
  readonly csr?: string
  readonly certificate?: { readonly serial: string; readonly commonName: string; readonly notAfter: string }
}
export type PairState = { readonly state: 'waiting' | 'refused' } | { readonly state: 'paired'; readonly token: string }

/** The agent answered with a refusal, or (`absent`) did not answer at all. */
export class AgentFault extends Error {
  override readonly name = 'AgentFault'
  readonly code: string
  readonly words: Words
  readonly triesLeft: number | undefined

  constructor({ code, vi, en, triesLeft }: AgentFaultBody) {
    super(vi)
    this.code = code
    this.words = { vi, en }
    this.triesLeft = triesLeft
  }
}

const ABSENT: AgentFaultBody = { code: 'absent', vi: '', en: '' }

export interface Agent {
  status(): Promise<AgentStatus>
  pair(name: string): Promise<{ readonly id: string; readonly code: string; readonly pairUrl: string }>
  pollPairing(id: string, signal: AbortSignal): Promise<PairState>
  unpair(id: string): Promise<void>
  /** `certificate`: serial that the window marks; the person may choose another. */
  sign(
    messages: readonly { readonly bytes: string; readonly contentType: string }[],
    certificate: string,
  ): Promise<{ readonly id: string; readonly consentUrl: string }>
  pollSigning(id: string, signal: AbortSignal): Promise<SignState>
  /** `beside`: a second certificate of the account, the first stays. */
  enrol(userId: string, name: string, beside?: boolean): Promise<{ readonly id: string; readonly consentUrl: string }>
  pollEnrolment(id: string, signal: AbortSignal): Promise<EnrolState>
  storeCertificate(id: string, certificate: string): Promise<EnrolState>
  /** A new link, when the window was closed; the earlier one no longer counts. */
  reopen(kind: 'sign' | 'enrol', id: string): Promise<{ readonly consentUrl: string }>
  withdraw(kind: 'sign' | 'enrol', id: string): Promise<void>
}

/** Where the pairing's token is kept; see agent-pairing.ts. */
export interface TokenKeeper {
  read(): Promise<string | undefined>
  keep(token: string | undefined): Promise<void>
}

/** Seconds that a poll waits at the agent. It comes back early at an end only: a wrong PIN is to be seen soon, too. */
const WAIT = { pair: 20, window: 2 }

export function connectAgent(url: string, keeper: TokenKeeper): Agent {
  async function ask<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    const token = await keeper.read()
    const headers = {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    }
    const options: RequestInit & { targetAddressSpace?: string } = {
      method,
      headers,
      mode: 'cors',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
      ...(fromPublicPage() ? { targetAddressSpace: 'loopback' } : {}),
    }
    const response = await fetch(`${url}/v1/${path}`, options).catch((cause: unknown) => {
      if (signal?.aborted) throw cause
      throw new AgentFault(ABSENT)
    })
    if (response.status === 204) return undefined as T
    const value = await response.json().catch(() => ABSENT)
    if (!response.ok) throw new AgentFault(value as AgentFaultBody)
    return value as T
  }
  return {
    status: () => ask('GET', 'status'),
    pair: (name) => ask('POST', 'pair', { name }),
    async pollPairing(id, signal) {
      const state = await ask<PairState>('GET', `pair/${id}?wait=${WAIT.pair}`, undefined, signal)
      if (state.state === 'paired') await keeper.keep(state.token)
      return state
    },
    async unpair(id) {
      await ask('DELETE', `pairings/${id}`)
      await keeper.keep(undefined)
    },
    sign: (messages, certificate) => ask('POST', 'sign', { messages, ...(certificate ? { certificate } : {}) }),
    pollSigning: (id, signal) => ask('GET', `sign/${id}?wait=${WAIT.window}`, undefined, signal),
    enrol: (userId, name, beside = false) => ask('POST', 'enrol', { userId, name, ...(beside ? { beside } : {}) }),
    pollEnrolment: (id, signal) => ask('GET', `enrol/${id}?wait=${WAIT.window}`, undefined, signal),
    storeCertificate: (id, certificate) => ask('PUT', `enrol/${id}`, { certificate }),
    reopen: (kind, id) => ask('POST', `${kind}/${id}/window`),
    withdraw: (kind, id) => ask('DELETE', `${kind}/${id}`),
  }
}

/** Local Network Access asks pages from elsewhere to say that they mean this machine. */
function fromPublicPage(): boolean {
  const { location } = globalThis as { readonly location?: { readonly protocol: string; readonly hostname: string } }
  if (location?.protocol !== 'https:') return false
  return !['localhost', '127.0.0.1', '[::1]'].includes(location.hostname)
}
