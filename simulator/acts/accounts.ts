/** Wire accounts of units (contract, POST /api/v1/accounts; product, one wire account and one token per branch). */
import type { Account } from '../ports.ts'
import { actEntry, type Office, today } from './office.ts'
import { badField, type Done, done } from './problem.ts'

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
  const password = secret(office, 8)
  const passwordHash = await office.passwords.hash(password)
  return office.store.commit(async (tx, realm) => {
    const account: Account = {
      userId: freeUserId(unit, realm.accounts),
      unit,
      terminalId: freeTerminal(office, realm.accounts),
      accessKey: secret(office, 16),
      passwordHash,
      barred: false,
      denied: [],
      createdAt: office.clock.real(),
    }
    await tx.saveAccount(account)
    const { userId, terminalId, accessKey } = account
    await tx.append([
      actEntry(office, realm, { kind: 'admin', userId, procedure: 'openAccount', detail: { unit, terminalId } }),
    ])
    return done({ userId, password, terminalId, accessKey })
  })
}

/** Five characters of the user code (unit and a letter), three digits: `02CIA001`. */
function freeUserId(unit: string, accounts: ReadonlyMap<string, Account>): string {
  for (const letter of 'ABCDEFGHJKLMNPQRSTUVWXYZ') {
    for (let n = 1; n < 1000; n++) {
      const userId = `${unit}${letter}${String(n).padStart(3, '0')}`
      if (!accounts.has(userId)) return userId
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
