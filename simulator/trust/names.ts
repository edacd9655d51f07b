import {
  children,
  content,
  type Element,
  expectTag,
  hexText,
  oidText,
  partsOf,
  TAG,
  whole,
} from '#protocol/cms/der-read.ts'

const SHORT: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
}

/** A distinguished name as one line, in the order of the certificate: `CN=…, OU=…, O=…`. For people, not for comparing. */
export function nameText(name: Element): string {
  return children(name)
    .flatMap((rdn) => children(expectTag(rdn, TAG.set, 'name part')))
    .map((pair) => {
      const [type, value] = partsOf(pair, TAG.sequence, 2, 'name part')
      const dotted = oidText(type, 'name part')
      return `${SHORT[dotted] ?? dotted}=${value === undefined ? '' : plain(valueText(value))}`
    })
    .join(', ')
}

function valueText(value: Element): string {
  const bytes = Buffer.from(content(value))
  switch (value.tag) {
    case TAG.utf8:
      return bytes.toString('utf8')
    case TAG.printable:
    case TAG.ia5:
    case TAG.teletex:
      return bytes.toString('latin1')
    case TAG.bmp:
      return bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : hexText(whole(value))
    default:
      return `#${hexText(whole(value))}`
  }
}

/** A name may hold anything; line breaks and control characters must not reach a log or a page through it. */
const plain = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '\ufffd')
