/** The administration of a world: what an admin or a script does through the API. Every act is a journal row. */

import type { Procedure, ProcedureCode } from '#customs/procedure.ts'
import type { Reference } from '#customs/reference/reference.ts'
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import { vietnamDay, vietnamIso } from '#protocol/vietnam-time.ts'
import { sandboxTime } from '../pipeline/world.ts'
import type {
  CertificateAuthority,
  Clock,
  Digest,
  Entry,
  Passwords,
  Random,
  Realm,
  SealedBox,
  Store,
} from '../ports.ts'

/** Makes keys and certificates on the training token of this machine, one after the other, behind whoever asks. */
export interface Enroller {
  begin(office: Office, userIds: readonly string[]): void
  /** The account waits for its certificate. */
  underWay(userId: string): boolean
}

export interface Office {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly passwords: Passwords
  readonly box: SealedBox
  readonly digest: Digest
  /** The world that this office works in. */
  readonly world: string
  readonly authority: CertificateAuthority
  readonly reference: Reference
  readonly catalogue: Catalogue
  readonly procedures: Readonly<Record<ProcedureCode, Procedure>>
  /** Absent where people sit at other machines and ask through their own agent. */
  readonly enroller?: Enroller
}

/** The office of a world; every world has its own store. */
export type OfficeIn = (world: string) => Office

const NOTHING = new Uint8Array(0)

/** Today by the sandbox's clock, `yyyymmdd`. */
export const today = (office: Office, realm: Realm = office.store.realm()): string =>
  vietnamDay(sandboxTime(realm, office.clock.real()))

/** The journal row of an act; `kind` is action for an officer's act on a declaration. */
export function actEntry(
  office: Office,
  realm: Realm,
  act: Pick<Entry, 'kind' | 'userId' | 'procedure' | 'detail'> & Partial<Entry>,
): Entry {
  const real = office.clock.real()
  return {
    at: vietnamIso(sandboxTime(realm, real, act.run)),
    receivedAt: new Date(real).toISOString(),
    run: '',
    cause: 0,
    declarationNo: '',
    resultCodes: [],
    outputs: [],
    verdict: null,
    contentType: '',
    durationMs: 0,
    body: NOTHING,
    ...act,
  }
}
