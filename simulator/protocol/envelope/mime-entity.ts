import { latin1Text, utf8Text } from '../edi/utf8.ts'
import { base64Bytes } from './base64.ts'
import { type MimeValue, readMimeValue } from './mime-header.ts'
import { quotedPrintableBytes } from './quoted-printable.ts'

/** Caps against hostile input: bytes of the headers of one part, parts of one multipart. Depth is two by construction. */
export const HEADER_CAP = 8192
export const PART_CAP = 34

/** A fault of the sender in the MIME structure, as an exception inside this room only: `readEnvelope` makes it a value. */
export class MimeFault extends Error {
  readonly vi: string
  constructor(en: string, vi: string) {
    super(en)
    this.vi = vi
  }
}

export interface Entity {
  readonly type: MimeValue
  readonly disposition: MimeValue | undefined
  /** `7bit`, `8bit`, `binary`, `base64` or `quoted-printable`. */
  readonly encoding: string
  /** As on the wire. */
  readonly body: Uint8Array
}

const PLAIN: MimeValue = { value: 'text/plain', parameters: new Map() }

/** Splits headers from body. Header lines end with CRLF; a folded line goes on with space or tab. */
export function readEntity(bytes: Uint8Array): Entity {
  const end = bytes[0] === 13 && bytes[1] === 10 ? 0 : headerEnd(bytes)
  const text = utf8Text(bytes, 0, end) ?? latin1Text(bytes, 0, end)
  const headers = new Map<string, string>()
  for (const line of text.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    if (line === '') continue
    if (/[\r\n\0]/.test(line))
      throw new MimeFault('lines of MIME headers must end with CRLF', 'Dòng tiêu đề MIME phải kết thúc bằng CRLF')
    const colon = line.indexOf(':')
    if (colon <= 0)
      throw new MimeFault(
        `not a MIME header: ${line.slice(0, 40)}`,
        `Không phải dòng tiêu đề MIME: ${line.slice(0, 40)}`,
      )
    const name = line.slice(0, colon).trimEnd().toLowerCase()
    if (headers.has(name)) throw new MimeFault(`MIME header ${name} stands twice`, `Tiêu đề MIME ${name} bị lặp`)
    headers.set(name, line.slice(colon + 1).trim())
  }
  const encoding = (headers.get('content-transfer-encoding') ?? '7bit').toLowerCase()
  return {
    type: structured('Content-Type', headers.get('content-type')) ?? PLAIN,
    disposition: structured('Content-Disposition', headers.get('content-disposition')),
    encoding,
    body: bytes.subarray(end === 0 ? 2 : end + 4),
  }
}

function headerEnd(bytes: Uint8Array): number {
  for (let i = 0; i + 3 < bytes.length && i <= HEADER_CAP; i++) {
    if (bytes[i] === 13 && bytes[i + 1] === 10 && bytes[i + 2] === 13 && bytes[i + 3] === 10) return i
  }
  throw new MimeFault(
    `a part must open with headers and an empty line, ended by CRLF, within ${HEADER_CAP} bytes`,
    `Mỗi phần phải mở đầu bằng các tiêu đề và một dòng trống, kết thúc bằng CRLF, trong ${HEADER_CAP} byte`,
  )
}

function structured(name: string, text: string | undefined): MimeValue | undefined {
  if (text === undefined) return undefined
  const value = readMimeValue(text)
  if (!value)
    throw new MimeFault(`${name} cannot be read: ${text.slice(0, 60)}`, `Không đọc được ${name}: ${text.slice(0, 60)}`)
  return value
}

/** The body with its transfer encoding undone; a view on the same bytes where nothing was encoded. */
export function decodedBody(entity: Entity): Uint8Array {
  switch (entity.encoding) {
    case '7bit':
    case '8bit':
    case 'binary':
      return entity.body
    case 'base64':
      return base64Bytes(entity.body) ?? fault('base64')
    case 'quoted-printable':
      return quotedPrintableBytes(entity.body) ?? fault('quoted-printable')
    default:
      throw new MimeFault(
        `unknown Content-Transfer-Encoding ${entity.encoding}`,
        `Không hỗ trợ Content-Transfer-Encoding ${entity.encoding}`,
      )
  }
}

function fault(encoding: string): never {
  throw new MimeFault(`a part is not sound ${encoding}`, `Có phần không đúng mã ${encoding}`)
}

/**
 * The parts of a multipart body (RFC 2046 5.1.1), exact bytes as views, without the CRLF in front of the next delimiter,
 * which belongs to the delimiter. A delimiter stands at the start of a line and is followed by blanks and CRLF only, so
 * a longer boundary that begins the same is content. Bare LF never ends a delimiter line: over bytes that were signed,
 * two readings of a line end would be two readings of the signature. Preamble and epilogue are passed over.
 */
export function splitParts(body: Uint8Array, type: MimeValue): readonly Uint8Array[] {
  const boundary = type.parameters.get('boundary') ?? ''
  if (!/^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/.test(boundary)) {
    throw new MimeFault(
      'the boundary of a multipart must have 1 to 70 characters of RFC 2046',
      'Boundary của multipart phải có từ 1 đến 70 ký tự theo RFC 2046',
    )
  }
  const mark = `--${boundary}`
  const parts: Uint8Array[] = []
  let open = -1
  for (let at = 0; at < body.length; at = nextLine(body, at)) {
    const kind = delimiterAt(body, at, mark)
    if (kind === 'no') continue
    if (open >= 0) {
      if (parts.length === PART_CAP) throw new MimeFault(`more than ${PART_CAP} parts`, `Quá ${PART_CAP} phần`)
      parts.push(body.subarray(open, Math.max(open, at - 2)))
    }
    if (kind === 'close') return parts
    open = nextLine(body, at)
  }
  throw new MimeFault(
    open < 0 ? 'the boundary does not occur in the body' : 'the closing boundary is missing',
    open < 0 ? 'Không thấy boundary trong nội dung' : 'Thiếu boundary kết thúc',
  )
}

/** Offset of the line behind the next CRLF, or the end. */
function nextLine(body: Uint8Array, from: number): number {
  for (let at = body.indexOf(13, from); at >= 0; at = body.indexOf(13, at + 1)) if (body[at + 1] === 10) return at + 2
  return body.length
}

function delimiterAt(body: Uint8Array, at: number, mark: string): 'no' | 'open' | 'close' {
  for (let i = 0; i < mark.length; i++) if (body[at + i] !== mark.charCodeAt(i)) return 'no'
  let end = at + mark.length
  const close = body[end] === 0x2d && body[end + 1] === 0x2d
  if (close) end += 2
  while (body[end] === 0x20 || body[end] === 9) end++
  const ends = (body[end] === 13 && body[end + 1] === 10) || (close && end === body.length)
  return ends ? (close ? 'close' : 'open') : 'no'
}
