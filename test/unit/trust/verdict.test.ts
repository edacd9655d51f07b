import { createPrivateKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { signDetached } from '../../../simulator/trust/sign-detached.ts'
import { createTrainingCa } from '../../../simulator/trust/training-ca.ts'
import { cms, certificate as craftCertificate, derOf, newEc, newRsa, request } from './craft.ts'
import { account, ca, certificate, DAY, ENTITY, issued, issuingKey, key, NOW, trustOf, verdictOf } from './house.ts'

const privateKeyOf = (pem: string) => createPrivateKey(pem)

const signed = (pem = certificate.certificatePem, withKey = key) =>
  signDetached(ENTITY, withKey, pem, { signingTime: NOW })

const crafted = (knobs: Partial<Parameters<typeof craftCertificate>[0]>) =>
  craftCertificate({
    issuerPem: ca.issuingPem,
    issuerKey: issuingKey,
    key,
    notBefore: NOW - DAY,
    notAfter: NOW + DAY,
    ...knobs,
  })

describe('protocol 2: a right signature', () => {
  it('passes all seven steps in order, each with a sentence in both languages', () => {
    const { verdict, steps } = verdictOf(signed())
    expect(verdict.ok).toBe(true)
    expect(verdict.code).toBe('')
    expect(steps).toEqual(['structure', 'integrity', 'chain', 'validity', 'revocation', 'usage', 'binding'])
    for (const step of verdict.steps) {
      expect(step.ok).toBe(true)
      expect(step.vi).not.toBe('')
      expect(step.en).not.toBe('')
    }
    expect(verdict.algorithm).toBe('rsa-2048 sha-256')
    expect(verdict.signer?.serial).toBe(certificate.serial)
    expect(verdict.signer?.fingerprint).toBe(certificate.fingerprint)
    expect(verdict.signer?.subject).toContain('CN=02CI0001')
    expect(verdict.signer?.issuer).toContain('DỮ LIỆU CHẠY THỬ')
  })

  it.each([
    ['rsa sha-384', key, 'sha-384', 'rsa-2048 sha-384'],
    ['rsa sha-512', key, 'sha-512', 'rsa-2048 sha-512'],
    ['P-256 sha-256', newEc(), 'sha-256', 'ec-p-256 sha-256'],
    ['P-384 sha-384', newEc('secp384r1'), 'sha-384', 'ec-p-384 sha-384'],
    ['P-521 sha-512', newEc('secp521r1'), 'sha-512', 'ec-p-521 sha-512'],
  ] as const)('%s, with and without signed attributes', (_, withKey, digest, named) => {
    const own = issued(withKey)
    const bound = { ...account, certificate: own }
    for (const more of [{ signingTime: NOW }, {}]) {
      const message = signDetached(ENTITY, withKey, own.certificatePem, { digest, ...more })
      const { verdict } = verdictOf(message, { micalg: digest, account: bound })
      expect(verdict.code).toBe('')
      expect(verdict.algorithm).toBe(named)
    }
  })
})

describe('E134 integrity', () => {
  it('refuses changed content and names the digest', () => {
    const { code, last } = verdictOf(signed(), { entity: Buffer.concat([ENTITY, Buffer.from(' ')]) })
    expect(code).toBe('E134')
    expect(last).toMatchObject({ step: 'integrity', ok: false })
    expect(last?.en).toContain('sha-256')
  })

  it('refuses changed content also without signed attributes', () => {
    const message = signDetached(ENTITY, key, certificate.certificatePem)
    expect(verdictOf(message).code).toBe('')
    expect(verdictOf(message, { entity: ENTITY.subarray(1) }).code).toBe('E134')
  })

  it('refuses a signature by another key than the certificate has', () => {
    expect(verdictOf(signed(certificate.certificatePem, newRsa())).last).toMatchObject({ step: 'integrity', ok: false })
  })

  it('refuses RSA below 2048 bits and curves beside P-256, P-384, P-521', () => {
    for (const weak of [newRsa(1024), newEc('secp256k1')]) {
      const { code, last } = verdictOf(signed(crafted({ key: weak }), weak))
      expect(code).toBe('E134')
      expect(last).toMatchObject({ step: 'integrity' })
      expect(last?.en).toContain('is not accepted')
    }
  })
})

describe('E134 chain', () => {
  it('refuses a self-signed certificate and names its issuer', () => {
    const model = crafted({ common: 'TỰ KÝ' })
    const { code, last } = verdictOf(signed(crafted({ issuerPem: model, issuerKey: key, common: 'TỰ KÝ' })))
    expect(code).toBe('E134')
    expect(last).toMatchObject({ step: 'chain', ok: false })
    expect(last?.vi).toContain('CN=TỰ KÝ')
  })

  it('refuses another CA of the same name, also when the message carries that CA along', () => {
    const impostor = createTrainingCa(NOW - 30 * DAY, 'ec')
    const got = impostor.issue({ csrPem: request(key), userId: '02CI0001', unit: '02CI', now: NOW - DAY })
    if ('problem' in got) throw new Error(got.problem.en)
    const along = [got.certificatePem, impostor.issuingPem, impostor.rootPem].map(derOf)
    const carried = cms({ entity: ENTITY, key, pem: got.certificatePem, certificates: along })
    for (const message of [signed(got.certificatePem), carried, signed(crafted({ issuerKey: newEc() }))]) {
      const { code, last } = verdictOf(message)
      expect(code).toBe('E134')
      expect(last).toMatchObject({ step: 'chain', ok: false })
      expect(last?.en).toContain('is not signed by its key')
    }
  })

  it('does not take an authority that the message brings, even one below a trusted root', () => {
    const trust = trustOf({ intermediates: [] })
    const along = [certificate.certificatePem, ca.issuingPem, ca.rootPem].map(derOf)
    const message = cms({ entity: ENTITY, key, pem: certificate.certificatePem, certificates: along })
    expect(verdictOf(message, { trust }).last).toMatchObject({ step: 'chain', ok: false })
    expect(verdictOf(message).code).toBe('')
  })

  it('refuses a certificate issued by a signer (no CA mark)', () => {
    const grandchild = craftCertificate({
      issuerPem: certificate.certificatePem,
      issuerKey: key,
      key,
      notBefore: NOW - DAY,
      notAfter: NOW + DAY,
    })
    expect(verdictOf(signed(grandchild)).last).toMatchObject({ step: 'chain', ok: false })
  })

  it('refuses a certificate signed with SHA-1', () => {
    const rsaCa = createTrainingCa(NOW - DAY, 'rsa')
    const trust = trustOf({ roots: [rsaCa.rootPem], intermediates: [rsaCa.issuingPem] })
    const knobs = { issuerPem: rsaCa.issuingPem, issuerKey: privateKeyOf(rsaCa.saved.issuingKey) }
    expect(verdictOf(signed(crafted(knobs)), { trust }).steps).toContain('binding')
    expect(verdictOf(signed(crafted({ ...knobs, sha1: true })), { trust }).last).toMatchObject({
      step: 'chain',
      ok: false,
    })
  })
})

describe('the list of trusted authorities', () => {
  const authority = (knobs: Partial<Parameters<typeof craftCertificate>[0]>) =>
    crafted({
      issuerPem: ca.rootPem,
      issuerKey: privateKeyOf(ca.saved.rootKey),
      ca: true,
      usage: 0x04,
      common: 'CA KHÁC',
      ...knobs,
    })

  it('takes a sound intermediate', () => {
    expect(() => trustOf({ intermediates: [authority({})] })).not.toThrow()
  })

  it.each([
    ['without the CA mark', { ca: false }, 'not marked CA'],
    ['without keyCertSign', { usage: 0x80 }, 'keyCertSign'],
    ['signed by a stranger', { issuerKey: newEc() }, 'does not chain'],
    ['with a weak key', { key: newRsa(1024) }, 'too weak'],
    ['below an authority of path length 0', { issuerPem: ca.issuingPem, issuerKey: issuingKey }, 'does not chain'],
  ] as const)('refuses an authority %s', (_, knobs, message) => {
    expect(() => trustOf({ intermediates: [ca.issuingPem, authority(knobs)] })).toThrow(message)
  })

  it('refuses a root that is not self-signed', () => {
    expect(() => trustOf({ roots: [ca.issuingPem], intermediates: [] })).toThrow('not self-signed')
  })
})

describe('E134 validity', () => {
  it('refuses an expired certificate and names both moments in Vietnam time', () => {
    const old = issued(key, { notBefore: NOW - 3 * DAY, notAfter: NOW - 2 * DAY })
    const { code, last } = verdictOf(signed(old.certificatePem))
    expect(code).toBe('E134')
    expect(last).toMatchObject({ step: 'validity', ok: false })
    expect(last?.vi).toContain('19/07/2026 08:30:00')
    expect(last?.vi).toContain('21/07/2026 08:30:00')
    expect(last?.vi).toContain(old.serial)
  })

  it('refuses a certificate that is not yet valid', () => {
    const early = issued(key, { notBefore: NOW + DAY, notAfter: NOW + 2 * DAY })
    expect(verdictOf(signed(early.certificatePem)).last).toMatchObject({ step: 'validity', ok: false })
  })

  it('counts both ends of the validity, to the second', () => {
    const { notBefore, notAfter } = certificate
    expect(verdictOf(signed(), { at: notBefore }).code).toBe('')
    expect(verdictOf(signed(), { at: notBefore - 1 }).code).toBe('E134')
    expect(verdictOf(signed(), { at: notAfter + 999 }).code).toBe('')
    expect(verdictOf(signed(), { at: notAfter + 1000 }).code).toBe('E134')
  })

  it('refuses when the authority above has expired', () => {
    const long = issued(key, { notAfter: NOW + 40 * 366 * DAY })
    const { last } = verdictOf(signed(long.certificatePem), { at: NOW + 39 * 366 * DAY })
    expect(last).toMatchObject({ step: 'validity', ok: false })
    expect(last?.en).toContain('authority')
  })
})

describe('E134 usage', () => {
  it.each([
    ['keyEncipherment only', { usage: 0x20 }],
    ['no usage at all', { usage: undefined }],
    ['the CA mark', { ca: true }],
    ['a critical extension nobody knows', { critical: '1.3.6.1.4.1.99999.1' }],
  ])('refuses a certificate with %s', (_, knobs) => {
    const { code, last } = verdictOf(signed(crafted(knobs)))
    expect(code).toBe('E134')
    expect(last).toMatchObject({ step: 'usage', ok: false })
  })

  it('stands behind validity and revocation in the verdict', () => {
    const trust = trustOf({ revoked: () => ({ at: NOW - 1, reason: 'keyCompromise' }) })
    const { steps, last } = verdictOf(signed(crafted({ usage: 0x20 })), { trust })
    expect(last?.step).toBe('revocation')
    expect(steps).not.toContain('usage')
  })
})

describe('binding to the account', () => {
  const { certificate: bound, ...unbound } = account
  const other = '00'.repeat(32)

  it('A0034 none bound', () => {
    const { code, last } = verdictOf(signed(), { account: unbound })
    expect(code).toBe('A0034')
    expect(last).toMatchObject({ step: 'binding', ok: false })
    expect(last?.vi).toContain(account.userId)
  })

  it('A0034 no account to compare with', () => {
    expect(verdictOf(signed(), { account: undefined }).code).toBe('A0034')
  })

  it('A0035 bound under another issuer, whatever the serial', () => {
    for (const serial of [certificate.serial, '01']) {
      const foreign = { ...account, certificate: { serial, issuerFingerprint: other, fingerprint: other } }
      expect(verdictOf(signed(), { account: foreign }).code).toBe('A0035')
    }
  })

  it('A0036 another serial of the same issuer', () => {
    const newer = issued()
    const { code, last } = verdictOf(signed(newer.certificatePem))
    expect(code).toBe('A0036')
    expect(last?.vi).toContain(newer.serial)
    expect(last?.vi).toContain(certificate.serial)
  })

  it('A0036 same issuer and serial but another certificate', () => {
    expect(bound).toBeDefined()
    const twin = { ...account, certificate: { ...certificate, fingerprint: other } }
    expect(verdictOf(signed(), { account: twin }).code).toBe('A0036')
  })

  it('E134 wins over the binding', () => {
    expect(verdictOf(signed(), { account: unbound, entity: Buffer.from('khác') }).code).toBe('E134')
    expect(verdictOf(signed(), { account: unbound, at: certificate.notAfter + DAY }).code).toBe('E134')
    expect(verdictOf(signed().subarray(1), { account: unbound }).code).toBe('E135')
  })
})
