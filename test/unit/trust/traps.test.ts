import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DIGESTS, OID } from '#protocol/cms/algorithms.ts'
import { element, nullValue, octetString, oid, sequence } from '#protocol/cms/der-write.ts'
import { createTrainingCa } from '../../../simulator/trust/training-ca.ts'
import {
  attribute,
  type CmsKnobs,
  cms,
  certificate as craftCertificate,
  derOf,
  newRsa,
  request,
  SHA1,
} from './craft.ts'
import { account, ca, certificate, DAY, ENTITY, key, NOW, trustOf, verdictOf } from './house.ts'

const digest = createHash('sha256').update(ENTITY).digest()
const contentType = attribute(OID.contentType, oid(OID.data))
const messageDigest = attribute(OID.messageDigest, octetString(digest))
const crafted = (knobs: Partial<CmsKnobs> = {}) =>
  cms({ entity: ENTITY, key, pem: certificate.certificatePem, ...knobs })

it('protocol 2: the crafted message is right when no knob is turned', () => {
  expect(verdictOf(crafted()).code).toBe('')
  expect(verdictOf(crafted({ attributes: null })).code).toBe('')
})

describe('E135 malformed CMS', () => {
  const right = crafted()
  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['text', Buffer.from('không phải CMS')],
    ['base64 left undecoded', Buffer.from(Buffer.from(right).toString('base64'))],
    ['a certificate alone', derOf(certificate.certificatePem)],
    ['cut off by one byte', right.subarray(0, -1)],
    ['one byte too many', Buffer.concat([right, Buffer.of(0)])],
    ['the BER spelling with indefinite length', indefinite(right)],
    ['another content type outside', crafted({ outerType: OID.data })],
    ['content carried inside (not detached)', crafted({ eContent: ENTITY })],
    ['content that is not data', crafted({ contentType: '1.2.840.113549.1.9.16.1.4' })],
    ['two signers', twoSigners()],
    ['no signer', crafted({ signers: 0 })],
    ['a SignedData version that its parts do not ask for', crafted({ version: 3 })],
    ['a signer version that belongs to key identifiers', crafted({ signerVersion: 3 })],
    ['a digest that SignedData does not list', crafted({ listed: [sequence(oid(DIGESTS['sha-512'].oid))] })],
    ['no digest listed', crafted({ listed: [] })],
    [
      'far too many certificates',
      crafted({ certificates: Array.from({ length: 33 }, () => derOf(certificate.certificatePem)) }),
    ],
    ['no attribute in the set', crafted({ attributes: [] })],
    ['contentType missing', crafted({ attributes: [messageDigest] })],
    ['messageDigest missing', crafted({ attributes: [contentType] })],
    [
      'contentType other than data',
      crafted({ attributes: [attribute(OID.contentType, oid(OID.signedData)), messageDigest] }),
    ],
    ['messageDigest twice', crafted({ attributes: [contentType, messageDigest, messageDigest] })],
    ['messageDigest with two values', crafted({ attributes: [contentType, twoValues()] })],
    ['attributes out of DER order', crafted({ attributes: [messageDigest, contentType] })],
    ['a signer certificate with two signature algorithms', crafted({ certificates: [twoAlgorithms()] })],
    ['a signer certificate that cannot be read', crafted({ certificates: [brokenCertificate()] })],
  ])('refuses %s', (_, message) => {
    const { code, last, steps } = verdictOf(message)
    expect(code).toBe('E135')
    expect(steps).toEqual(['structure'])
    expect(last?.ok).toBe(false)
  })

  it.each([
    ['', 'micalg'],
    ['sha-512', 'sha-512'],
    ['md5', 'md5'],
    ['sha-256,sha-512', 'sha-256,sha-512'],
    ['sha256x', 'sha256x'],
  ])('refuses micalg "%s" on a SHA-256 signature', (micalg, told) => {
    const { code, last } = verdictOf(crafted(), { micalg })
    expect(code).toBe('E135')
    expect(last?.vi).toContain(told)
  })

  it.each(['sha-256', 'SHA-256', 'sha256', '"sha-256"', ' sha-256 '])('takes the spelling %s', (micalg) => {
    expect(verdictOf(crafted(), { micalg }).code).toBe('')
  })
})

describe('E134 cryptographic traps', () => {
  const refused = (message: Uint8Array, micalg = 'sha-256') => {
    const { code, last } = verdictOf(message, { micalg })
    expect(code).toBe('E134')
    expect(last).toMatchObject({ step: 'integrity', ok: false })
    return last
  }

  it('the digest in the attribute is of other content, under a right signature', () => {
    const other = createHash('sha256').update('nội dung khác').digest()
    refused(crafted({ attributes: [contentType, attribute(OID.messageDigest, octetString(other))] }))
  })

  it('the digest in the attribute is a prefix of the right one, or empty', () => {
    for (const length of [0, 20, 31]) {
      const cut = attribute(OID.messageDigest, octetString(digest.subarray(0, length)))
      refused(crafted({ attributes: [contentType, cut].sort((a, b) => a.length - b.length) }))
    }
  })

  it('SHA-1 is refused by default and taken under the profile 2014-sha1', () => {
    const weak = crafted({ digest: SHA1 })
    expect(refused(weak, 'sha1')?.en).toContain('sha-1')
    expect(verdictOf(weak, { micalg: 'sha1', trust: trustOf({ sha1: true }) }).code).toBe('')
  })

  it('MD5 and SHA-224 are refused, also under the profile 2014-sha1', () => {
    for (const [name, hash, dotted] of [
      ['md5', 'md5', '1.2.840.113549.2.5'],
      ['sha-224', 'sha224', '2.16.840.1.101.3.4.2.4'],
    ] as const) {
      const weak = crafted({ digest: { oid: dotted, hash } })
      expect(refused(weak, name)?.en).toContain(name)
      expect(verdictOf(weak, { micalg: name, trust: trustOf({ sha1: true }) }).code).toBe('E134')
    }
  })

  it('the signature algorithm names another digest, or another kind of key', () => {
    for (const dotted of [DIGESTS['sha-512'].withRsa, SHA1.withRsa, DIGESTS['sha-256'].withEc, '1.2.3.4']) {
      refused(crafted({ signatureAlgorithm: sequence(oid(dotted)) }))
    }
  })

  it('the signature algorithm may name the digest itself', () => {
    const named = sequence(oid(DIGESTS['sha-256'].withRsa), nullValue())
    expect(verdictOf(crafted({ signatureAlgorithm: named })).code).toBe('')
  })

  it('attributes signed with the tag [0] instead of SET OF', () => {
    const message = crafted()
    // The same bytes re-signed over the wrong tag cannot come from craft; the right signature over other bytes can.
    const attributes = element(0xa0, contentType, messageDigest)
    const over = cms({ entity: attributes, key, pem: certificate.certificatePem, attributes: null })
    expect(verdictOf(message).code).toBe('')
    refused(over)
  })

  it('no certificate anywhere', () => {
    expect(refused(crafted({ certificates: [] }))?.en).toContain(certificate.serial)
  })

  it('a stranger with the same serial, put in front or alone, is not taken for the signer', () => {
    const stranger = craftCertificate({
      issuerPem: ca.rootPem,
      issuerKey: newRsa(),
      key: newRsa(),
      serial: certificate.serial,
      notBefore: NOW - DAY,
      notAfter: NOW + DAY,
    })
    expect(verdictOf(crafted({ certificates: [derOf(stranger), derOf(certificate.certificatePem)] })).code).toBe('')
    expect(refused(crafted({ certificates: [derOf(stranger)] }))?.en).toContain('neither in the message')
  })
})

describe('protocol 2: certificates that the message leaves out', () => {
  it('are found among those the sandbox holds, and only by their own issuer and serial', () => {
    const bare = crafted({ certificates: [] })
    const asked: unknown[] = []
    const trust = trustOf({
      findCertificate: (signer) => {
        asked.push('serial' in signer ? signer.serial : signer.keyIdentifier)
        return certificate.certificatePem
      },
    })
    expect(verdictOf(bare, { trust }).code).toBe('')
    expect(asked).toEqual([certificate.serial])
    const other = createTrainingCa(NOW, 'ec').issue({ csrPem: request(key), userId: 'X', unit: 'Y', now: NOW })
    if ('problem' in other) throw new Error(other.problem.en)
    const wrong = trustOf({ findCertificate: () => other.certificatePem })
    expect(verdictOf(bare, { trust: wrong }).last).toMatchObject({ step: 'integrity', ok: false })
  })
})

describe('quality, fuzz', () => {
  it('whatever the bytes, examine answers, and no change makes a signature fit other content', () => {
    const trust = trustOf()
    const right = crafted()
    const mutated = fc
      .array(fc.tuple(fc.nat(right.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
      .map((changes) => {
        const bytes = Uint8Array.from(right)
        for (const [at, byte] of changes) bytes[at] = byte
        return bytes
      })
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array({ maxLength: 300 }), mutated),
        fc.constantFrom('sha-256', 'sha-512', '', 'sha1'),
        (bytes, micalg) => {
          expect(() => trust.judge(trust.examine(ENTITY, bytes, 'sha-256'), account, NOW)).not.toThrow()
          const verdict = trust.judge(trust.examine(ENTITY.subarray(1), bytes, micalg), account, NOW)
          expect(verdict.ok).toBe(false)
          expect(verdict.steps.length).toBeGreaterThan(0)
        },
      ),
      { numRuns: 3000 },
    )
  })
})

function twoValues(): Uint8Array {
  return attribute(OID.messageDigest, octetString(digest), octetString(digest))
}

/** The signers' set twice as long, with both entries right: refused for their number alone. */
function twoSigners(): Uint8Array {
  return crafted({ signers: 2 })
}

function brokenCertificate(): Uint8Array {
  const der = Uint8Array.from(derOf(certificate.certificatePem))
  // The version 3 becomes 4; issuer and serial stay readable.
  der[12] = 3
  return der
}

/** The algorithm beside the signature says SHA-384 where the signed part says SHA-256. */
function twoAlgorithms(): Uint8Array {
  const der = Buffer.from(derOf(certificate.certificatePem))
  const sha256 = Buffer.from(oid(DIGESTS['sha-256'].withEc))
  der[der.lastIndexOf(sha256) + sha256.length - 1] = 3
  return der
}

function indefinite(right: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.of(0x30, 0x80), right.subarray(4), Buffer.of(0, 0)])
}
