/** Judges the signature of a message without working on it (contract, `vnaccs verify`). */
import type { Verdict } from '#training/journal-row.ts'
import { receive } from '../pipeline/receive.ts'
import type { Trust } from '../ports.ts'
import type { Office } from './office.ts'
import { badField, type Done, done } from './problem.ts'

export interface Judged {
  readonly verdict: Verdict
  readonly procedure: string
  readonly userId: string
}

/** `at`: the moment to judge for, real time in epoch ms; now when absent. */
export function verifySignature(
  office: Office,
  trust: Trust,
  wish: { readonly contentType: string; readonly body: Uint8Array; readonly at?: number },
): Done<Judged> {
  const receivedAt = wish.at ?? office.clock.real()
  const incoming = receive({ ...wish, receivedAt, startedAt: office.clock.elapsed() }, office.catalogue, trust)
  const { procedure, user: userId } = incoming.header
  if (incoming.examined === undefined) {
    const detail = incoming.gateway?.detail
    return badField(
      'body',
      detail ? `Bản tin ký số sai khuôn dạng: ${detail}` : 'Bản tin này không có chữ ký số.',
      detail ? `The signed message is malformed: ${detail}` : 'This message bears no signature.',
    )
  }
  const account = office.store.realm().accounts.get(userId)
  return done({ verdict: trust.judge(incoming.examined, account, receivedAt), procedure, userId })
}
