import type { Account, IssuedCertificate, Realm, StateChange } from '../ports.ts'
import type { Changes } from './changes.ts'
import type { Session } from './session.ts'
import { allRows, rowsOfWorlds } from './statements.ts'
import type { Tables } from './tables.ts'
import { keptWorld } from './world-state.ts'

const certificateOf = (row: Tables['certificates']): IssuedCertificate => ({
  serial: row.serial,
  userId: row.user_id,
  pem: row.pem,
  notBefore: row.not_before,
  notAfter: row.not_after,
  revokedAt: row.revoked_at,
  revokeReason: row.revoke_reason,
})

/** The realms of all worlds, read and kept together: worlds are few, and a message may belong to any. */
export interface Realms {
  readonly version: number
  readonly worlds: ReadonlyMap<string, Realm>
}

type Rows = {
  readonly [T in 'accounts' | 'certificates' | 'settings']: readonly Tables[T][]
}

const realmOf = (rows: Rows, version: number): Realm => ({
  version,
  accounts: new Map(rows.accounts.map((row) => [row.user_id, JSON.parse(row.state) as Account])),
  certificates: new Map(rows.certificates.map((row) => [row.serial, certificateOf(row)])),
  settings: new Map(rows.settings.map((row) => [row.name, JSON.parse(row.value) as unknown])),
})

function byWorld<Row extends { readonly world: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.world)
    if (group === undefined) groups.set(row.world, [row])
    else group.push(row)
  }
  return groups
}

/** Reads accounts, certificates and settings of all worlds. */
export async function loadRealms(session: Session, version: number): Promise<Realms> {
  const accounts = byWorld(await rowsOfWorlds(session, 'accounts'))
  const certificates = byWorld(await rowsOfWorlds(session, 'certificates'))
  const settings = byWorld(await rowsOfWorlds(session, 'settings'))
  const names = new Set([...accounts.keys(), ...certificates.keys(), ...settings.keys()])
  const rowsOf = (world: string): Rows => ({
    accounts: accounts.get(world) ?? [],
    certificates: certificates.get(world) ?? [],
    settings: settings.get(world) ?? [],
  })
  return { version, worlds: new Map([...names].map((world) => [world, realmOf(rowsOf(world), version)])) }
}

const blanks = new WeakMap<Realms, Realm>()

/** The realm of a world that has nothing yet; the same one as long as these realms stand. */
export function blankRealm(realms: Realms): Realm {
  const known = blanks.get(realms)
  if (known !== undefined) return known
  const blank = realmOf({ accounts: [], certificates: [], settings: [] }, realms.version)
  blanks.set(realms, blank)
  return blank
}

/** Accounts and settings as the snapshot that a change of state goes back to has them; a blank realm for others. */
export async function keptRealm(session: Session, world: string, change: StateChange): Promise<Realm> {
  const rows: Rows = { accounts: [], certificates: [], settings: [] }
  if (change.act !== 'restore' || change.snapshot === '') return realmOf(rows, 0)
  const kept = keptWorld(world, change.snapshot)
  return realmOf(
    { ...rows, accounts: await allRows(session, kept, 'accounts'), settings: await allRows(session, kept, 'settings') },
    0,
  )
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

/** The realms after a work in `world`; new objects, so that whoever still holds the old ones sees no change. */
export function nextRealm(realms: Realms, world: string, changes: Changes, version: number): Realms {
  const realm = realms.worlds.get(world) ?? blankRealm(realms)
  const next: Realm = {
    version,
    accounts: overlaid(realm.accounts, changes.accounts),
    certificates: overlaid(realm.certificates, changes.certificates),
    settings: overlaid(realm.settings, changes.settings),
  }
  return { version, worlds: new Map([...realms.worlds, [world, next]]) }
}
