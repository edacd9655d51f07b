import { createHash, sign, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { children, content, rootElement, TAG, whole } from '#protocol/cms/der-read.ts'
import { compareEncodings } from '#protocol/cms/der-write.ts'
import { signedAttributes } from '#protocol/cms/signed-attributes.ts'
import { ecdsaSignature, signedData } from '#protocol/cms/signed-data.ts'
import { derOf, newEc } from './craft.ts'
import { account, certificate, ENTITY, issued, NOW, verdictOf } from './house.ts'

const digest = createHash('sha256').update(ENTITY).digest()

describe('protocol 2: what a token signs', () => {
  it('the attributes are a SET OF in DER order: content type, signing time, digest', () => {
    const bytes = signedAttributes({ digest, digestAlgorithm: 'sha-256', signingTime: NOW })
    const attributes = children(rootElement(bytes, TAG.set)).map(whole)
    expect(attributes).toHaveLength(3)
    expect([...attributes].sort(compareEncodings)).toEqual(attributes)
    expect(Buffer.from(bytes).includes(digest)).toBe(true)
    expect(Buffer.from(bytes).includes('260721013000Z')).toBe(true)
  })

  it('a digest of another length than its algorithm gives is a mistake of the caller', () => {
    expect(() => signedAttributes({ digest, digestAlgorithm: 'sha-384', signingTime: NOW })).toThrow(RangeError)
  })

  it('a signature in two halves, as PKCS#11 gives it for EC keys, becomes the DER form and is accepted', () => {
    const key = newEc()
    const got = issued(key)
    const attributes = signedAttributes({ digest, digestAlgorithm: 'sha-256', signingTime: NOW })
    const halves = sign('sha256', attributes, { key, dsaEncoding: 'ieee-p1363' })
    const cms = signedData({
      signerCertificate: derOf(got.certificatePem),
      digestAlgorithm: 'sha-256',
      keyType: 'ec',
      signedAttributes: attributes,
      signature: ecdsaSignature(halves),
    })
    expect(verdictOf(cms, { account: { ...account, certificate: got } }).code).toBe('')
    expect(verify('sha256', attributes, key, ecdsaSignature(halves))).toBe(true)
  })

  it('each half loses its leading zeros and gains a sign byte where needed', () => {
    const halves = Uint8Array.of(0, 0, 0x7f, 0x80, 0, 1)
    const [r, s] = children(rootElement(ecdsaSignature(halves), TAG.sequence))
    expect([r, s].map((each) => each && Buffer.from(content(each)).toString('hex'))).toEqual(['7f', '00800001'])
    expect(() => ecdsaSignature(Uint8Array.of(1, 2, 3))).toThrow(RangeError)
  })

  it('carries the signer and no other certificate', () => {
    const der = derOf(certificate.certificatePem)
    const cms = signedData({
      signerCertificate: der,
      digestAlgorithm: 'sha-256',
      keyType: 'rsa',
      signature: new Uint8Array(256),
    })
    expect(Buffer.from(cms).includes(Buffer.from(der))).toBe(true)
    expect(cms.length).toBeLessThan(der.length + 600)
  })
})
