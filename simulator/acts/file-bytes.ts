/** What a file is, told by its first bytes; and a text that an editor or a mail program changed, as it was before. */
import type { Words } from '../api/terminal.ts'

const KINDS: readonly (readonly [readonly number[], Words])[] = [
  [[0x25, 0x50, 0x44, 0x46], { vi: 'tệp PDF', en: 'a PDF' }],
  [[0x89, 0x50, 0x4e, 0x47], { vi: 'ảnh PNG', en: 'a PNG picture' }],
  [[0xff, 0xd8, 0xff], { vi: 'ảnh JPEG', en: 'a JPEG picture' }],
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    {
      vi: 'tệp Office kiểu cũ (.xls, .doc) hoặc có mật khẩu; mở bằng Excel, bỏ mật khẩu, lưu lại thành .xlsx',
      en: 'an old Office file (.xls, .doc) or one with a password; open it in Excel, remove the password, save it as .xlsx',
    },
  ],
  [[0x52, 0x61, 0x72, 0x21], { vi: 'tệp nén RAR', en: 'a RAR archive' }],
  [[0x37, 0x7a, 0xbc, 0xaf], { vi: 'tệp nén 7z', en: 'a 7z archive' }],
]

/** Undefined for what may be a message or a workbook. */
export function foreignFile(bytes: Uint8Array): Words | undefined {
  const kind = KINDS.find(([magic]) => magic.every((byte, at) => bytes[at] === byte))?.[1]
  return (
    kind && {
      vi: `Đây là ${kind.vi}. Ở đây chỉ đọc được EDI, XML, JSON và XLSX của biểu mẫu.`,
      en: `This is ${kind.en}. Only EDI, XML, JSON and XLSX of the form can be read.`,
    }
  )
}

export interface PlainBytes {
  readonly bytes: Uint8Array
  readonly remarks: readonly Words[]
}

/** UTF-16 becomes UTF-8; a byte order mark goes; line feeds alone become CRLF where the file has a header of EDI. */
export function plainBytes(given: Uint8Array): PlainBytes {
  const wide =
    given[0] === 0xff && given[1] === 0xfe
      ? 'utf-16le'
      : given[0] === 0xfe && given[1] === 0xff
        ? 'utf-16be'
        : undefined
  const text =
    wide && new TextDecoder(wide).decode(given).replace(/^(<\?xml[^>]*encoding=["'])UTF-16[LB]?E?/i, '$1UTF-8')
  const utf8 = text === undefined ? withoutMark(given) : new TextEncoder().encode(text)
  const edi = withCrlf(utf8)
  return { bytes: edi ?? utf8, remarks: [...(wide ? [WIDE] : []), ...(edi ? [LINE_FEEDS] : [])] }
}

const withoutMark = (bytes: Uint8Array): Uint8Array =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes

/** Of the header of a message (protocol 1.1), before its CRLF. */
const HEADER = 398

/** Undefined when there is nothing to be mended. */
function withCrlf(bytes: Uint8Array): Uint8Array | undefined {
  const isMarkup = '{[<'.includes(String.fromCharCode(bytes[0] ?? 0))
  if (isMarkup || bytes[HEADER] !== 0x0a || bytes.includes(0x0d)) return undefined
  const mended: number[] = []
  for (const byte of bytes) {
    if (byte === 0x0a) mended.push(0x0d)
    mended.push(byte)
  }
  return Uint8Array.from(mended)
}

const WIDE: Words = {
  vi: 'Tệp ghi bằng UTF-16; đã đổi sang UTF-8 để đọc.',
  en: 'The file was UTF-16; it was read as UTF-8.',
}
const LINE_FEEDS: Words = {
  vi: 'Tệp xuống dòng bằng LF; đã đổi thành CRLF như bản tin yêu cầu. Gửi đi phải là CRLF.',
  en: 'The file ends its lines with LF; they were made CRLF, as a message needs.',
}
