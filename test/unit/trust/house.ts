/** One training CA with an account's certificate, and a trust over it: what most tests of this room start from. */
import { createPrivateKey, type KeyObject } from 'node:crypto'
import type { Account } from '../../../simulator/ports.ts'
import { createTrainingCa, type Issued } from '../../../simulator/trust/training-ca.ts'
import { createTrust, type TrustOptions, type TrustRoom } from '../../../simulator/trust/trust.ts'
import { newRsa, request } from './craft.ts'

/** 21/07/2026 08:30:00 in Vietnam. */
export const NOW = Date.UTC(2026, 6, 21, 1, 30)
export const DAY = 86_400_000
export const ENTITY = Buffer.from('Content-Type: text/plain; charset=UTF-8\r\n\r\nIDA  …\r\n')

export const ca = createTrainingCa(NOW - 30 * DAY, 'ec')
export const issuingKey = createPrivateKey(ca.saved.issuingKey)
export const rootKey = createPrivateKey(ca.saved.rootKey)
export const key: KeyObject = newRsa()

export function issued(forKey: KeyObject = key, more: { notBefore?: number; notAfter?: number } = {}): Issued {
  const got = ca.issue({ csrPem: request(forKey), userId: '02CI0001', unit: '02CI', now: NOW - DAY, ...more })
  if ('problem' in got) throw new Error(got.problem.en)
  return got
}

export const certificate = issued()

export const account: Account = {
  userId: '02CI0001',
  unit: '02CI',
  terminalId: 'T00001',
  accessKey: '0123456789ABCDEF',
  passwordHash: '',
  barred: false,
  denied: [],
  createdAt: 0,
  certificate: {
    serial: certificate.serial,
    issuerFingerprint: certificate.issuerFingerprint,
    fingerprint: certificate.fingerprint,
  },
}

/** A trust that finds every certificate good unless told otherwise. */
export const trustOf = (more: Partial<TrustOptions> = {}): TrustRoom =>
  createTrust({ roots: [ca.rootPem], intermediates: [ca.issuingPem], sha1: false, revoked: () => 'good', ...more })

/** Examines and judges in one go: the code, the steps in order, and the last one. */
export function verdictOf(
  cms: Uint8Array,
  more: { trust?: TrustRoom; account?: Account | undefined; at?: number; micalg?: string; entity?: Uint8Array } = {},
) {
  const trust = more.trust ?? trustOf()
  const examined = trust.examine(more.entity ?? ENTITY, cms, more.micalg ?? 'sha-256')
  const verdict = trust.judge(examined, 'account' in more ? more.account : account, more.at ?? NOW)
  return {
    verdict,
    examined,
    code: verdict.code,
    steps: verdict.steps.map((each) => each.step),
    last: verdict.steps.at(-1),
  }
}
