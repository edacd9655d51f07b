/** DATA_DIR: made for its owner only, secrets in it mode 0600 (quality.md, Security). */
import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export class DataDirectoryError extends Error {
  override readonly name = 'DataDirectoryError'
}

/** Makes the folder when it is missing. Throws DataDirectoryError with the way out when it cannot be written. */
export function openDataDirectory(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    accessSync(path, constants.W_OK | constants.R_OK)
  } catch (cause) {
    throw new DataDirectoryError(
      `Không ghi được vào thư mục dữ liệu ${path}; cấp quyền ghi hoặc đặt DATA_DIR khác. (Cannot write the data folder: give write access or set DATA_DIR.)`,
      { cause },
    )
  }
}

/** The text of a secret file, made by `make` at the first start. */
export function secretFile(directory: string, name: string, make: () => string): string {
  const path = join(directory, name)
  if (existsSync(path)) return readFileSync(path, 'utf8').trim()
  const text = make()
  writeSecret(path, `${text}\n`)
  return text
}

/** Written beside and put in place, so that a kill leaves no half of it. */
export function writeSecret(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o600, flush: true })
  renameSync(`${path}.new`, path)
}

export const adminKey = (directory: string): string =>
  secretFile(directory, 'admin.key', () => randomBytes(32).toString('base64url'))
