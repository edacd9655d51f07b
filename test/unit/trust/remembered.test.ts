import { describe, expect, it } from 'vitest'
import type { IssuedCertificate } from '../../../simulator/ports.ts'
import { createAuthorities } from '../../../simulator/trust/authorities.ts'
import { createBoundedMap } from '../../../simulator/trust/bounded-map.ts'
import { parseCertificate } from '../../../simulator/trust/certificate.ts'
import { createIssuedFinder, createIssuedRevocation } from '../../../simulator/trust/issued-finder.ts'
import { parseSignedData } from '../../../simulator/trust/signed-data.ts'
import { createSignerCertificates } from '../../../simulator/trust/signer-certificates.ts'
import { cms, certificate as craftCertificate, derOf, newEc } from './craft.ts'
import { account, ca, certificate, DAY, ENTITY, issued, key, NOW, trustOf, verdictOf } from './house.ts'

const { certificatePem: pem } = certificate
const message = (knobs: Partial<Parameters<typeof cms>[0]> = {}) => cms({ entity: ENTITY, key, pem, ...knobs })
const find = (signers: ReturnType<typeof createSignerCertificates>, bytes: Uint8Array) => {
  const { signer, certificates } = parseSignedData(bytes)
  return signers.find(signer, certificates)
}

describe('protocol 2: what is remembered of certificates lets nothing wrong pass', () => {
  it('a certificate that differs in any one byte from a remembered one is looked at afresh', () => {
    const trust = trustOf()
    const own = newEc()
    const got = issued(own)
    const message = (knobs: Partial<Parameters<typeof cms>[0]> = {}) =>
      cms({ entity: ENTITY, key: own, pem: got.certificatePem, ...knobs })
    const bound = { ...account, certificate: got }
    expect(verdictOf(message(), { trust, account: bound }).code).toBe('')
    const der = derOf(got.certificatePem)
    for (let at = 0; at < der.length; at++) {
      const bent = Uint8Array.from(der)
      bent[at] = (bent[at] ?? 0) ^ 1
      const { code } = verdictOf(message({ certificates: [bent] }), { trust, account: bound })
      expect(code, `byte ${at}`).toMatch(/^E13[45]$/)
    }
    expect(verdictOf(message(), { trust, account: bound }).code).toBe('')
  })

  it('keeps nothing of strangers, so they cannot push others out', () => {
    const signers = createSignerCertificates(createAuthorities([ca.rootPem], [ca.issuingPem], false), () => undefined)
    const stranger = craftCertificate({
      issuerPem: ca.issuingPem,
      issuerKey: newEc(),
      key,
      notBefore: NOW,
      notAfter: NOW + DAY,
    })
    expect(find(signers, message({ pem: stranger }))?.issuer).toHaveProperty('vi')
    expect(signers.remembered()).toBe(0)
    find(signers, message())
    find(signers, message())
    expect(signers.remembered()).toBe(1)
  })

  it('owns its bytes: a message buffer used again changes nothing of what is remembered', () => {
    const trust = trustOf({ findCertificate: () => pem })
    const buffer = Uint8Array.from(message())
    expect(verdictOf(buffer, { trust }).code).toBe('')
    buffer.fill(0)
    expect(verdictOf(message({ certificates: [] }), { trust }).code).toBe('')
  })

  it('a remembered certificate does not lend its key to another message', () => {
    const trust = trustOf()
    const other = newEc()
    expect(verdictOf(message(), { trust }).code).toBe('')
    expect(verdictOf(message({ key: other }), { trust }).code).toBe('E134')
  })

  it('stays within its bound and forgets the one unused for longest', () => {
    const map = createBoundedMap<number>(2)
    map.set('a', 1)
    map.set('b', 2)
    expect(map.get('a')).toBe(1)
    map.set('c', 3)
    expect([map.get('a'), map.get('b'), map.get('c'), map.size]).toEqual([1, undefined, 3, 2])
  })
})

describe('protocol 2: the certificates that the sandbox issued', () => {
  const held = (got: ReturnType<typeof issued>, revokedAt = 0): [string, IssuedCertificate] => [
    got.serial,
    {
      serial: got.serial,
      userId: '02CI0001',
      pem: got.certificatePem,
      notBefore: got.notBefore,
      notAfter: got.notAfter,
      revokedAt,
      revokeReason: revokedAt === 0 ? '' : 'superseded',
    },
  ]

  it('are found by serial and by key identifier; of two with one key the later counts', () => {
    const all = new Map<string, IssuedCertificate>()
    const finder = createIssuedFinder(() => all)
    const keyIdentifier = parseCertificate(derOf(pem)).extensions.subjectKeyId ?? ''
    expect(finder({ keyIdentifier })).toBeUndefined()
    all.set(...held(certificate))
    expect(finder({ keyIdentifier })).toBe(pem)
    expect(finder({ serial: certificate.serial, issuer: new Uint8Array() })).toBe(pem)
    const renewed = issued()
    all.set(...held(renewed))
    expect(finder({ keyIdentifier })).toBe(renewed.certificatePem)
    expect(finder({ serial: '00', issuer: new Uint8Array() })).toBeUndefined()
  })

  it('E134 are revoked by the store at once, and only those of the training CA', () => {
    const all = new Map([held(certificate)])
    const trust = trustOf({ revoked: createIssuedRevocation(() => all, ca.issuingFingerprint) })
    expect(verdictOf(message(), { trust }).code).toBe('')
    all.set(...held(certificate, NOW - 1))
    expect(verdictOf(message(), { trust }).last).toMatchObject({ step: 'revocation', ok: false })
    all.clear()
    expect(verdictOf(message(), { trust }).last?.en).toContain('no revocation list')
    const elsewhere = trustOf({ revoked: createIssuedRevocation(() => new Map([held(certificate)]), '00') })
    expect(verdictOf(message(), { trust: elsewhere }).last?.en).toContain('no revocation list')
  })
})
