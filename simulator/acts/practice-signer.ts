/**
 * The certificate that a refusal is practised with (scenarios, `setup.signer`): a colleague's, or one of the account that
 * was issued and revoked at once and never bound. Made once for an account and used again; what the account itself is
 * bound to is never touched.
 */
import type { SignerView } from '../api/scenarios.ts'
import type { PracticeCertificate } from '../ports/records.ts'
import type { IssuedCertificate } from '../ports.ts'
import { newPassword, openAccountIn } from './accounts.ts'
import { issueCertificate, issueRevoked } from './certificates.ts'
import { ownAccount } from './message-rights.ts'
import { conflict, type Done, done, forbidden } from './problem.ts'
import { partsOf, playersRun } from './run-rights.ts'
import { noScenario } from './runs.ts'
import type { Schoolroom } from './schoolroom.ts'
import type { LoggedIn } from './sessions.ts'

/**
 * Puts the certificate on the training token of this machine; does nothing when the token holds `serial`, which is asked
 * for once the token is free. `beside`: the account has a certificate of its own there, which stays. Rejects when the
 * token does not do it.
 */
export type PracticeHere = (
  wish: {
    readonly userId: string
    readonly serial: () => Promise<string>
    readonly beside: boolean
    readonly now: number
  },
  issue: (csr: string) => Promise<string>,
) => Promise<void>

export interface SignerRoom extends Schoolroom {
  /** Absent where people sit at other machines. */
  readonly practiceHere?: PracticeHere
}

type Kind = PracticeCertificate['kind']

/** Makes ready what the run needs, as far as it can be done here, and tells which certificate to choose. */
export async function prepareSigner(room: SignerRoom, who: LoggedIn, run: string): Promise<Done<SignerView>> {
  const wanted = await wantedBy(room, who, run)
  if (!wanted.ok) return wanted
  const { owner, kind } = wanted.value
  const kept = await recordFor(room, owner, kind)
  const { practiceHere } = room
  if (practiceHere) {
    // Of two tabs the second finds what the first had made.
    const serial = async () => (await recordFor(room, owner, kind)).serial
    const wish = { userId: kept.userId, serial, beside: kind === 'revoked', now: room.clock.real() }
    const issue = async (csr: string): Promise<string> => {
      const issued = await issueFor(room, kept, csr)
      if (!issued.ok) throw new Error(issued.problem.detail.vi)
      return issued.value.certificate
    }
    // A token that does not do it keeps nobody out: the page asks through the agent then.
    await practiceHere(wish, issue).catch(() => undefined)
  }
  return done(viewOf(room, await recordFor(room, owner, kind)))
}

/** The same through the agent of the person's machine, whose token made the request. */
export async function certifySigner(
  room: SignerRoom,
  who: LoggedIn,
  run: string,
  csr: string,
): Promise<Done<{ certificate: string; serial: string }>> {
  const wanted = await wantedBy(room, who, run)
  return wanted.ok ? issueFor(room, await recordFor(room, wanted.value.owner, wanted.value.kind), csr) : wanted
}

async function wantedBy(room: SignerRoom, who: LoggedIn, id: string): Promise<Done<{ owner: string; kind: Kind }>> {
  const found = await playersRun(room, who, id)
  if (!found.ok) return found
  const scenario = room.scenarios.get(found.value.scenario)
  if (scenario === undefined) return noScenario(found.value.scenario)
  const kind = scenario.setup.signer
  if (kind === 'own')
    return conflict(
      'own-signer',
      'Kịch bản này ký bằng chứng thư của chính tài khoản.',
      "This scenario signs with the account's own certificate.",
    )
  if (!partsOf(found.value, who.person.login).includes('business'))
    return forbidden('Chỉ người đóng vai doanh nghiệp ký bản tin.', 'Only who plays the business signs messages.')
  const owner = await ownAccount(room, who)
  return owner === '' ? NO_ACCOUNT : done({ owner, kind })
}

const NO_ACCOUNT = conflict(
  'no-terminal',
  'Đầu cuối của bạn chưa có tài khoản khai báo. Vào Thiết lập, nhập tài khoản được cấp, rồi mở lại lượt chạy.',
  'Your terminal has no wire account yet. Enter the one that you were given in Settings, then open the run again.',
)

/** What is kept for the account, as far as it still holds: a class may have been reset, a certificate run out. */
async function recordFor(room: SignerRoom, owner: string, kind: Kind): Promise<PracticeCertificate> {
  const before = await room.store.records.find('practiceCertificates', `${room.world}/${owner}/${kind}`)
  const there = kind === 'revoked' || room.store.realm().accounts.has(before?.userId ?? '')
  // Hashed outside of the transaction, and only for a colleague who is still to be made.
  const first = there ? undefined : await newPassword(room)
  return room.store.commit(async (tx, realm) => {
    const kept = await tx.record('practiceCertificates', `${room.world}/${owner}/${kind}`)
    const account = kept && realm.accounts.get(kept.userId)
    if (kept && account) {
      const holds = stillHolds(realm.certificates.get(kept.serial), kind, room.clock.real())
      return holds ? kept : { ...kept, serial: '' }
    }
    const unit = realm.accounts.get(owner)?.unit ?? ''
    const colleague = async () => openAccountIn(room, tx, realm, unit, first ?? (await newPassword(room)))
    const userId = kind === 'revoked' ? owner : (await colleague()).userId
    const record: PracticeCertificate = { world: room.world, owner, kind, userId, serial: '' }
    await tx.put('practiceCertificates', record)
    return record
  })
}

const stillHolds = (certificate: IssuedCertificate | undefined, kind: Kind, now: number): boolean =>
  certificate !== undefined && certificate.notAfter > now && certificate.revokedAt > 0 === (kind === 'revoked')

async function issueFor(
  room: SignerRoom,
  record: PracticeCertificate,
  csr: string,
): Promise<Done<{ certificate: string; serial: string }>> {
  const { userId, kind } = record
  const issued = await (kind === 'revoked'
    ? issueRevoked(room, { userId, csr })
    : issueCertificate(room, { userId, csr }))
  if (!issued.ok) return issued
  await room.store.commit((tx) => tx.put('practiceCertificates', { ...record, serial: issued.value.serial }))
  return issued
}

function viewOf(room: SignerRoom, { kind, userId, serial }: PracticeCertificate): SignerView {
  const certificate = room.store.realm().certificates.get(serial)
  const time = (at: number | undefined): string => (at ? new Date(at).toISOString() : '')
  return { kind, userId, serial, notAfter: time(certificate?.notAfter), revokedAt: time(certificate?.revokedAt) }
}
