import { utf8Bytes } from '../edi/utf8.ts'
import { type Attachment, AttachmentFault, attachmentOf } from './attachment.ts'
import { decodedBody, type Entity, MimeFault, readEntity, splitParts } from './mime-entity.ts'
import { type MimeValue, readMimeValue } from './mime-header.ts'

/** A request body taken apart; nothing is judged but its structure. */
export interface Envelope {
  readonly family: 'edi' | 'xml'
  /** EDI or XML bytes of the message, transfer encoding undone. */
  readonly message: Uint8Array
  readonly attachments: readonly Attachment[]
  readonly signed?: SignedParts
}

export interface SignedParts {
  /** The exact bytes that the signature covers: first MIME entity, headers included, without the CRLF before the boundary. */
  readonly entity: Uint8Array
  /** DER of the detached CMS SignedData; whether it is one, the signature check says. */
  readonly cms: Uint8Array
  /** Lower case, as `sha-256`; '' when the sender named none. */
  readonly micalg: string
}

/** A body that is no envelope. A0017 is answered as a result; E135 and E123 are rejections of the gateway (contract). */
export interface Malformed {
  /** English reason. */
  readonly malformed: string
  readonly vi: string
  readonly gateway: 'E135' | 'E123' | 'A0017'
}

const SIGNATURE_TYPES: readonly string[] = ['application/x-pkcs7-signature', 'application/pkcs7-signature']

/**
 * Reads a request body of the terminal endpoint (contract, Terminal endpoint; protocol 1.6 and 2). Never throws.
 * Taken: text/plain, application/xml, multipart/mixed (message, then files), and multipart/signed around any of them.
 * Faults inside multipart/signed are E135, a refused file E123, everything else A0017.
 */
export function readEnvelope(contentType: string, body: Uint8Array): Envelope | Malformed {
  const type = readMimeValue(contentType)
  if (!type)
    return malformed(
      new MimeFault('the Content-Type is missing or cannot be read', 'Thiếu Content-Type hoặc không đọc được'),
      'A0017',
    )
  const signed = type.value === 'multipart/signed'
  try {
    return signed ? readSigned(type, body) : readContent({ type, disposition: undefined, encoding: '8bit', body })
  } catch (error) {
    if (error instanceof AttachmentFault) return malformed(error, 'E123')
    if (error instanceof MimeFault) return malformed(error, signed ? 'E135' : 'A0017')
    throw error
  }
}

function malformed(fault: MimeFault, gateway: Malformed['gateway']): Malformed {
  return { malformed: fault.message, vi: fault.vi, gateway }
}

function readSigned(type: MimeValue, body: Uint8Array): Envelope {
  const protocol = type.parameters.get('protocol')?.toLowerCase()
  if (protocol !== undefined && !SIGNATURE_TYPES.includes(protocol)) {
    throw new MimeFault(
      `protocol must be ${SIGNATURE_TYPES.join(' or ')}`,
      `protocol phải là ${SIGNATURE_TYPES.join(' hoặc ')}`,
    )
  }
  const parts = splitParts(body, type)
  const [entity, signature] = parts
  if (parts.length !== 2 || !entity || !signature) {
    throw new MimeFault(
      `multipart/signed has two parts, got ${parts.length}`,
      `multipart/signed phải có đúng hai phần, ở đây có ${parts.length}`,
    )
  }
  const second = readEntity(signature)
  if (!SIGNATURE_TYPES.includes(second.type.value)) {
    throw new MimeFault(
      `the second part must be ${SIGNATURE_TYPES[0]}, got ${second.type.value}`,
      `Phần thứ hai phải là ${SIGNATURE_TYPES[0]}, ở đây là ${second.type.value}`,
    )
  }
  const cms = decodedBody(second)
  if (cms.length === 0) throw new MimeFault('the signature part is empty', 'Phần chữ ký trống')
  const micalg = (type.parameters.get('micalg') ?? '').toLowerCase()
  return { ...readContent(readEntity(entity)), signed: { entity, cms, micalg } }
}

function readContent(entity: Entity): Envelope {
  const { value } = entity.type
  if (value !== 'multipart/mixed') return { ...readMessagePart(entity), attachments: [] }
  const [first, ...files] = splitParts(entity.body, entity.type)
  if (!first) throw new MimeFault('multipart/mixed has no part', 'multipart/mixed không có phần nào')
  return { ...readMessagePart(readEntity(first)), attachments: files.map((file) => attachmentOf(readEntity(file))) }
}

function readMessagePart(entity: Entity): { readonly family: 'edi' | 'xml'; readonly message: Uint8Array } {
  const { value, parameters } = entity.type
  const family =
    value === 'text/plain' ? 'edi' : value === 'application/xml' || value === 'text/xml' ? 'xml' : undefined
  if (!family) {
    throw new MimeFault(
      `a message must be text/plain, application/xml, multipart/mixed or multipart/signed, got ${value}`,
      `Thông điệp phải là text/plain, application/xml, multipart/mixed hoặc multipart/signed, ở đây là ${value}`,
    )
  }
  const charset = parameters.get('charset')?.toLowerCase() ?? 'utf-8'
  if (charset !== 'utf-8' && charset !== 'us-ascii')
    throw new MimeFault(`charset must be UTF-8, got ${charset}`, `charset phải là UTF-8, ở đây là ${charset}`)
  return { family, message: decodedBody(entity) }
}

export function isMalformed(read: Envelope | Malformed): read is Malformed {
  return 'malformed' in read
}

/** Body of a gateway rejection: text, not EDI (protocol 2). */
export function gatewayText(code: 'E123' | 'E134' | 'E135', reason: string): Uint8Array {
  return utf8Bytes(`${GATEWAY_TITLES[code]} (${code})\r\n${reason}\r\n`)
}

const GATEWAY_TITLES = { E123: 'High security alert', E134: 'Verification GW Error', E135: 'Message Format GW Error' }
