/** Values to store: the smallest that are whole. */
import type { Declaration } from '#customs/declaration/declaration.ts'
import type { Account, Entry, IssuedCertificate, RunRecord } from '../../simulator/ports.ts'

export const bytes = (text: string): Uint8Array => Buffer.from(text)

export const entry = (change: Partial<Entry> = {}): Entry => ({
  at: '2026-05-20T08:30:00.000+07:00',
  receivedAt: '2026-05-20T01:30:00.000Z',
  run: '',
  kind: 'request',
  cause: 0,
  userId: '02CI0001',
  procedure: 'IDA',
  declarationNo: '',
  resultCodes: ['00000-0000-0000'],
  outputs: [],
  verdict: null,
  contentType: 'text/plain; charset=UTF-8',
  durationMs: 1.5,
  detail: {},
  body: bytes('tờ khai'),
  ...change,
})

export const declaration = (number: string, change: Partial<Declaration> = {}): Declaration => ({
  number,
  direction: 'import',
  owner: '02CI0001',
  run: '',
  phase: 'draft',
  payment: 'none',
  form: { head: { CH: '02CI', IMN: 'CÔNG TY TNHH DỮ LIỆU CHẠY THỬ' }, lines: [{ CMD: '84713020' }] },
  assessment: { rates: {}, lines: [], subjects: [], totalTax: '0', totalValue: '0' },
  preRegisteredAt: 1,
  editedAt: 2,
  examination: {},
  history: [],
  ...change,
})

export const account = (userId: string, change: Partial<Account> = {}): Account => ({
  userId,
  unit: '02CI',
  terminalId: 'T00001',
  accessKey: '0123456789ABCDEF',
  passwordHash: '$argon2id$…',
  barred: false,
  denied: [],
  createdAt: 1,
  ...change,
})

export const certificate = (serial: string, change: Partial<IssuedCertificate> = {}): IssuedCertificate => ({
  serial,
  userId: '02CI0001',
  pem: '-----BEGIN CERTIFICATE-----',
  notBefore: 1,
  notAfter: 2,
  revokedAt: 0,
  revokeReason: '',
  ...change,
})

export const runRecord = (id: string, change: Partial<RunRecord> = {}): RunRecord => ({
  id,
  scenario: 'luong-xanh',
  unit: '02CI',
  seed: 7,
  official: true,
  openedAt: 1000,
  closedAt: 0,
  status: 'open',
  judgement: null,
  play: { mode: 'client', business: '', customs: '', joinCode: '', hints: [], examUntil: 0, startedAt: 0, endedAt: 0 },
  ...change,
})

export const report = (userId: string, text: string) => ({
  userId,
  output: 'VAD1AC0',
  declarationNo: '100000000010',
  bytes: bytes(text),
})
