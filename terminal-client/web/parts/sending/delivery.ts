/**
 * Builds, has signed, sends. One straight line of work; wherever it stops, it waits for the person to choose a way and
 * goes on from there with the very same bytes: a resend gets the first answer and changes nothing (contract, resend).
 */
import type { Layout } from '#protocol/catalogue/layout.ts'
import {
  type Desk,
  type EnrolWish,
  enrolWithAgent,
  fromBase64,
  lackOf,
  pairWithAgent,
  signWithAgent,
  stopOf,
} from './agent-work.ts'
import { type Built, buildMessage, UnfitItem } from './build-message.ts'
import type { Parcel, Sent } from './parcel.ts'
import type { AgentWindow, SendingPorts } from './ports.ts'
import { readAnswer } from './read-answer.ts'
import { Cancelled, FAULTS, type SendingState, Stop, type Way } from './sending-state.ts'

type OnSent = (index: number, sent: Sent) => void

/** How a sending shows itself. */
export interface Manner {
  /** No dialog unless it stops: a pull is a matter of milliseconds. */
  readonly quiet?: boolean
  /** Nobody asked for it (automatic pull): where it stops, it ends. */
  readonly unasked?: boolean
}
interface Made extends Built {
  readonly signed: boolean
}

/** Ways in whose click the agent's window has to be opened. */
const OPENS: ReadonlySet<Way> = new Set<Way>(['pair', 'enrol', 'again', 'goOn'])
const BLANK = 'about:blank'

export class Delivery {
  readonly #ports: () => SendingPorts
  readonly #listeners = new Set<() => void>()
  #state: SendingState = { at: 'idle' }
  #window: AgentWindow | null = null
  #abort = new AbortController()
  #choose: ((way: Way) => void) | undefined
  #reopen: (() => Promise<string>) | undefined
  /** The agent was seen with a pairing: a click may open its window ahead. */
  #paired = false
  #sent = 0
  /** What is under way may need the agent's window. */
  #signs = false
  #manner: Manner = {}

  constructor(ports: () => SendingPorts) {
    this.#ports = ports
  }

  readonly state = (): SendingState => this.#state
  /** Whether there is something to show. */
  readonly shows = (): boolean =>
    this.#state.at !== 'idle' &&
    !(this.#manner.quiet && (this.#state.at === 'preparing' || this.#state.at === 'posting'))
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Looks whether the agent is there, so that the click that sends can open its window at once. */
  async lookAhead(): Promise<void> {
    const status = await this.#ports()
      .agent.status()
      .catch(() => undefined)
    this.#paired = status?.paired === true
  }

  /** To be called inside the click. Never rejects; `null` where nothing was sent. */
  async send(
    parcels: readonly Parcel[],
    { signs, onSent, ...manner }: Manner & { readonly signs: boolean; readonly onSent?: OnSent | undefined },
  ): Promise<readonly (Sent | null)[]> {
    this.#manner = manner
    const results: (Sent | null)[] = parcels.map(() => null)
    await this.#work(signs, async () => {
      this.#asTyped = false
      const made = await this.#until(() => this.#build(parcels))
      if (made === undefined) return
      const sealed = await this.#seal(made)
      if (sealed === undefined) return
      for (const [index, message] of sealed.entries()) {
        const sent = await this.#until(() => this.#post(message, { done: index, total: sealed.length }))
        if (sent === undefined) return
        results[index] = sent
        this.#sent = index + 1
        onSent?.(index, sent)
        if (this.#abort.signal.aborted) return
      }
    })
    return results
  }

  /** From the settings: pairs, or asks for a certificate. True when it is done. */
  pair = (): Promise<boolean> => this.#alone(async () => this.#pairing())
  enrol = (wish?: EnrolWish): Promise<boolean> => this.#alone(async () => this.#enrolling(wish))

  /** A button of the panel; called inside its click. */
  choose(way: Way): void {
    if (way === 'cancel' && this.#choose === undefined) {
      this.#abort.abort()
      return
    }
    const { kind } = this.#state.at === 'stopped' ? this.#state : { kind: undefined }
    const before = kind !== undefined && kind !== 'unreachable' && kind !== 'refusedBefore' && kind !== 'agentAbsent'
    const signs = kind !== 'unfitSendable' || this.#signs
    if (OPENS.has(way) && before && signs) this.#window = this.#ports().openWindow(BLANK)
    this.#choose?.(way)
  }

  /** The page is left: what waits for a person ends, so that nothing is signed and sent that nobody looks at any more. */
  leave(): void {
    if (this.#state.at !== 'posting' && this.#state.at !== 'idle') this.choose('cancel')
  }

  /** "Mở lại cửa sổ": the window was closed, or the browser kept it from opening. */
  async reopenWindow(): Promise<void> {
    const window = this.#ports().openWindow(BLANK)
    const url = await this.#reopen?.().catch(() => undefined)
    if (url === undefined) return window?.close()
    window?.go(url)
    const state = this.#state
    if (window && 'blocked' in state) this.#tell({ ...state, blocked: false })
  }

  async #work(opens: boolean, work: () => Promise<void>): Promise<void> {
    if (this.#state.at !== 'idle') return
    this.#abort = new AbortController()
    this.#sent = 0
    this.#signs = opens
    this.#window = opens && this.#paired ? this.#ports().openWindow(BLANK) : null
    this.#tell({ at: 'preparing' })
    try {
      await work()
    } finally {
      this.#window?.close()
      this.#window = null
      this.#reopen = undefined
      this.#tell({ at: 'idle' })
    }
  }

  async #alone(work: () => Promise<void>): Promise<boolean> {
    this.#manner = {}
    let done = false
    await this.#work(true, async () => {
      done = (await this.#until(async () => work().then(() => true))) === true
    })
    return done
  }

  /** Tries until it succeeds; undefined when the person gave up. */
  async #until<T>(attempt: () => Promise<T>): Promise<T | undefined> {
    for (let next = attempt; ; ) {
      try {
        return await cancellable(this.#abort.signal, next())
      } catch (error) {
        // What is on its way cannot be called back: whether it came in is asked for.
        if (error instanceof Cancelled && this.#state.at !== 'posting') return undefined
        const stop = stopOfAny(error)
        const way = await this.#stopped(stop)
        if (way === 'cancel') return undefined
        if (this.#abort.signal.aborted) this.#abort = new AbortController()
        next = async () => {
          if (way === 'pair') await this.#pairing()
          if (way === 'enrol') await this.#enrolling()
          return attempt()
        }
        if (way === 'goOn' && stop.kind === 'unfitSendable') this.#asTyped = true
        else if (way === 'goOn') this.#goesOn = true
      }
    }
  }

  /** The person wants to sign although the certificate looks wrong. */
  #goesOn = false
  /** The person wants to send what the layout cannot hold. */
  #asTyped = false

  #stopped({ kind, detail }: Stop): Promise<Way> {
    this.#window?.close()
    this.#window = null
    this.#reopen = undefined
    if (this.#manner.unasked) return Promise.resolve('cancel')
    this.#tell({ at: 'stopped', kind, detail, sent: this.#sent })
    return new Promise((resolve) => {
      this.#choose = (way) => {
        const ways: readonly Way[] = FAULTS[kind].ways
        if (!ways.includes(way)) return
        this.#choose = undefined
        this.#tell({ at: 'preparing' })
        resolve(way)
      }
    })
  }

  async #build(parcels: readonly Parcel[]): Promise<readonly Made[]> {
    const ports = this.#ports()
    const { credentials } = await reached(() => ports.terminal())
    if (credentials === null) throw new Stop('noTerminal')
    const made: Made[] = []
    for (const parcel of parcels) {
      const { procedure, content, run, guard, continuation, attachments = [] } = parcel
      const asTyped = this.#asTyped || parcel.asTyped === true
      const { layout, procedure: entry } = await reached(() => ports.layout(procedure))
      const files = await Promise.all(attachments.map(fileOf))
      const carry = ports.carry(credentials.terminalId)
      const more = { ...(run ? { run } : {}), ...(guard ? { guard } : {}), ...(continuation ? { continuation } : {}) }
      const built = unfitAsStop(() =>
        buildMessage({ procedure, layout: layout as Layout, content, credentials, carry, files, asTyped, ...more }),
      )
      made.push({ ...built, signed: entry.signed })
    }
    return made
  }

  /** Undefined when the person gave up. */
  async #seal(made: readonly Made[]): Promise<readonly Built[] | undefined> {
    const unsigned = made.filter(({ signed }) => signed)
    if (unsigned.length === 0) return made
    this.#goesOn = false
    const signed = await this.#until(() => this.#sign(unsigned))
    if (signed === undefined) return undefined
    let next = 0
    return made.map((message) => {
      const done = message.signed ? signed[next++] : undefined
      return done ? { bytes: fromBase64(done.bytes), contentType: done.contentType } : message
    })
  }

  async #sign(messages: readonly Built[]) {
    // Of this sending: should it be given up meanwhile, it must not go on in the next one.
    const desk = this.#desk()
    const { agent, terminal } = desk.ports
    const status = await agent.status().catch((error: unknown) => {
      throw stopOf(error)
    })
    if (!status.paired) throw new Stop(this.#paired ? 'pairingRevoked' : 'notPaired')
    this.#paired = true
    const { credentials, certificate, certifying } = await reached(terminal)
    const lack = lackOf(status, { userId: credentials?.userId ?? '', certificate, certifying }, Date.now())
    if (lack && !(this.#goesOn && (lack.kind === 'otherCertificate' || lack.kind === 'expired'))) throw lack
    return signWithAgent(desk, messages, certificate)
  }

  async #pairing(): Promise<void> {
    await pairWithAgent(this.#desk())
    this.#paired = true
  }

  /** The own account's certificate, unless another one is wished for. */
  async #enrolling(wish?: EnrolWish): Promise<void> {
    const desk = this.#desk()
    const { ports } = desk
    const { credentials } = await reached(() => ports.terminal())
    if (credentials === null) throw new Stop('noTerminal')
    const own: EnrolWish = { userId: credentials.userId, beside: false, issue: ports.issue }
    try {
      await enrolWithAgent(desk, wish ?? own)
    } catch (error) {
      throw error instanceof Stop || error instanceof Cancelled ? error : new Stop('enrolFailed', wordsOf(error))
    }
  }

  #desk(): Desk {
    const ports = this.#ports()
    return {
      ports,
      signal: this.#abort.signal,
      tell: (state) => this.#tell(state),
      onReopen: (again) => {
        this.#reopen = again
      },
      show: (url) => {
        const window = this.#window
        this.#window = null
        if (window) window.go(url)
        return !window && ports.openWindow(url) === null
      },
    }
  }

  async #post({ contentType, bytes }: Built, progress: { done: number; total: number }): Promise<Sent> {
    this.#tell({ at: 'posting', ...progress })
    const answer = await this.#ports()
      .post(contentType, bytes)
      .catch(() => {
        throw new Stop('lost')
      })
    if (answer.status === 413) throw new Stop('tooLarge')
    const sent = answer.status === 200 ? readAnswer(answer) : undefined
    if (sent === undefined) throw new Stop('centreFault')
    return sent
  }

  #tell(state: SendingState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

/** Rejects with Cancelled as soon as the person gives up, whatever the work still waits for. */
function cancellable<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new Cancelled())
    if (signal.aborted) cancel()
    signal.addEventListener('abort', cancel, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel))
  })
}

function stopOfAny(error: unknown): Stop {
  if (error instanceof Stop) return error
  return error instanceof Cancelled ? new Stop('lost') : new Stop('refusedBefore', wordsOf(error))
}

/** Nothing was sent yet: what the server refuses or does not answer then is told as such. */
async function reached<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    // As lib/api tells what got no answer at all.
    if (error instanceof Error && 'status' in error && error.status === 0) throw new Stop('unreachable')
    throw new Stop('refusedBefore', wordsOf(error))
  }
}

function unfitAsStop<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof UnfitItem)) throw error
    throw new Stop(error.sendable ? 'unfitSendable' : 'unfitItem', error.words)
  }
}

const wordsOf = (error: unknown) => {
  const text = error instanceof Error ? error.message : String(error)
  return { vi: text, en: text }
}

const fileOf = async (file: File) => ({
  fileName: file.name,
  contentType: file.type || 'application/octet-stream',
  bytes: new Uint8Array(await file.arrayBuffer()),
})
