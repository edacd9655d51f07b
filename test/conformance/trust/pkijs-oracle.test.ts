import { webcrypto } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { describe, expect, it } from 'vitest'
import { signDetached } from '../../../simulator/trust/sign-detached.ts'
import { newEc } from '../../unit/trust/craft.ts'
import { account, certificate, ENTITY, issued, key, NOW, trustOf } from '../../unit/trust/house.ts'

type EngineCrypto = ConstructorParameters<typeof pkijs.CryptoEngine>[0]['crypto']
const engine = new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as unknown as EngineCrypto })
const exact = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer as ArrayBuffer

/** pkijs's verdict on the signature alone, without a chain. */
async function oracle(cms: Uint8Array, content: Uint8Array): Promise<boolean> {
  try {
    const { result, offset } = asn1js.fromBER(exact(cms))
    if (offset === -1) return false
    const info = new pkijs.ContentInfo({ schema: result })
    const signed = new pkijs.SignedData({ schema: info.content })
    return await signed.verify({ signer: 0, data: exact(content), checkChain: false }, engine)
  } catch {
    return false
  }
}

const ec = newEc()
const ecCertificate = issued(ec)

describe('protocol 2: pkijs as the second opinion', () => {
  const samples = [
    ['rsa with attributes', signDetached(ENTITY, key, certificate.certificatePem, { signingTime: NOW }), certificate],
    ['rsa without attributes', signDetached(ENTITY, key, certificate.certificatePem), certificate],
    ['ec with attributes', signDetached(ENTITY, ec, ecCertificate.certificatePem, { signingTime: NOW }), ecCertificate],
  ] as const

  it.each(samples)('%s: both accept it, both refuse it over other content', async (_, cms) => {
    const trust = trustOf()
    expect(await oracle(cms, ENTITY)).toBe(true)
    expect(trust.examine(ENTITY, cms, 'sha-256').gateway).toBe('')
    expect(await oracle(cms, ENTITY.subarray(1))).toBe(false)
    expect(trust.examine(ENTITY.subarray(1), cms, 'sha-256').gateway).toBe('E134')
  })

  it.each(samples)('%s: every byte bent in four ways is refused, or pkijs accepts it too', async (_, cms, bound) => {
    const trust = trustOf()
    const own = { ...account, certificate: bound }
    let refused = 0
    let tried = 0
    for (let at = 0; at < cms.length; at++) {
      const right = cms[at] ?? 0
      const values = new Set([right ^ 0x01, right ^ 0x20, right ^ 0x80, right ^ 0xff])
      for (const value of values) {
        const bent = Uint8Array.from(cms)
        bent[at] = value
        tried++
        const verdict = trust.judge(trust.examine(ENTITY, bent, 'sha-256'), own, NOW)
        if (!verdict.ok) {
          refused++
          continue
        }
        expect(await oracle(bent, ENTITY), `byte ${at}: ${right} → ${value}`).toBe(true)
      }
    }
    // A change that survives both would be a spelling of the same signature; with one signer and one certificate there is none.
    expect(refused).toBe(tried)
    expect(tried).toBe(cms.length * 4)
  })
})
