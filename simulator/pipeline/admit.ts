/**
 * Who sends, and may he: the checks between the envelope and the procedure, in one table. The first that fails ends it
 * (contract, Answers; protocol 2 "Identity" and 4 "System family").
 */
import type { Catalogue, ProcedureEntry } from '#protocol/catalogue/catalogue.ts'
import type { Result } from '#protocol/edi/result.ts'
import type { Verdict } from '#training/journal-row.ts'
import type { Account, Passwords, Realm, Trust } from '../ports.ts'
import type { Incoming } from './receive.ts'
import { isClosed } from './world.ts'

export interface Admission {
  readonly incoming: Incoming
  readonly procedure: ProcedureEntry | undefined
  readonly account: Account | undefined
  readonly passwordRight: boolean
  readonly verdict: Verdict | null
  /** The account's world is archived. */
  readonly closed?: boolean
}

interface Check {
  readonly code: (a: Admission) => string
  readonly fails: (a: Admission) => boolean
}

const always = (code: string) => () => code

/** A user ID is five characters of the user code and three of the identification number. */
const USER_ID = /^[A-Z0-9]{5}[A-Z0-9]{3}$/

// biome-ignore format: one check a line, in order
const CHECKS: readonly Check[] = [
  { code: (a) => a.incoming.headerResults[0]?.code ?? 'A0017', fails: (a) => a.incoming.headerResults.length > 0 },
  { code: always('A0001'), fails: (a) => a.procedure === undefined },
  { code: always('A0003'), fails: (a) => !USER_ID.test(a.incoming.header.user) },
  { code: always('A0005'), fails: (a) => a.account === undefined },
  { code: always('A0010'), fails: (a) => a.closed === true },
  { code: always('A0014'), fails: (a) => a.account?.barred === true },
  { code: always('A0004'), fails: (a) => !a.passwordRight },
  { code: always('A0019'), fails: (a) => a.incoming.header.terminal !== a.account?.terminalId },
  { code: always('A0012'), fails: (a) => a.account?.denied.includes(a.procedure?.code ?? '') === true },
  { code: always('E9990'), fails: (a) => a.procedure?.signed === true && a.verdict === null },
  { code: (a) => a.verdict?.code ?? 'A0034', fails: (a) => a.verdict !== null && !a.verdict.ok },
]

/** The refusal, or undefined when the message may go on to its procedure. */
export function refusalOf(admission: Admission): Result | undefined {
  const failed = CHECKS.find((check) => check.fails(admission))
  return failed === undefined ? undefined : { code: failed.code(admission), item: '0000', line: 0 }
}

/** The procedure that the header names, if the catalogue has it. */
export function procedureOf(incoming: Incoming, catalogue: Catalogue): ProcedureEntry | undefined {
  return catalogue.procedure(incoming.header.procedure.trim())
}

interface Desk {
  readonly catalogue: Catalogue
  readonly trust: Trust
  readonly passwords: Passwords
}

/** What hashing said of the header's password, and which hash it was held against. */
export interface Proof {
  readonly passwordHash: string
  readonly right: boolean
}

/** Hashing takes tens of milliseconds, right or wrong: it is done before the world's lock is held. */
export async function proofOf(desk: Desk, incoming: Incoming, realm: Realm): Promise<Proof | undefined> {
  const account = realm.accounts.get(incoming.header.user)
  if (account === undefined) return undefined
  const { passwordHash } = account
  return { passwordHash, right: await desk.passwords.right(account, incoming.header.password) }
}

/** A password changed since its proof is asked anew. */
async function passwordRight(
  desk: Desk,
  account: Account,
  password: string,
  proof: Proof | undefined,
): Promise<boolean> {
  return proof?.passwordHash === account.passwordHash ? proof.right : desk.passwords.right(account, password)
}

/** Gathers what the checks look at. The verdict is judged against the account that the header names. */
export async function admissionOf(desk: Desk, incoming: Incoming, realm: Realm, proof?: Proof): Promise<Admission> {
  const { header, examined, receivedAt } = incoming
  const account = realm.accounts.get(header.user)
  return {
    incoming,
    procedure: procedureOf(incoming, desk.catalogue),
    account,
    passwordRight: account !== undefined && (await passwordRight(desk, account, header.password, proof)),
    verdict: examined ? desk.trust.judge(examined, account, receivedAt) : null,
    closed: isClosed(realm),
  }
}
