/** Wire accounts of units (contract, POST /api/v1/accounts; product, one wire account and one token per branch). */
import type { Account, Realm, Tx } from '../ports.ts'
import { actEntry, type Office, today } from './office.ts'
import { badField, type Done, done, unknown } from './problem.ts'

export interface NewAccount {
  readonly userId: string
  readonly password: string
  readonly terminalId: string
  readonly accessKey: string
}

/** Without 0/O and 1/I: these are read out and typed. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const secret = (office: Office, length: number): string =>
  Array.from({ length }, () => LETTERS[office.random.below(LETTERS.length)]).join('')

/** Opens an account for an office of the shipped list. The password is told once, here. */
export async function openAccount(office: Office, unit: string): Promise<Done<NewAccount>> {
  if (office.reference.code('offices', unit, today(office)) === undefined) {
    return badField(
      'unit',
      `Mã đơn vị "${unit}" không có trong danh mục cơ quan Hải quan. Dùng mã 4 ký tự, ví dụ 02CI.`,
      `Unit "${unit}" is not in the list of customs offices. Use its four-character code, e.g. 02CI.`,
    )
  }
  const first = await newPassword(office)
  return office.store.commit(async (tx, realm) => done(await openAccountIn(office, tx, realm, unit, first)))
}

/** A wire password and its hash; hashing takes a while and is done outside of the transaction. */
export async function newPassword(office: Office): Promise<{ readonly password: string; readonly hash: string }> {
  const password = secret(office, 8)
  return { password, hash: await office.passwords.hash(password) }
}

/** Opens an account within a transaction. `unit` is an office of the list. */
export async function openAccountIn(
  office: Office,
  tx: Tx,
  realm: Realm,
  unit: string,
  first: { readonly password: string; readonly hash: string },
): Promise<NewAccount> {
  const account: Account = {
    userId: await freeUserId(unit, tx),
    unit,
    terminalId: freeTerminal(office, realm.accounts),
    accessKey: secret(office, 16),
    passwordHash: first.hash,
    barred: false,
    denied: [],
    createdAt: office.clock.real(),
  }
  await tx.saveAccount(account)
  const { userId, terminalId, accessKey } = account
  await tx.append([
    actEntry(office, realm, { kind: 'admin', userId, procedure: 'openAccount', detail: { unit, terminalId } }),
  ])
  return { userId, password: first.password, terminalId, accessKey }
}

/** Five characters of the user code (unit and a letter), three digits: `02CIA001`; one that no world has. */
async function freeUserId(unit: string, tx: Tx): Promise<string> {
  for (const letter of 'ABCDEFGHJKLMNPQRSTUVWXYZ') {
    for (let n = 1; n < 1000; n++) {
      const userId = `${unit}${letter}${String(n).padStart(3, '0')}`
      if ((await tx.worldOf(userId)) === undefined) return userId
    }
  }
  throw new Error(`no free user id for ${unit}`)
}

function freeTerminal(office: Office, accounts: ReadonlyMap<string, Account>): string {
  const taken = new Set([...accounts.values()].map((account) => account.terminalId))
  for (;;) {
    const terminal = `T${secret(office, 5)}`
    if (!taken.has(terminal)) return terminal
  }
}

/** An account as the API shows it: nothing secret. */
export interface AccountView {
  readonly userId: string
  readonly unit: string
  readonly terminalId: string
  readonly barred: boolean
  readonly denied: readonly string[]
  /** Serial of the bound certificate, '' when none. */
  readonly certificate: string
}

const viewOf = ({ userId, unit, terminalId, barred, denied, certificate }: Account): AccountView => ({
  userId,
  unit,
  terminalId,
  barred,
  denied,
  certificate: certificate?.serial ?? '',
})

export const listAccounts = (office: Office): readonly AccountView[] =>
  [...office.store.realm().accounts.values()].map(viewOf).sort((a, b) => (a.userId < b.userId ? -1 : 1))

export interface AccountRights {
  /** A0014: the account may not use the system. */
  readonly barred?: boolean | undefined
  /** A0012: procedures that it may not call; every other one it may. */
  readonly denied?: readonly string[] | undefined
}

/** Bars an account, or takes procedures from it; what is left out stays as it is. */
export async function setRights(office: Office, userId: string, rights: AccountRights): Promise<Done<AccountView>> {
  const strange = (rights.denied ?? []).find((code) => office.catalogue.procedure(code) === undefined)
  if (strange !== undefined) {
    return badField('denied', `Không có nghiệp vụ "${strange}".`, `There is no procedure "${strange}".`)
  }
  return office.store.commit(async (tx, realm) => {
    const account = realm.accounts.get(userId)
    if (account === undefined)
      return unknown('account', `Không có tài khoản ${userId}.`, `There is no account ${userId}.`)
    const { barred, denied } = account
    const after: Account = { ...account, barred: rights.barred ?? barred, denied: rights.denied ?? denied }
    await tx.saveAccount(after)
    const detail = { barred: after.barred, denied: after.denied }
    await tx.append([actEntry(office, realm, { kind: 'admin', userId, procedure: 'setRights', detail })])
    return done(viewOf(after))
  })
}
