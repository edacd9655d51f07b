import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { CKF_SERIAL_SESSION, CKF_TOKEN_INITIALIZED, type Cryptoki } from '../cryptoki.ts'
import type { FileToken } from '../file-token.ts'
import type { PinTries } from '../pin-tries.ts'
import { type FoundModule, findModules, openModule, type Pkcs11Module } from '../pkcs11-module.ts'
import { openPkcs11Token, type Pkcs11Token, readCertificates } from '../pkcs11-token.ts'
import { type TokenSlot, tokenSlots } from '../slots.ts'
import type { Token, TokenCertificate } from '../token.ts'
import { TokenError } from '../token-error.ts'
import { ServiceFault } from './fault.ts'
import { fileShelf } from './file-shelf.ts'
import { slotState } from './pin-state.ts'
import { makeInSlot, permitsPractice } from './practice-slot.ts'
import type { Opening, SeenToken, Shelf } from './shelf.ts'

/** The tokens within reach of this process. Synchronous like the libraries below. */
export interface TokenRack {
  /** Looks anew, or returns a look not older than `maxAge` ms. */
  look(maxAge?: number): Shelf
  /** Closes and loads the libraries anew, because some see a new token only then. While a token is open, it does nothing. */
  reload(): void
  /** Opens a token with its PIN. The caller closes it, or hands it to `KeptLogins`. @throws TokenError */
  open(id: string, opening: Opening): Pkcs11Token | FileToken
  /**
   * Makes a practice token with this PIN and no key yet.
   * @throws TokenError `bad-label`, `token-exists`, `bad-pin-format`; ServiceFault `too-many-tokens`
   */
  makePractice(label: string, pin: string): void
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

/** Enough for a class at one machine; whoever posts forms must not fill the disk. */
const mostTokens = 40

const idOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16)

export function tokenRack(options: RackOptions): TokenRack {
  const { dataDir, modulePath, tries, clock, find = findModules, load = openModule } = options
  const files = fileShelf(join(dataDir, 'tokens'), tries, (path) => idOf('file', path))
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
  const counted = <T extends Token>(token: T, beforeClose: () => void = () => undefined): T => {
    open += 1
    let closed = false
    const close = token.close.bind(token)
    return Object.assign(token, {
      close() {
        if (!closed) {
          open -= 1
          beforeClose()
        }
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
    const tokens = [...slots, ...files.look()]
    const fault = missing ?? (loaded.length === 0 ? new TokenError('no-module') : undefined)
    const modules = loaded.map((each) => ({ ...each.found, ...(each.fault ? { fault: each.fault } : {}) }))
    const practice = practiceModule() ? 'pkcs11' : 'file'
    return { modules, tokens, practice, ...(fault ? { fault } : {}) }
  }
  const practiceModule = (): Cryptoki | undefined =>
    loaded.flatMap(({ module }) => (module ? [module.cryptoki] : [])).find(permitsPractice)

  return {
    look(maxAge = 0) {
      if (last && clock() - last.at < maxAge) return last.shelf
      const shelf = look()
      last = { at: clock(), shelf }
      return shelf
    },
    reload,
    open(id, { pin, lastTryConfirmed, writable }) {
      last = undefined
      if (loaded.length === 0) loadAll()
      for (const { found, module } of loaded) {
        if (!module) continue
        const { cryptoki } = module
        const slot = slotsOf(cryptoki).find((each) => slotId(found, each) === id)
        if (!slot) continue
        const token = slot.serial === '' ? { label: slot.label } : { serial: slot.serial }
        return counted(openPkcs11Token({ cryptoki, token, pin, tries, lastTryConfirmed, writable }))
      }
      const token = files.open(id, { pin, lastTryConfirmed, writable })
      return counted(token, () => files.note(token))
    },
    makePractice(label, pin) {
      if (look().tokens.length >= mostTokens) throw new ServiceFault('too-many-tokens')
      last = undefined
      const cryptoki = practiceModule()
      if (cryptoki) makeInSlot(cryptoki, label, pin)
      else files.make(label, pin)
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
