import { describe, expect, it } from 'vitest'
import { chooseCertificate } from '../../../terminal-client/agent/choose-certificate.ts'
import type { TokenCertificate } from '../../../terminal-client/agent/token.ts'
import type { TokenError } from '../../../terminal-client/agent/token-error.ts'

const certificate = (serial: string, commonName: string, notBefore: number, notAfter: number): TokenCertificate => ({
  ...{ serial, commonName, notBefore, notAfter, subject: `CN=${commonName}`, issuer: 'CN=CA' },
  ...{ keyType: 'rsa', keyId: serial, der: new Uint8Array() },
})
const old = certificate('01', 'A', 0, 100)
const renewed = certificate('02', 'A', 50, 300)
const other = certificate('0b', 'B', 0, 300)
const future = certificate('03', 'C', 500, 600)
const fault = (work: () => unknown): TokenError => {
  try {
    work()
  } catch (error) {
    return error as TokenError
  }
  throw new Error('nothing was thrown')
}

describe('chọn chứng thư', () => {
  it('chọn chứng thư: by serial number whatever its spelling, else by the user ID in CN, the newest of the valid ones', () => {
    const all = [old, renewed, other]
    expect(chooseCertificate(all, { serial: '00:01' }, 60)).toBe(old)
    expect(chooseCertificate(all, { serial: 'B' }, 60)).toBe(other)
    expect(chooseCertificate(all, { userId: 'A' }, 60)).toBe(renewed)
    expect(chooseCertificate(all, { userId: 'A' }, 20)).toBe(old)
  })

  it('chọn chứng thư: without a choice the only valid one is taken, several are asked about', () => {
    expect(chooseCertificate([old, other], {}, 200)).toBe(other)
    const asked = fault(() => chooseCertificate([renewed, other], {}, 200))
    expect(asked.code).toBe('several-certificates')
    expect(asked.vi).toContain('A (02); B (0b)')
  })

  it('chọn chứng thư: the last moment of validity still counts, the next millisecond does not', () => {
    expect(chooseCertificate([old], {}, 100)).toBe(old)
    expect(fault(() => chooseCertificate([old], {}, 101)).code).toBe('certificate-expired')
    expect(fault(() => chooseCertificate([future], { userId: 'C' }, 499)).code).toBe('certificate-not-yet-valid')
    expect(chooseCertificate([future], { userId: 'C' }, 500)).toBe(future)
  })

  it('chọn chứng thư: none that matches names what was asked for and what is there', () => {
    const none = fault(() => chooseCertificate([old], { userId: 'Z' }, 50, 'USB'))
    expect(none.code).toBe('no-certificate')
    expect(none.vi).toContain('Z')
    expect(none.vi).toContain('A (01)')
    expect(fault(() => chooseCertificate([], {}, 50)).vi).toContain('không chứng thư nào')
  })
})
