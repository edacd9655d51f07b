import { decodedBody, type Entity, MimeFault } from './mime-entity.ts'
import { decodeWords } from './mime-header.ts'

/** A file that came with a message (tệp đính kèm). */
export interface Attachment {
  readonly fileName: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** A file that the gateway refuses (E123). */
export class AttachmentFault extends MimeFault {}

/** Kinds of file that the gateway lets through (protocol 1.6 names the first eleven; the rest are SIM-defined). */
export const ALLOWED_EXTENSIONS: readonly string[] = [
  ...['txt', 'xml', 'bmp', 'tif', 'jpg', 'gif', 'csv', 'doc', 'xls', 'ppt', 'pdf'],
  ...['tiff', 'jpeg', 'png', 'docx', 'xlsx', 'pptx'],
]

/** A part behind the message as a file. Throws AttachmentFault for a name that is missing, unsafe or of a kind not let through. */
export function attachmentOf(entity: Entity): Attachment {
  const named = entity.disposition?.parameters.get('filename') ?? entity.type.parameters.get('name') ?? ''
  const fileName = decodeWords(named)
  if (fileName === '') throw new AttachmentFault('an attached file has no name', 'Có tệp đính kèm không có tên')
  if (/[\\/:\x00-\x1f\x7f]/.test(fileName) || fileName.length > 255) {
    throw new AttachmentFault(
      `the name of an attached file is not acceptable: ${fileName.slice(0, 60)}`,
      `Tên tệp đính kèm không hợp lệ: ${fileName.slice(0, 60)}`,
    )
  }
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  if (!ALLOWED_EXTENSIONS.includes(extension)) {
    throw new AttachmentFault(
      `files of kind "${extension}" are not let through (${fileName}); allowed: ${ALLOWED_EXTENSIONS.join(' ')}`,
      `Không nhận tệp loại "${extension}" (${fileName}); các loại được nhận: ${ALLOWED_EXTENSIONS.join(' ')}`,
    )
  }
  return { fileName, contentType: entity.type.value, bytes: decodedBody(entity) }
}
