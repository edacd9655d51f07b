/** An admitted message, made by hand, to take one thing away at a time. */
import { BLANK_HEADER, type Header } from '#protocol/edi/header.ts'
import type { Verdict } from '#training/journal-row.ts'
import type { Admission } from '../../../simulator/pipeline/admit.ts'
import type { Incoming } from '../../../simulator/pipeline/receive.ts'
import type { Account, Realm } from '../../../simulator/ports.ts'
import { catalogue } from '../../support/message.ts'

export const account: Account = {
  userId: '02CIA001',
  unit: '02CI',
  terminalId: 'T00001',
  accessKey: 'KEY0KEY0KEY0KEY0',
  passwordHash: 'hash',
  barred: false,
  denied: [],
  createdAt: 0,
}

const header: Header = {
  ...BLANK_HEADER,
  procedure: 'IDA',
  user: account.userId,
  password: 'SECRET88',
  terminal: account.terminalId,
  carry: 'C1',
  inputId: 'R222222222',
  system: '1',
}

export const incoming = (change: Partial<Incoming> = {}, fields: Partial<Header> = {}): Incoming => ({
  contentType: 'text/plain',
  body: new Uint8Array([1, 2, 3]),
  receivedAt: Date.UTC(2026, 6, 21, 1, 30),
  startedAt: 1000,
  family: 'edi',
  header: { ...header, ...fields },
  headerResults: [],
  items: { items: new Map(), groups: [] },
  itemResults: [],
  identity: new Uint8Array(0),
  ...change,
})

export const verdict: Verdict = { ok: true, steps: [], code: '' }

export const admission = (change: Partial<Admission> = {}): Admission => ({
  incoming: incoming(),
  procedure: catalogue.procedure('IDA'),
  account,
  passwordRight: true,
  verdict,
  ...change,
})

export const realm = (settings: Record<string, unknown> = {}, accounts: readonly Account[] = [account]): Realm => ({
  version: 1,
  accounts: new Map(accounts.map((each) => [each.userId, each])),
  certificates: new Map(),
  settings: new Map(Object.entries(settings)),
})
