import { element, oid, sequence, setOf } from '#protocol/cms/der-write.ts'

/** A distinguished name: country first, then organisation, unit, common name; Vietnamese goes as UTF-8. */
export function writeName(name: { readonly organisation: string; readonly unit?: string; readonly common: string }) {
  return sequence(
    part('2.5.4.6', 0x13, 'VN'),
    part('2.5.4.10', 0x0c, name.organisation),
    ...(name.unit === undefined ? [] : [part('2.5.4.11', 0x0c, name.unit)]),
    part('2.5.4.3', 0x0c, name.common),
  )
}

const part = (type: string, tag: number, text: string): Uint8Array =>
  setOf(sequence(oid(type), element(tag, Buffer.from(text, 'utf8'))))
