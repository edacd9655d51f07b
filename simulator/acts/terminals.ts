/** With which wire account a person's terminal works (thiết lập đầu cuối; protocol 2, account). */
import type { TerminalCredentials, TerminalView } from '../api/session.ts'
import type { Person } from '../ports/records.ts'
import type { Tx } from '../ports.ts'
import { actEntry, type Office } from './office.ts'
import { badField, type Done, done } from './problem.ts'

const keyOf = (office: Office, login: string): string => `${office.world}/${login}`

export async function readTerminal(office: Office, person: Person): Promise<TerminalView> {
  const { store, box, world } = office
  const realm = store.realm()
  const kept = await store.records.find('terminals', keyOf(office, person.login))
  const opened = kept && box.open(kept.sealed)
  const credentials = opened === undefined ? null : (JSON.parse(opened) as TerminalCredentials)
  const account = credentials ? realm.accounts.get(credentials.userId) : undefined
  const accounts = [...realm.accounts.values()].filter(({ unit }) => world !== 'main' || unit === person.unit)
  return {
    credentials,
    unit: account?.unit ?? '',
    certificate: account?.certificate?.serial ?? '',
    certifying: account !== undefined && office.enroller?.underWay(account.userId) === true,
    accounts: world === 'main' ? accounts.map(({ userId, unit }) => ({ userId, unit })) : [],
  }
}

/** Keeps credentials for a person, sealed; part of whatever transaction gives them. */
export const keepTerminal = (office: Office, tx: Tx, login: string, credentials: TerminalCredentials): Promise<void> =>
  tx.put('terminals', {
    world: office.world,
    login,
    userId: credentials.userId,
    sealed: office.box.seal(JSON.stringify(credentials)),
  })

/** Takes over what the person was handed with the account; each part is checked, and a wrong one named. */
export async function setTerminal(
  office: Office,
  person: Person,
  wish: TerminalCredentials,
): Promise<Done<TerminalView>> {
  const account = office.store.realm().accounts.get(wish.userId)
  if (account === undefined || (office.world === 'main' && account.unit !== person.unit))
    return badField(
      'userId',
      `Đơn vị ${person.unit} không có tài khoản khai báo ${wish.userId}.`,
      `Unit ${person.unit} has no wire account ${wish.userId}.`,
    )
  if (!(await office.passwords.matches(account.passwordHash, wish.password)))
    return badField('password', 'Mật khẩu khai báo chưa đúng.', 'The wire password is wrong.')
  if (account.terminalId !== wish.terminalId)
    return badField('terminalId', 'Mã trạm không phải của tài khoản này.', 'The terminal is not that of this account.')
  if (account.accessKey !== wish.accessKey)
    return badField('accessKey', 'Khóa truy cập chưa đúng.', 'The access key is wrong.')
  await office.store.commit(async (tx, realm) => {
    await keepTerminal(office, tx, person.login, wish)
    const detail = { account: wish.userId }
    await tx.append([
      actEntry(office, realm, { kind: 'admin', userId: person.login, procedure: 'setTerminal', detail }),
    ])
  })
  return done(await readTerminal(office, person))
}
