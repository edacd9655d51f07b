import { describe, expect, it } from 'vitest'
import { parseCertificate } from '../../../simulator/trust/certificate.ts'
import { signDetached } from '../../../simulator/trust/sign-detached.ts'
import { createTrainingCa } from '../../../simulator/trust/training-ca.ts'
import type { TrustOptions } from '../../../simulator/trust/trust.ts'
import { writeCrl } from '../../../simulator/trust/write-crl.ts'
import { certificate as craftCertificate, derOf, newEc, spki } from './craft.ts'
import { ca, certificate, DAY, ENTITY, key, NOW, rootKey, trustOf, verdictOf } from './house.ts'

const cms = signDetached(ENTITY, key, certificate.certificatePem, { signingTime: NOW })
const { serial } = certificate
const entry = { serial, at: NOW - 1000, reason: 'keyCompromise' }
/** No word of the sandbox's own: only lists count. */
const listed = (more: Partial<TrustOptions> = {}) => trustOf({ revoked: () => 'unknown', ...more })

describe('E134 revocation by the word of the sandbox itself', () => {
  it('refuses from the moment of revocation on, and names it', () => {
    const trust = trustOf({ revoked: (asked) => (asked === serial ? { at: NOW, reason: 'keyCompromise' } : 'good') })
    const { code, last } = verdictOf(cms, { trust })
    expect(code).toBe('E134')
    expect(last).toMatchObject({ step: 'revocation', ok: false })
    expect(last?.vi).toContain('21/07/2026 08:30:00')
    expect(last?.vi).toContain('keyCompromise')
    expect(verdictOf(cms, { trust, at: NOW - 1 }).code).toBe('')
  })

  it('is asked at every judgement: a revocation counts at once for a certificate that is remembered', () => {
    let revoked = false
    const trust = trustOf({ revoked: () => (revoked ? { at: NOW - 1, reason: '' } : 'good') })
    expect(verdictOf(cms, { trust }).code).toBe('')
    revoked = true
    expect(verdictOf(cms, { trust }).code).toBe('E134')
  })

  it('refuses when the authority above is revoked', () => {
    const { serial: above } = parseCertificate(derOf(ca.issuingPem))
    const trust = trustOf({ revoked: (asked) => (asked === above ? { at: 0, reason: 'cACompromise' } : 'good') })
    expect(verdictOf(cms, { trust }).last?.en).toContain('The certificate of the authority')
  })
})

describe('E134 revocation by a list (CRL)', () => {
  it('refuses when nobody can tell: no list, no word', () => {
    const { code, last } = verdictOf(cms, { trust: listed() })
    expect(code).toBe('E134')
    expect(last).toMatchObject({ step: 'revocation', ok: false })
  })

  it('accepts under a list that does not name the certificate, refuses under one that does', () => {
    const trust = listed()
    expect(trust.loadCrl(ca.crl([], NOW - DAY, 1))).toEqual({ issuerFingerprint: ca.issuingFingerprint, entries: 0 })
    expect(verdictOf(cms, { trust }).code).toBe('')
    expect(trust.loadCrl(ca.crl([entry], NOW - DAY / 2, 2))).toMatchObject({ entries: 1 })
    const { code, last } = verdictOf(cms, { trust })
    expect(code).toBe('E134')
    expect(last?.en).toContain('keyCompromise')
  })

  it('counts a list even where the sandbox itself says good', () => {
    const trust = trustOf()
    trust.loadCrl(ca.crl([entry], NOW - DAY, 1))
    expect(verdictOf(cms, { trust }).code).toBe('E134')
  })

  it('an older list does not take the place of a newer one', () => {
    const trust = listed()
    trust.loadCrl(ca.crl([entry], NOW - DAY, 2))
    trust.loadCrl(ca.crl([], NOW - 2 * DAY, 1))
    expect(verdictOf(cms, { trust }).code).toBe('E134')
  })

  it('a list past its nextUpdate proves nothing, except of what it names', () => {
    const trust = listed()
    trust.loadCrl(ca.crl([], NOW - 8 * DAY, 1))
    expect(verdictOf(cms, { trust }).last?.en).toContain('past its next update')
    trust.loadCrl(ca.crl([{ ...entry, at: NOW - 8 * DAY }], NOW - 8 * DAY, 1))
    expect(verdictOf(cms, { trust }).last?.en).toContain('was revoked at')
  })

  it('does not take a list of a stranger, a changed one, or one signed by another trusted authority', () => {
    const trust = listed()
    const stranger = createTrainingCa(NOW, 'ec')
    expect(trust.loadCrl(stranger.crl([], NOW, 1))).toHaveProperty('vi')
    const changed = Uint8Array.from(ca.crl([entry], NOW, 1))
    const at = Buffer.from(changed).indexOf(Buffer.from(serial, 'hex'))
    changed[at + 15] = (changed[at + 15] ?? 0) ^ 1
    expect(trust.loadCrl(changed)).toHaveProperty('vi')
    const byRoot = writeCrl(
      {
        issuer: parseCertificate(derOf(ca.issuingPem)).subject,
        issuerKey: spki(rootKey),
        revoked: [],
        thisUpdate: NOW,
        nextUpdate: NOW + DAY,
        number: 1,
      },
      rootKey,
    )
    expect(trust.loadCrl(byRoot)).toHaveProperty('vi')
    expect(trust.loadCrl(Buffer.from('không phải CRL'))).toHaveProperty('vi')
    expect(verdictOf(cms, { trust }).code).toBe('E134')
  })

  it('does not take a list of an authority that may not sign lists (cRLSign)', () => {
    const authorityKey = newEc()
    const knobs = {
      issuerPem: ca.rootPem,
      issuerKey: rootKey,
      key: authorityKey,
      ca: true,
      notBefore: NOW,
      notAfter: NOW + DAY,
    }
    for (const [usage, taken] of [
      [0x04, false],
      [0x06, true],
    ] as const) {
      const pem = craftCertificate({ ...knobs, usage, common: 'CA KHÁC' })
      const list = writeCrl(
        {
          issuer: parseCertificate(derOf(pem)).subject,
          issuerKey: spki(authorityKey),
          revoked: [],
          thisUpdate: NOW,
          nextUpdate: NOW + DAY,
          number: 1,
        },
        authorityKey,
      )
      expect('entries' in listed({ intermediates: [ca.issuingPem, pem] }).loadCrl(list)).toBe(taken)
    }
  })
})
