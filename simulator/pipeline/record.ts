/** What the journal keeps of one exchange: the request, the answer, the reports it caused (contract, journal). */

import type { Declaration } from '#customs/declaration/declaration.ts'
import { vietnamIso } from '#protocol/vietnam-time.ts'
import { isRunId } from '#training/run-id.ts'
import type { Clock, Entry } from '../ports.ts'
import type { Admission } from './admit.ts'
import { turnEntry } from './assign-in-turn.ts'
import { type Laid, reportEntries } from './deliver.ts'
import { type Fault, faultMark } from './faults.ts'
import type { Incoming } from './receive.ts'
import type { Answer } from './reply.ts'

/** What became of a message: the answer, and what the journal says of it. */
export interface Settled {
  readonly answer: Answer
  readonly results: readonly string[]
  readonly outputs: readonly string[]
  readonly declarationNo: string
  readonly reports: readonly Laid[]
  /** Where the declaration stands after the message, when it concerned one. */
  readonly standing?: ReturnType<typeof standingOf> & { readonly channelForced?: boolean }
  /** The declaration, when it was given to an officer by turn. */
  readonly assigned?: Declaration
  /** Faults of the trainer that struck it. */
  readonly faults?: readonly Fault[]
}

/** Where a declaration stands, as a row's detail tells it to the judge (training/evidence). */
export const standingOf = ({
  phase,
  channel,
}: Declaration): { readonly state: string; readonly channel: number | null } => ({
  state: phase,
  channel: channel ?? null,
})

/** The run that a message belongs to: its id travels in the input info id (contract, runs). */
export const runOf = ({ header: { inputId = '' } }: Incoming): string => (isRunId(inputId) ? inputId : '')

/** Rows in order: request, answer, reports, assignment. `now` is the sandbox clock; the request's row carries what came of it. */
export function journalEntries(clock: Clock, admission: Admission, settled: Settled, now: number): readonly Entry[] {
  const { incoming, verdict, account, procedure } = admission
  const times = { at: vietnamIso(now), receivedAt: new Date(incoming.receivedAt).toISOString() }
  const common = {
    ...times,
    run: runOf(incoming),
    userId: incoming.header.user,
    procedure: incoming.header.procedure,
    declarationNo: settled.declarationNo,
    resultCodes: settled.results,
    outputs: settled.outputs,
    durationMs: Math.round((clock.elapsed() - incoming.startedAt) * 10) / 10,
    detail: faultMark(settled.faults ?? []),
  }
  const request: Entry = {
    ...common,
    kind: 'request',
    cause: 0,
    verdict,
    contentType: incoming.contentType,
    body: incoming.body,
  }
  const { answer } = settled
  const reply: Entry = {
    ...common,
    kind: 'answer',
    cause: -1,
    verdict: null,
    contentType: answer.contentType,
    body: answer.body,
    detail: { ...settled.standing, ...common.detail },
  }
  if (account === undefined) return [request, reply]
  const cause = { account, procedure: procedure?.code ?? '', run: common.run, number: settled.declarationNo }
  const rows = [request, reply, ...reportEntries(cause, settled.reports, times, 2)]
  const turn = settled.assigned && turnEntry(settled.assigned, times, -rows.length)
  return turn ? [...rows, turn] : rows
}
