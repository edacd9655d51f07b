import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { CKF_SERIAL_SESSION, CKF_TOKEN_INITIALIZED, type Cryptoki } from '../cryptoki.ts'
import { fileTriesKey, openFileToken } from '../file-token.ts'
import type { PinTries } from '../pin-tries.ts'
import { type FoundModule, findModules, openModule, type Pkcs11Module } from '../pkcs11-module.ts'
import { openPkcs11Token, readCertificates } from '../pkcs11-token.ts'
import { type TokenSlot, tokenSlots } from '../slots.ts'
import type { Token, TokenCertificate } from '../token.ts'
import { TokenError } from '../token-error.ts'
import { countedState, type PinState, slotState } from './pin-state.ts'

/** A token as it stands there, before its PIN. */
export interface SeenToken {
  /** Names the token towards pages and forms; the same as long as module and token are. */
  readonly id: string
  readonly kind: 'pkcs11' | 'file'
  readonly label: string
  readonly serial: string
  /** Who made it, for people; the path of a file token. */
  readonly maker: string
  readonly pin: PinState
  /** Undefined: only the PIN shows them (a file token). */
  readonly certificates: readonly TokenCertificate[] | undefined
}

/** Everything that is plugged in, and what is wrong with what is not. */
export interface Shelf {
  readonly modules: readonly (FoundModule & { readonly fault?: TokenError })[]
  readonly tokens: readonly SeenToken[]
  /** Set when there is no library at all: none found, or a configured one that is missing. */
  readonly fault?: TokenError
}

/** The tokens within reach of this process. Synchronous like the libraries below. */
export interface TokenRack {
  /** Looks anew, or returns a look not older than `maxAge` ms. */
  look(maxAge?: number): Shelf
  /** Closes and loads the libraries anew, because some see a new token only then. While a token is open, it does nothing. */
  reload(): void
  /** Opens a token with its PIN. The caller closes it, or hands it to `KeptLogins`. @throws TokenError */
  open(id: string, pin: string, lastTryConfirmed: boolean): Token
  close(): void
}

export interface RackOptions {
  /** DATA_DIR: file tokens lie in its `tokens/`. */
  readonly dataDir: string
  readonly modulePath?: string
  readonly tries: PinTries
  readonly clock: () => number
  /** How libraries are found and loaded; tests put a library between that fails on demand. */
  readonly find?: (configured?: string) => readonly FoundModule[]
  readonly load?: (path: string) => Pkcs11Module
}

interface Loaded {
  readonly found: FoundModule
  readonly module?: Pkcs11Module
  readonly fault?: TokenError
}

const idOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16)

export function tokenRack(options: RackOptions): TokenRack {
  const { dataDir, modulePath, tries, clock, find = findModules, load = openModule } = options
  const files = join(dataDir, 'tokens')
  let loaded: readonly Loaded[] = []
  let missing: TokenError | undefined
  let last: { readonly at: number; readonly shelf: Shelf } | undefined
  let open = 0

  const loadAll = (): void => {
    missing = undefined
    try {
      loaded = find(modulePath).map((found) => attempt(found, load))
    } catch (error) {
      if (!(error instanceof TokenError)) throw error
      loaded = []
      missing = error
    }
  }
  /** Closing a library under an open token would take the session away from it. */
  const counted = <T extends Token>(token: T): T => {
    open += 1
    let closed = false
    const close = token.close.bind(token)
    return Object.assign(token, {
      close() {
        if (!closed) open -= 1
        closed = true
        close()
      },
    })
  }
  const reload = (): void => {
    if (open > 0) return
    unloadAll()
    loadAll()
  }
  const unloadAll = (): void => {
    for (const { module } of loaded) module?.close()
    loaded = []
    last = undefined
  }

  const behindModules = (): SeenToken[] =>
    loaded.flatMap(({ found, module }) =>
      module ? slotsOf(module.cryptoki).map((slot) => seenSlot(found, module.cryptoki, slot, tries)) : [],
    )

  const look = (): Shelf => {
    if (loaded.length === 0) loadAll()
    // A library that was loaded before the first token was made does not see it (SoftHSM2, and some makers').
    let slots = behindModules()
    if (slots.length === 0) {
      reload()
      slots = behindModules()
    }
    const tokens = [...slots, ...seenFiles(files, tries)]
    const fault = missing ?? (loaded.length === 0 ? new TokenError('no-module') : undefined)
    const modules = loaded.map((each) => ({ ...each.found, ...(each.fault ? { fault: each.fault } : {}) }))
    return { modules, tokens, ...(fault ? { fault } : {}) }
  }

  return {
    look(maxAge = 0) {
      if (last && clock() - last.at < maxAge) return last.shelf
      const shelf = look()
      last = { at: clock(), shelf }
      return shelf
    },
    reload,
    open(id, pin, lastTryConfirmed) {
      last = undefined
      if (loaded.length === 0) loadAll()
      for (const { found, module } of loaded) {
        if (!module) continue
        const { cryptoki } = module
        const slot = slotsOf(cryptoki).find((each) => slotId(found, each) === id)
        if (!slot) continue
        const token = slot.serial === '' ? { label: slot.label } : { serial: slot.serial }
        return counted(openPkcs11Token({ cryptoki, token, pin, tries, lastTryConfirmed }))
      }
      const path = filesIn(files).find((file) => idOf('file', file) === id)
      if (path === undefined) throw new TokenError('no-token')
      return counted(openFileToken({ path, pin, tries, lastTryConfirmed }))
    },
    close: unloadAll,
  }
}

/** One broken library must not hide the others: its fault is shown beside it. */
function attempt(found: FoundModule, load: (path: string) => Pkcs11Module): Loaded {
  try {
    return { found, module: load(found.path) }
  } catch (error) {
    if (error instanceof TokenError) return { found, fault: error }
    throw error
  }
}

function slotsOf(cryptoki: Cryptoki): readonly TokenSlot[] {
  try {
    return tokenSlots(cryptoki).filter((slot) => slot.flags & CKF_TOKEN_INITIALIZED)
  } catch (error) {
    if (error instanceof TokenError) return []
    throw error
  }
}

const slotId = (found: FoundModule, slot: TokenSlot): string => idOf('pkcs11', found.path, slot.serial, slot.label)

function seenSlot(found: FoundModule, cryptoki: Cryptoki, slot: TokenSlot, tries: PinTries): SeenToken {
  return {
    id: slotId(found, slot),
    kind: 'pkcs11',
    label: slot.label,
    serial: slot.serial,
    maker: found.id === 'configured' ? slot.manufacturer : found.maker,
    pin: slotState(tries, slot),
    certificates: openlyVisible(cryptoki, slot),
  }
}

/** A token that is pulled out while it is read shows none; the next look no longer finds it. */
function openlyVisible(cryptoki: Cryptoki, slot: TokenSlot): readonly TokenCertificate[] {
  let session: Buffer | undefined
  try {
    session = cryptoki.C_OpenSession(slot.slot, CKF_SERIAL_SESSION)
    return readCertificates(cryptoki, session)
  } catch {
    return []
  } finally {
    if (session) closeQuietly(cryptoki, session)
  }
}

function closeQuietly(cryptoki: Cryptoki, session: Buffer): void {
  try {
    cryptoki.C_CloseSession(session)
  } catch {
    // Gone with the token.
  }
}

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.(p12|pfx)$/i.test(name))
        .sort()
        .map((name) => join(folder, name))
    : []

const seenFiles = (folder: string, tries: PinTries): SeenToken[] =>
  filesIn(folder).map((path) => ({
    id: idOf('file', path),
    kind: 'file',
    label: basename(path),
    serial: '',
    maker: path,
    pin: countedState(tries, fileTriesKey(path)),
    certificates: undefined,
  }))
