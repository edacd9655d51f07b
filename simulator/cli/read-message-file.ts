/** A message in a file, whatever its form. */
import { readFileSync } from 'node:fs'
import { type Delivered, guessContentType } from '#protocol/envelope/guess-content-type.ts'
import { CommandError } from './command.ts'

export type MessageFile = Delivered

export function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch {
    throw new CommandError(`Không đọc được tệp ${path}. (Cannot read the file.)`)
  }
}

/** Takes the form from what stands in the file; `contentType` wins when given. */
export function readMessageFile(path: string, contentType?: string): MessageFile {
  const bytes = readBytes(path)
  return contentType === undefined ? guessContentType(bytes) : { contentType, body: bytes }
}
