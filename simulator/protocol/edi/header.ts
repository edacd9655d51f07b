import type { Result } from './result.ts'
import { latin1Text } from './utf8.ts'

/** Bytes of the header, and of header with its CRLF (protocol 1.1). */
export const HEADER_LENGTH = 398
export const ITEMS_OFFSET = 400

interface Field {
  readonly offset: number
  readonly length: number
}

/** Names, offsets and lengths of protocol 1.1; the names are those of the XML form. Reserves (250, 252, 368) are not kept. */
export const HEADER_FIELDS = {
  control: { offset: 0, length: 3 },
  procedure: { offset: 3, length: 5 },
  output: { offset: 8, length: 7 },
  time: { offset: 15, length: 14 },
  user: { offset: 29, length: 8 },
  password: { offset: 37, length: 8 },
  terminal: { offset: 45, length: 6 },
  mail: { offset: 51, length: 64 },
  subject: { offset: 115, length: 64 },
  continuation: { offset: 179, length: 30 },
  server: { offset: 209, length: 10 },
  carry: { offset: 219, length: 26 },
  division: { offset: 245, length: 3 },
  end: { offset: 248, length: 1 },
  dataType: { offset: 249, length: 1 },
  guard: { offset: 251, length: 1 },
  inputId: { offset: 253, length: 10 },
  index: { offset: 263, length: 100 },
  pattern: { offset: 363, length: 1 },
  system: { offset: 364, length: 1 },
  display: { offset: 365, length: 3 },
  length: { offset: 392, length: 6 },
} as const satisfies Record<string, Field>

export type HeaderField = keyof typeof HEADER_FIELDS
export const HEADER_FIELD_NAMES = Object.keys(HEADER_FIELDS) as readonly HeaderField[]

/** Header values without the padding behind them; a blank field is ''. */
export type Header = Readonly<Record<HeaderField, string>>

export const BLANK_HEADER: Header = Object.fromEntries(HEADER_FIELD_NAMES.map((name) => [name, ''])) as Header

/**
 * Reads the header off the first 398 bytes, as far as they go. Findings: A0017 shorter than 398 bytes, A0009 a byte
 * outside printable ASCII (kept as `?`), A0016 system code blank.
 */
export function readHeader(bytes: Uint8Array): { readonly header: Header; readonly results: readonly Result[] } {
  const size = Math.min(bytes.length, HEADER_LENGTH)
  let text = latin1Text(bytes, 0, size)
  const results: Result[] = []
  if (size < HEADER_LENGTH) results.push(system('A0017'))
  if (!isPrintable(text)) {
    results.push(system('A0009'))
    text = text.replace(/[^\x20-\x7e]/g, '?')
  }
  const header = Object.fromEntries(
    HEADER_FIELD_NAMES.map((name) => {
      const { offset, length } = HEADER_FIELDS[name]
      return [name, text.slice(offset, offset + length).trimEnd()]
    }),
  ) as Header
  if (size === HEADER_LENGTH && header.system === '') results.push(system('A0016'))
  return { header, results }
}

/**
 * The 398 bytes of a header, blank where nothing is given. Throws RangeError when a value is too long or not printable
 * ASCII: headers are written by our own side only.
 */
export function writeHeader(fields: Partial<Header>): Uint8Array {
  const bytes = new Uint8Array(HEADER_LENGTH).fill(0x20)
  for (const name of HEADER_FIELD_NAMES) {
    const value = fields[name]
    if (value === undefined || value === '') continue
    const { offset, length } = HEADER_FIELDS[name]
    if (value.length > length) throw new RangeError(`header field ${name} holds ${length} bytes, got ${value.length}`)
    if (!isPrintable(value)) throw new RangeError(`header field ${name} holds printable ASCII only`)
    for (let i = 0; i < value.length; i++) bytes[offset + i] = value.charCodeAt(i)
  }
  return bytes
}

/** A copy of an EDI message whose password bytes read `********`, for every place where a message is shown. */
export function maskPassword(message: Uint8Array): Uint8Array {
  const copy = message.slice()
  const { offset, length } = HEADER_FIELDS.password
  copy.fill(0x2a, offset, offset + length)
  return copy
}

export function isPrintable(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c < 0x20 || c > 0x7e) return false
  }
  return true
}

function system(code: string): Result {
  return { code, item: '0000', line: 0 }
}
