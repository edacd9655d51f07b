import { describe, expect, it } from 'vitest'
import { parseCertificate } from '../../../simulator/trust/certificate.ts'
import { createTrainingCa, openTrainingCa } from '../../../simulator/trust/training-ca.ts'
import { derOf, newEc, newRsa, request } from './craft.ts'
import { ca, DAY, issued, key, NOW } from './house.ts'

const ask = (more: Partial<Parameters<typeof ca.issue>[0]>) =>
  ca.issue({ csrPem: request(key), userId: '02CI0001', unit: '02CI', now: NOW, ...more })

const problemOf = (more: Parameters<typeof ask>[0]) => {
  const got = ask(more)
  if (!('problem' in got)) throw new Error('issued')
  expect(got.problem.vi).not.toBe(got.problem.en)
  return got.problem
}

describe('contract, certificates: the training CA issues', () => {
  it('with the subject it sets itself, digitalSignature, no CA mark, and a 16-byte positive serial', () => {
    const got = issued()
    const read = parseCertificate(derOf(got.certificatePem))
    expect(read.subjectText).toBe('C=VN, O=SANDBOX VNACCS – DỮ LIỆU CHẠY THỬ, OU=02CI, CN=02CI0001')
    expect(read.serial).toBe(got.serial)
    expect(got.serial).toMatch(/^[4-7][0-9a-f]{31}$/)
    expect(read.fingerprint).toBe(got.fingerprint)
    expect(got.issuerFingerprint).toBe(parseCertificate(derOf(ca.issuingPem)).fingerprint)
    expect(read.extensions).toMatchObject({ ca: false, keyUsage: { digitalSignature: true, keyCertSign: false } })
    expect(read.extensions.authorityKeyId).toBe(parseCertificate(derOf(ca.issuingPem)).extensions.subjectKeyId)
    expect([read.notBefore, read.notAfter]).toEqual([got.notBefore, got.notAfter])
  })

  it('two certificates never share a serial', () => {
    expect(new Set(Array.from({ length: 50 }, () => issued().serial)).size).toBe(50)
  })

  it.each([
    ['P-256', newEc()],
    ['P-384', newEc('secp384r1')],
    ['P-521', newEc('secp521r1')],
    ['RSA 2048', key],
  ])('to a key of the kind %s', (_, own) => {
    expect(ask({ csrPem: request(own) })).toHaveProperty('certificatePem')
  })

  it('for the period asked for, past periods included, or a year from now', () => {
    expect(ask({})).toMatchObject({ notBefore: NOW, notAfter: NOW + 365 * DAY })
    const past = { notBefore: NOW - 9 * DAY, notAfter: NOW - 8 * DAY }
    expect(ask(past)).toMatchObject(past)
    const far = ask({ notAfter: Date.UTC(2060, 0, 1) })
    if ('problem' in far) throw new Error(far.problem.en)
    expect(parseCertificate(derOf(far.certificatePem)).notAfter).toBe(Date.UTC(2060, 0, 1))
  })
})

describe('contract, certificates: the training CA refuses', () => {
  it.each([
    ['nothing', ''],
    ['text', 'không phải yêu cầu'],
    ['a certificate', issued().certificatePem],
    ['an empty block', '-----BEGIN CERTIFICATE REQUEST-----\n\n-----END CERTIFICATE REQUEST-----'],
    ['a block of other DER', '-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----'],
    [
      'a block far too long',
      `-----BEGIN CERTIFICATE REQUEST-----\n${'A'.repeat(70_000)}\n-----END CERTIFICATE REQUEST-----`,
    ],
  ])('what is not a request: %s', (_, csrPem) => {
    expect(problemOf({ csrPem }).en).toContain('PKCS#10')
  })

  it('a request signed by another key than the one inside', () => {
    expect(problemOf({ csrPem: request(key, newRsa()) }).en).toContain('possession')
    expect(problemOf({ csrPem: request(newEc(), newEc()) }).en).toContain('possession')
  })

  it('a request that was changed after it was signed', () => {
    const lines = request(newEc()).split('\n')
    const body = Buffer.from(lines.slice(1, -2).join(''), 'base64')
    body[body.length - 1] = (body[body.length - 1] ?? 0) ^ 1
    const csrPem = `${lines[0]}\n${body.toString('base64')}\n${lines.at(-2)}\n`
    expect(problemOf({ csrPem }).en).toContain('possession')
  })

  it('weak keys, by name', () => {
    expect(problemOf({ csrPem: request(newRsa(1024)) }).vi).toContain('rsa-1024')
    expect(problemOf({ csrPem: request(newEc('secp256k1')) }).vi).toContain('secp256k1')
  })

  it('an end before or at the beginning, and years out of range', () => {
    expect(problemOf({ notBefore: NOW, notAfter: NOW - DAY }).en).toContain('later than')
    expect(problemOf({ notBefore: NOW, notAfter: NOW }).en).toContain('later than')
    expect(problemOf({ notBefore: Date.UTC(1900, 0, 1) }).en).toContain('1950')
    expect(problemOf({ notAfter: Number.NaN }).en).toContain('1950')
    expect(ask({ notBefore: Number.NaN })).toMatchObject({ field: 'notBefore' })
    expect(ask({ notAfter: NOW - DAY })).toMatchObject({ field: 'notAfter' })
    expect(ask({ csrPem: '' })).toMatchObject({ field: 'csr' })
  })
})

describe('contract, certificates: the training CA is kept', () => {
  it('opens again from its PEM and goes on issuing under the same authority', () => {
    const again = openTrainingCa(ca.saved)
    expect(again.issuingFingerprint).toBe(ca.issuingFingerprint)
    expect(again.issue({ csrPem: request(key), userId: 'A', unit: 'B', now: NOW })).toMatchObject({
      issuerFingerprint: ca.issuingFingerprint,
    })
  })

  it('does not open with a key that is not its own', () => {
    const other = createTrainingCa(NOW, 'ec')
    expect(() => openTrainingCa({ ...ca.saved, issuingKey: other.saved.issuingKey })).toThrow('does not belong')
  })
})
