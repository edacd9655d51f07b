import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createFileToken, type FileToken, fileTriesKey, openFileToken } from '../file-token.ts'
import { requireLabel } from '../initialise-token.ts'
import type { PinTries } from '../pin-tries.ts'
import type { TokenCertificate } from '../token.ts'
import { TokenError } from '../token-error.ts'
import { countedState } from './pin-state.ts'
import type { Opening, SeenToken } from './shelf.ts'

/** The file tokens of one folder. */
export interface FileShelf {
  look(): readonly SeenToken[]
  /** @throws TokenError `no-token`, and as `openFileToken` tells */
  open(id: string, opening: Opening): FileToken
  /** Remembers what an open token shows. The file itself tells it only with its PIN. */
  note(token: FileToken): void
  /** @throws TokenError as `createFileToken` tells, `bad-label` */
  make(label: string, pin: string): void
}

export function fileShelf(folder: string, tries: PinTries, idOf: (path: string) => string): FileShelf {
  /** In memory only, and only as long as the file is the one that was read. */
  const known = new Map<string, { readonly version: string; readonly certificates: readonly TokenCertificate[] }>()
  const paths = (): readonly string[] =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => /\.(p12|pfx)$/i.test(name))
          .sort()
          .map((name) => join(folder, name))
      : []
  const note = (token: FileToken): void => {
    known.set(token.path, { version: versionOf(token.path), certificates: token.certificates() })
  }
  const certificatesOf = (path: string): SeenToken['certificates'] => {
    const noted = known.get(path)
    return noted?.version === versionOf(path) ? noted.certificates : undefined
  }
  return {
    note,
    look: () =>
      paths().map((path) => ({
        ...{ id: idOf(path), label: basename(path), serial: '', maker: path },
        kind: 'file',
        pin: countedState(tries, fileTriesKey(path)),
        certificates: certificatesOf(path),
      })),
    open(id, opening) {
      const path = paths().find((each) => idOf(each) === id)
      if (path === undefined) throw new TokenError('no-token')
      const token = openFileToken({ path, tries, ...opening })
      note(token)
      return token
    },
    make(label, pin) {
      requireLabel(label)
      createFileToken({ path: join(folder, `${fileNameOf(label)}.p12`), pin }).close()
    },
  }
}

/** Nothing of a label may lead out of the folder or hide the file. */
const fileNameOf = (label: string): string => label.normalize('NFC').replace(/[^\p{L}\p{M}\p{N} _-]/gu, '-')

function versionOf(path: string): string {
  const { mtimeMs, size, ino } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: 0, ino: 0 }
  return `${ino} ${mtimeMs} ${size}`
}
