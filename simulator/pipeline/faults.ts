/**
 * Faults that a trainer puts in the way of messages (sự cố diễn tập; SIM-defined, decision 0011). What strikes a message is
 * decided here from the world's settings and what the message is; waiting and cutting off happen at the HTTP edge.
 */
import type { Realm, Tx } from '../ports.ts'
import { PULLS } from './pull.ts'

/**
 * delay: the answer comes so much later · drop: worked on and kept, but the connection is cut without an answer ·
 * duplicate: every report of the event lies in the mailbox twice · refuse: answered with `code`, nothing decided.
 */
export type FaultKind = 'delay' | 'drop' | 'duplicate' | 'refuse'

export interface Fault {
  readonly id: string
  readonly kind: FaultKind
  /** Run, wire account, procedure that it is for; '' = every one of the world. */
  readonly run: string
  readonly userId: string
  readonly procedure: string
  /** Of a delay, 0 otherwise. */
  readonly delayMs: number
  /** Of a refusal, '' otherwise: a result code of the catalogue. */
  readonly code: string
  /** How many more messages it strikes; 0 = every one until it is lifted. */
  readonly left: number
  /** Who set it, and when (real, epoch ms). */
  readonly by: string
  readonly at: number
}

export const FAULTS = 'faults'

export const faultsOf = (realm: Realm): readonly Fault[] =>
  (realm.settings.get(FAULTS) as readonly Fault[] | undefined) ?? []

export interface Struck {
  readonly run: string
  readonly userId: string
  readonly procedure: string
}

/** At most one fault of each kind: the first that was set of those that fit. */
export type Met = { readonly [K in FaultKind]?: Fault }

export function faultsFor(realm: Realm, message: Struck): Met {
  const met: { [K in FaultKind]?: Fault } = {}
  for (const fault of faultsOf(realm)) if (fits(fault, message)) met[fault.kind] ??= fault
  return met
}

function fits({ kind, run, userId, procedure }: Fault, message: Struck): boolean {
  // Reports can still be fetched while everything else is refused, unless the pull itself is named.
  if (kind === 'refuse' && procedure === '' && PULLS.has(message.procedure)) return false
  return (
    (run === '' || run === message.run) &&
    (userId === '' || userId === message.userId) &&
    (procedure === '' || procedure === message.procedure)
  )
}

/** The faults that are left after those `used` have struck once; undefined when nothing changes. */
export function afterStrike(faults: readonly Fault[], used: readonly Fault[]): readonly Fault[] | undefined {
  const limited = new Set(used.filter(({ left }) => left > 0).map(({ id }) => id))
  if (limited.size === 0) return undefined
  return faults.flatMap((fault) => {
    if (!limited.has(fault.id)) return [fault]
    return fault.left > 1 ? [{ ...fault, left: fault.left - 1 }] : []
  })
}

/** Counts a strike of these faults, in the transaction of what they struck. */
export async function spend(tx: Tx, realm: Realm, used: readonly Fault[]): Promise<void> {
  const left = afterStrike(faultsOf(realm), used)
  if (left) await tx.putSetting(FAULTS, left)
}

/** As a journal row's detail tells it, for judging and reports. */
export const faultMark = (used: readonly Fault[]): Readonly<Record<string, unknown>> =>
  used.length === 0
    ? {}
    : {
        faults: used.map(({ id, kind, delayMs, code }) => ({
          id,
          kind,
          ...(kind === 'delay' ? { delayMs } : {}),
          ...(kind === 'refuse' ? { code } : {}),
        })),
      }
