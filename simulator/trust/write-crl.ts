import type { KeyObject } from 'node:crypto'
import { element, integer, octetString, oid, sequence, time, unsignedInteger } from '#protocol/cms/der-write.ts'
import { REASONS } from './revocation-reasons.ts'
import { algorithmOf, authorityKeyIdentifier, extension, signedBy } from './write-certificate.ts'

export interface RevokedSerial {
  /** Lower-case hex. */
  readonly serial: string
  /** Real time, epoch ms. */
  readonly at: number
  /** A name of RFC 5280, 5.3.1; any other text goes out as unspecified. */
  readonly reason: string
}

/** A complete CRL of version 2, DER (RFC 5280, 5). `number` must grow from list to list. */
export function writeCrl(
  input: {
    readonly issuer: Uint8Array
    readonly issuerKey: Uint8Array
    readonly revoked: readonly RevokedSerial[]
    readonly thisUpdate: number
    readonly nextUpdate: number
    readonly number: number
  },
  key: KeyObject,
): Uint8Array {
  const entries = input.revoked.map(({ serial, at, reason }) => {
    const number = REASONS.indexOf(reason)
    // Unspecified is told by leaving the reason out (5.3.1).
    const extensions = number > 0 && reason !== '' ? [sequence(reasonExtension(number))] : []
    return sequence(unsignedInteger(Buffer.from(serial, 'hex')), time(at), ...extensions)
  })
  const body = sequence(
    integer(1),
    algorithmOf(key),
    input.issuer,
    time(input.thisUpdate),
    time(input.nextUpdate),
    // An empty list is left out, not written as an empty sequence (5.1.2.6).
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    element(0xa0, sequence(authorityKeyIdentifier(input.issuerKey), extension('2.5.29.20', integer(input.number)))),
  )
  return signedBy(key, body)
}

const reasonExtension = (number: number): Uint8Array =>
  sequence(oid('2.5.29.21'), octetString(element(0x0a, Uint8Array.of(number))))
