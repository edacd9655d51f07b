import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8Bytes } from '#protocol/edi/utf8.ts'
import { base64Bytes, base64Lines } from '#protocol/envelope/base64.ts'
import { HEADER_CAP, PART_CAP } from '#protocol/envelope/mime-entity.ts'
import { gatewayText, isMalformed, readEnvelope } from '#protocol/envelope/read-envelope.ts'
import { EDI_TYPE, entityOf, writeMixed, writeSigned, XML_TYPE } from '#protocol/envelope/write-envelope.ts'
import { vectors } from './vectors.ts'

interface EnvelopeVector {
  readonly id: string
  readonly comment: string
  readonly contentType: string
  readonly input: string
  readonly result: 'valid' | 'invalid'
  readonly family?: string
  readonly message?: string
  readonly entity?: string
  readonly cms?: readonly number[]
  readonly micalg?: string
  readonly attachments?: readonly { readonly fileName: string; readonly text: string }[]
  readonly gateway?: string
}

const text = (bytes: Uint8Array | undefined): string | undefined => bytes && new TextDecoder().decode(bytes)

describe('envelope vectors', () => {
  for (const vector of vectors<EnvelopeVector>('envelope')) {
    it(`contract, Terminal endpoint: ${vector.id} ${vector.comment}`, () => {
      const read = readEnvelope(vector.contentType, utf8Bytes(vector.input))
      if (isMalformed(read)) {
        expect([vector.result, read.gateway]).toEqual(['invalid', vector.gateway])
        expect(read.malformed.length).toBeGreaterThan(10)
        expect(read.vi.length).toBeGreaterThan(10)
        return
      }
      expect(vector.result).toBe('valid')
      expect({ family: read.family, message: text(read.message) }).toEqual({
        family: vector.family,
        message: vector.message,
      })
      if (vector.entity !== undefined) expect(text(read.signed?.entity)).toBe(vector.entity)
      if (vector.cms) expect([...(read.signed?.cms ?? [])]).toEqual(vector.cms)
      if (vector.micalg !== undefined) expect(read.signed?.micalg).toBe(vector.micalg)
      expect(read.attachments.map(({ fileName, bytes }) => ({ fileName, text: text(bytes) }))).toEqual(
        vector.attachments ?? [],
      )
    })
  }
})

describe('envelope', () => {
  const anyBytes = fc.uint8Array({ maxLength: 400 })
  const cms = Uint8Array.from([0x30, 0x80, 0, 0])

  it('contract, Terminal endpoint: the signed entity comes back byte for byte, whatever the message holds', () => {
    fc.assert(
      fc.property(anyBytes, fc.constantFrom(EDI_TYPE, XML_TYPE), (message, type) => {
        const entity = entityOf(message, type)
        const { body, contentType } = writeSigned(entity, cms, 'sha-256', '----=_b0undary')
        const read = readEnvelope(contentType, body)
        if (isMalformed(read)) throw new Error(read.malformed)
        expect(read.signed?.entity).toEqual(entity)
        expect(read.signed?.cms).toEqual(cms)
        expect(read.message).toEqual(message)
        // A view on the received bytes, not a copy that could differ.
        expect(read.signed?.entity.buffer).toBe(body.buffer)
      }),
    )
  })

  it('protocol 1.6: files come back byte for byte, with Vietnamese names', () => {
    const name = fc.constantFrom('a.pdf', 'Hóa đơn thương mại.pdf', 'bảng "kê".xlsx', 'ĐÓNG GÓI.TIF')
    fc.assert(
      fc.property(anyBytes, fc.array(fc.tuple(name, anyBytes), { minLength: 1, maxLength: 4 }), (message, files) => {
        const attachments = files.map(([fileName, bytes]) => ({ fileName, contentType: 'application/pdf', bytes }))
        const mixed = writeMixed(message, EDI_TYPE, attachments, 'inner')
        expect(readEnvelope(mixed.contentType, mixed.body)).toEqual({ family: 'edi', message, attachments })
        const entity = entityOf(message, EDI_TYPE, attachments, 'inner')
        const signed = writeSigned(entity, cms, 'sha-256', 'XX')
        const read = readEnvelope(signed.contentType, signed.body)
        expect(read).toMatchObject({ message, attachments, signed: { entity } })
      }),
    )
  })

  it('quality, reliability: readEnvelope answers whatever the bytes are', () => {
    const piece = fc.constantFrom(
      '--B',
      '--B--',
      '\r\n',
      '\n',
      'Content-Type: text/plain',
      ': ',
      '=',
      '\r\n\r\n',
      'x',
      '\0',
    )
    const type = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'multipart/signed; boundary=B',
        'multipart/mixed; boundary=B',
        'multipart/signed; protocol="x',
        'text/plain; a=1; a=2',
      ),
    )
    fc.assert(
      fc.property(type, fc.array(piece), (contentType, pieces) => {
        const read = readEnvelope(contentType, utf8Bytes(pieces.join('')))
        expect(isMalformed(read) ? ['E135', 'E123', 'A0017'] : ['edi', 'xml']).toContain(
          isMalformed(read) ? read.gateway : read.family,
        )
      }),
      { numRuns: 1000 },
    )
  })

  it('quality, security: headers and the number of parts are capped', () => {
    const long = `--B\r\nX: ${'y'.repeat(HEADER_CAP)}\r\n\r\nMSG\r\n--B--\r\n`
    expect(readEnvelope('multipart/mixed; boundary=B', utf8Bytes(long))).toMatchObject({ gateway: 'A0017' })
    const many = `${'--B\r\n\r\nx\r\n'.repeat(PART_CAP + 1)}--B--\r\n`
    expect(readEnvelope('multipart/mixed; boundary=B', utf8Bytes(many))).toMatchObject({
      malformed: `more than ${PART_CAP} parts`,
    })
  })

  it('a boundary that occurs in the content is refused when writing', () => {
    expect(() => writeSigned(utf8Bytes('a\r\n--XX\r\n'), cms, 'sha-256', 'XX')).toThrow('occurs in the content')
    expect(() => writeSigned(utf8Bytes('a'), cms, 'sha-256', 'a b"')).toThrow('RFC 2046')
  })

  it('protocol 2: a gateway rejection is text that names its code', () => {
    expect(text(gatewayText('E134', 'untrusted root'))).toBe('Verification GW Error (E134)\r\nuntrusted root\r\n')
    expect(text(gatewayText('E135', 'x'))).toContain('Message Format GW Error')
  })
})

describe('base64', () => {
  it('RFC 2045: agrees with the platform both ways', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const lines = base64Lines(bytes)
        expect(lines.replace(/\r\n/g, '')).toBe(Buffer.from(bytes).toString('base64'))
        expect(lines.split('\r\n').every((line) => line.length <= 76)).toBe(true)
        expect(base64Bytes(utf8Bytes(lines))).toEqual(bytes)
      }),
    )
  })

  it('RFC 2045: a foreign character, data behind padding or a stray digit is refused', () => {
    for (const bad of ['A', 'AAAAA', 'AA=A', 'AA*A', 'AAA==', '====', 'AA==='])
      expect(base64Bytes(utf8Bytes(bad)), bad).toBeUndefined()
  })
})
