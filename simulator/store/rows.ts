/** Values of the ports as rows of the tables. A row is made when a work hands the value over, so that one which cannot be kept fails that work alone. */
import type { Declaration } from '#customs/declaration/declaration.ts'
import { baseNumber } from '#customs/declaration/numbering.ts'
import { RECORD_KEYS, type RecordKind, type Records } from '../ports/records.ts'
import type { Account, IssuedCertificate, Remembered, RunRecord, Waiting } from '../ports.ts'
import { unpackBody } from './body-codec.mjs'
import { keepable } from './database.ts'
import type { MailboxRecord, RememberedRecord } from './statements.ts'
import type { Tables } from './tables.ts'

const whole = (name: string, value: number): number => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`store: ${name} is no whole number: ${value}`)
  return value
}

/** JSON text; TypeError when the value has none (undefined, a function). */
const json = (name: string, value: unknown): string => {
  const text = JSON.stringify(value) as string | undefined
  if (text === undefined) throw new TypeError(`store: ${name} has no JSON`)
  return text
}

export const declarationRow = (world: string, declaration: Declaration): Tables['declarations'] => ({
  world,
  number: keepable(declaration.number),
  base: keepable(baseNumber(declaration.number)),
  direction: declaration.direction,
  owner: keepable(declaration.owner),
  phase: declaration.phase,
  channel: declaration.channel ?? 0,
  office: keepable(declaration.form.head.CH ?? ''),
  run: keepable(declaration.run),
  edited_at: whole('editedAt', declaration.editedAt),
  state: json('declaration', declaration),
})

export const rememberedRow = (
  world: string,
  userId: string,
  carry: string,
  contentHash: string,
  answer: Remembered,
): Tables['remembered'] => ({
  world,
  user_id: keepable(userId),
  carry: keepable(carry),
  content_hash: keepable(contentHash),
  content_type: keepable(answer.contentType),
  results: json('results', answer.results),
  outputs: json('outputs', answer.outputs),
  declaration_no: keepable(answer.declarationNo),
  body_seq: 0,
  bytes: answer.bytes,
})

const bytesOf = ({ codec, bytes }: RememberedRecord | MailboxRecord): Uint8Array =>
  codec === null ? bytes : unpackBody(codec, bytes)

export const rememberedValue = (row: RememberedRecord): Remembered => ({
  bytes: bytesOf(row),
  contentType: row.content_type,
  results: JSON.parse(row.results),
  outputs: JSON.parse(row.outputs),
  declarationNo: row.declaration_no,
})

export const mailboxRow = (world: string, report: Waiting): Tables['mailbox'] => ({
  id: report.id,
  world,
  user_id: report.userId,
  output: report.output,
  declaration_no: report.declarationNo,
  body_seq: 0,
  bytes: report.bytes,
})

export const waitingValue = (row: MailboxRecord): Waiting => ({
  id: row.id,
  userId: row.user_id,
  output: row.output,
  declarationNo: row.declaration_no,
  bytes: bytesOf(row),
})

/** The text fields of a report as the table will keep them. */
export const keepableReport = (report: Omit<Waiting, 'id'>): Omit<Waiting, 'id'> => ({
  userId: keepable(report.userId),
  output: keepable(report.output),
  declarationNo: keepable(report.declarationNo),
  bytes: report.bytes,
})

export const settingRow = (world: string, name: string, value: unknown): Tables['settings'] => ({
  world,
  name: keepable(name),
  value: json(name, value),
})

export const accountRow = (world: string, account: Account): Tables['accounts'] => ({
  world,
  user_id: keepable(account.userId),
  unit: keepable(account.unit),
  state: json('account', account),
})

export const certificateRow = (world: string, certificate: IssuedCertificate): Tables['certificates'] => ({
  world,
  serial: keepable(certificate.serial),
  user_id: keepable(certificate.userId),
  pem: keepable(certificate.pem),
  not_before: whole('notBefore', certificate.notBefore),
  not_after: whole('notAfter', certificate.notAfter),
  revoked_at: whole('revokedAt', certificate.revokedAt),
  revoke_reason: keepable(certificate.revokeReason),
})

export const runRow = (world: string, run: RunRecord): Tables['runs'] => ({
  world,
  id: keepable(run.id),
  scenario: keepable(run.scenario),
  unit: keepable(run.unit),
  seed: whole('seed', run.seed),
  official: run.official ? 1 : 0,
  opened_at: whole('openedAt', run.openedAt),
  closed_at: whole('closedAt', run.closedAt),
  status: run.status,
  judgement: json('judgement', run.judgement ?? null),
  play: json('play', run.play),
})

export const recordRow = <K extends RecordKind>(kind: K, record: Records[K]): Tables['records'] => ({
  kind,
  key: keepable(RECORD_KEYS[kind](record)),
  world: 'world' in record ? keepable(record.world) : '',
  login: 'login' in record ? keepable(record.login) : '',
  state: json(kind, record),
})

export const runValue = (row: Tables['runs']): RunRecord => ({
  id: row.id,
  scenario: row.scenario,
  unit: row.unit,
  seed: row.seed,
  official: row.official === 1,
  openedAt: row.opened_at,
  closedAt: row.closed_at,
  status: row.status as RunRecord['status'],
  judgement: JSON.parse(row.judgement),
  play: JSON.parse(row.play),
})
