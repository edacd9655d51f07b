import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFileToken, type FileToken } from '../../terminal-client/agent/file-token.ts'
import { signMessage } from '../../terminal-client/agent/sign-message.ts'
import { makeTestCa, openssl, type TestCa } from './support/openssl.ts'

describe('multipart/signed', () => {
  let directory: string
  let ca: TestCa
  let token: FileToken
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'vnaccs-message-'))
    ca = makeTestCa(join(directory, 'ca'))
    token = createFileToken({ path: join(directory, 't.p12'), pin: '1234' })
    token.storeCertificate(ca.issue(token.createCsr({ commonName: '02CI0001' })).pem)
  })
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  const message = Buffer.from('SS   IDA\r\nCÔNG TY TNHH DỮ LIỆU CHẠY THỬ\r\n')
  const sign = (more = {}) =>
    signMessage({
      ...{ token, choice: { userId: '02CI0001' }, message, contentType: 'text/plain; charset=UTF-8' },
      ...{ digest: 'sha-256', signingTime: Date.now(), random: () => randomBytes(16), ...more },
    })
  /** The whole body as a mail would carry it, given to openssl's own MIME reader (which makes line ends CRLF anew: all here are). */
  const verifies = (body: Uint8Array, contentType: string): string => {
    const mail = join(directory, 'mail')
    writeFileSync(mail, Buffer.concat([Buffer.from(`MIME-Version: 1.0\r\nContent-Type: ${contentType}\r\n\r\n`), body]))
    return openssl(
      'cms',
      '-verify',
      '-inform',
      'SMIME',
      '-in',
      mail,
      '-CAfile',
      ca.certificate,
      '-purpose',
      'any',
      '-out',
      join(directory, 'content'),
    )
  }

  it('contract, Terminal endpoint: multipart/signed over the exact bytes of part 1 verifies with openssl as SMIME', () => {
    const { body, contentType, certificate, notice } = sign()
    expect(verifies(body, contentType)).toMatch(/successful/)
    expect(contentType).toMatch(
      /^multipart\/signed; protocol="application\/x-pkcs7-signature"; micalg=sha-256; boundary="/,
    )
    expect(Buffer.from(body).includes(message)).toBe(true)
    expect(certificate.commonName).toBe('02CI0001')
    expect(notice?.en).toContain('file token')
    const touched = Buffer.from(body)
    touched[touched.indexOf('IDA')] = 0x45
    expect(() => verifies(touched, contentType)).toThrow()
  })

  it('contract, Terminal endpoint: XML and a message with attachments are signed in the same way', () => {
    const xml = sign({ contentType: 'application/xml', message: Buffer.from('<Message/>'), digest: 'sha-512' })
    expect(verifies(xml.body, xml.contentType)).toMatch(/successful/)
    const files = [{ fileName: 'hóa đơn.pdf', contentType: 'application/pdf', bytes: randomBytes(3000) }]
    const mixed = sign({ attachments: files })
    expect(verifies(mixed.body, mixed.contentType)).toMatch(/successful/)
    expect(Buffer.from(mixed.body).includes('multipart/mixed')).toBe(true)
  })

  it('chọn chứng thư: a user without a certificate on the token is refused before anything is signed', () => {
    expect(() => sign({ choice: { userId: '99ZZ9999' } })).toThrow(/99ZZ9999/)
  })
})
