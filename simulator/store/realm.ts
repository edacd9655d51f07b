import type { Account, IssuedCertificate, Realm } from '../ports.ts'
import type { Changes } from './changes.ts'
import type { Session } from './session.ts'
import { allRows } from './statements.ts'
import type { Tables } from './tables.ts'

const certificateOf = (row: Tables['certificates']): IssuedCertificate => ({
  serial: row.serial,
  userId: row.user_id,
  pem: row.pem,
  notBefore: row.not_before,
  notAfter: row.not_after,
  revokedAt: row.revoked_at,
  revokeReason: row.revoke_reason,
})

/** Reads accounts, certificates and settings of a world. */
export async function loadRealm(session: Session, world: string, version: number): Promise<Realm> {
  const accounts = await allRows(session, world, 'accounts')
  const certificates = await allRows(session, world, 'certificates')
  const settings = await allRows(session, world, 'settings')
  return {
    version,
    accounts: new Map(accounts.map((row) => [row.user_id, JSON.parse(row.state) as Account])),
    certificates: new Map(certificates.map((row) => [row.serial, certificateOf(row)])),
    settings: new Map(settings.map((row) => [row.name, JSON.parse(row.value) as unknown])),
  }
}

const overlaid = <V>(
  base: ReadonlyMap<string, V>,
  changed: ReadonlyMap<string, { readonly value: V }>,
): ReadonlyMap<string, V> => {
  if (changed.size === 0) return base
  const result = new Map(base)
  for (const [key, { value }] of changed) result.set(key, value)
  return result
}

/** The realm after a work; a new object, so that whoever still holds the old one sees no change. */
export const nextRealm = (realm: Realm, changes: Changes, version: number): Realm => ({
  version,
  accounts: overlaid(realm.accounts, changes.accounts),
  certificates: overlaid(realm.certificates, changes.certificates),
  settings: overlaid(realm.settings, changes.settings),
})
