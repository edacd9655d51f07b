/**
 * Plays a scenario against a running simulator, as a terminal and an officer would: messages over HTTP, signed by the
 * token; actions through the API. The server judges (contract, runs).
 */
import { randomBytes } from 'node:crypto'
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { Form } from '#protocol/edi/content.ts'
import { encodeItems } from '#protocol/edi/encode.ts'
import { fromForm } from '#protocol/edi/form.ts'
import type { Header } from '#protocol/edi/header.ts'
import { readMessage, writeMessage } from '#protocol/edi/message.ts'
import { EDI_TYPE } from '#protocol/envelope/write-envelope.ts'
import { vietnamStamp } from '#protocol/vietnam-time.ts'
import { compose, type Memory } from '#training/compose.ts'
import type { Judgement } from '#training/judge.ts'
import { roomyLayout } from '#training/roomy-layout.ts'
import type { Scenario, SendStep, Step } from '#training/scenario.ts'
import { signMessage } from '../../terminal-client/agent/sign-message.ts'
import type { Token } from '../../terminal-client/agent/token.ts'
import type { Answer } from '../pipeline/reply.ts'
import { CommandError } from './command.ts'
import type { SimulatorClient } from './simulator-client.ts'

/** Who sends, and with which certificate; they differ where a scenario practises refusals. */
export interface Player {
  readonly account: {
    readonly userId: string
    readonly password: string
    readonly terminalId: string
    readonly accessKey: string
  }
  /** userId of the certificate on the token. */
  readonly signer: string
  readonly token: Token
}

export interface PlayedStep {
  readonly step: Step
  readonly judgement: Judgement
  readonly notice?: string
}

export interface Play {
  readonly scenario: Scenario
  readonly run: string
  readonly data: Form | undefined
  readonly player: Player
  readonly client: SimulatorClient
  readonly catalogue: Catalogue
}

/** Plays step after step and stops at the first that misses its expectation. */
export async function* play(game: Play): AsyncGenerator<PlayedStep> {
  let memory: Memory = { number: '' }
  for (const step of game.scenario.steps) {
    const { number, notice } = await perform(game, step, memory)
    memory = { number: number || memory.number }
    const { judgement } = await game.client.api<{ judgement: Judgement }>('GET', `/api/v1/runs/${game.run}`)
    yield { step, judgement, ...(notice ? { notice } : {}) }
    if (judgement.steps.find(({ id }) => id === step.id)?.status !== 'passed') return
  }
}

interface Performed {
  /** Declaration number that came back, '' when none. */
  readonly number: string
  readonly notice?: string
}

async function perform(game: Play, step: Step, memory: Memory): Promise<Performed> {
  switch (step.do) {
    case 'send':
      return send(game, step, memory)
    case 'pull':
      await pullAll(game)
      return { number: '' }
    case 'act': {
      const body = { action: step.action, ...step.with, officer: 'replay', run: game.run }
      const answer = await game.client.tryApi('POST', `/api/v1/declarations/${memory.number}/actions`, body)
      if (!answer.ok && answer.status !== 409) throw new CommandError(`${step.id}: ${JSON.stringify(answer.body)}`)
      return { number: '' }
    }
    case 'check':
      return { number: '' }
    default:
      return unreachable(step)
  }
}

async function send(game: Play, step: SendStep, memory: Memory): Promise<Performed> {
  const { catalogue, player, client } = game
  const layout = catalogue.layout('input', step.procedure)
  if (layout === undefined)
    throw new CommandError(`${step.id}: không có nghiệp vụ ${step.procedure} (no such procedure)`)
  const form = compose(step, game.data, memory)
  const wide = roomyLayout(layout, form.lines.length)
  const message = writeMessage(header(game, step.procedure), encodeItems(wide, fromForm(wide, form)))
  if (!catalogue.procedure(step.procedure)?.signed) {
    return { number: numberIn(await client.post(message, EDI_TYPE)) }
  }
  const signed = signMessage({
    token: player.token,
    choice: { userId: player.signer },
    message,
    contentType: EDI_TYPE,
    digest: 'sha-256',
    signingTime: Date.now(),
    random: () => randomBytes(16),
  })
  const number = numberIn(await client.post(signed.body, signed.contentType))
  return { number, ...(signed.notice ? { notice: signed.notice.vi } : {}) }
}

let sent = 0

/** Carry-over id as a terminal builds it: terminal, time, counter (protocol 1.1). */
function header({ player: { account }, run }: Play, procedure: string): Partial<Header> {
  const counter = String(++sent % 1_000_000).padStart(6, '0')
  return {
    control: 'SS',
    procedure,
    user: account.userId,
    password: account.password,
    terminal: account.terminalId,
    carry: `${account.terminalId.padEnd(6)}${vietnamStamp(Date.now())}${counter}`,
    division: '001',
    end: 'E',
    inputId: run,
    system: '1',
  }
}

/** The number that the subject of an answer names, behind the first result code. */
function numberIn(answer: Answer): string {
  if (answer.gatewayCode) return ''
  const { subject } = readMessage(answer.body).header
  return /^\d{12}$/.exec(subject.slice(16, 28))?.[0] ?? ''
}

/** More reports than any scenario causes; a mailbox that never empties must not hold the player for ever. */
const MOST_PULLS = 200

/** Empties the mailbox: `#REP1`, `?A2` until nothing waits, the last one with the guard. */
async function pullAll(game: Play): Promise<void> {
  const { client, player, catalogue } = game
  const layout = catalogue.layout('input', '#REP1')
  if (layout === undefined) throw new Error('no layout for #REP1')
  const { terminalId: TRM, accessKey: KEY } = player.account
  const items = encodeItems(layout, fromForm(layout, { head: { TRM, KEY, MOD: '0' }, lines: [] }))
  let got = readMessage((await client.post(writeMessage(header(game, '#REP1'), items), EDI_TYPE)).body).header
  for (let pulls = 0; got.continuation !== '' && pulls < MOST_PULLS; pulls++) {
    const more = got.control.endsWith('P')
    const acknowledge = { ...header(game, '?A2'), continuation: got.continuation, guard: more ? '' : '*' }
    got = readMessage((await client.post(writeMessage(acknowledge, new Uint8Array(0)), EDI_TYPE)).body).header
    if (!more) return
  }
}

function unreachable(step: never): never {
  throw new Error(`not a step: ${JSON.stringify(step)}`)
}
