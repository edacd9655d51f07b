import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { ckr, ckrDetail } from './ckr.ts'
import { CKR_CRYPTOKI_ALREADY_INITIALIZED, type Cryptoki } from './cryptoki.ts'
import knownModules from './known-modules.json' with { type: 'json' }
import { TokenError } from './token-error.ts'

/** A PKCS#11 library on this machine. */
export interface FoundModule {
  readonly path: string
  /** Id and maker from `known-modules.json`; `configured` for one named by the user. */
  readonly id: string
  readonly maker: string
  /** Where it was seen to work, or `unverified`. */
  readonly verified: string
}

/** A loaded library. One is enough for a process; close it when no token of it is open any more. */
export interface Pkcs11Module {
  readonly path: string
  readonly cryptoki: Cryptoki
  close(): void
}

/**
 * The PKCS#11 libraries present here, the practice token's first. A configured path is the only answer when given.
 * @param configured value of PKCS11_MODULE or of the settings
 * @throws TokenError `no-module` when the configured path is not there; an empty list says that no known one is
 */
export function findModules(
  configured?: string,
  platform: string = process.platform,
  present: (path: string) => boolean = existsSync,
): readonly FoundModule[] {
  if (configured !== undefined && configured !== '') {
    if (!present(configured)) throw new TokenError('no-module', { path: configured })
    const known = knownModules.find((module) => pathsFor(module, platform).includes(configured))
    return [describe(configured, known)]
  }
  return knownModules.flatMap((module) => {
    const path = pathsFor(module, platform).find(present)
    return path === undefined ? [] : [describe(path, module)]
  })
}

/**
 * Loads and initialises the library at `path`.
 * @throws TokenError `no-module`, `module-broken` (not a PKCS#11 library, wrong architecture, its start fails),
 *   `binding-missing` when pkcs11js itself was not built
 */
export function openModule(path: string): Pkcs11Module {
  if (!existsSync(path)) throw new TokenError('no-module', { path })
  const binding = loadBinding()
  const library = new binding.PKCS11()
  try {
    library.load(path)
  } catch (cause) {
    throw new TokenError('module-broken', { path, detail: ckrDetail(cause) }, cause)
  }
  let ours = true
  try {
    library.C_Initialize()
  } catch (cause) {
    if (ckr(cause) !== CKR_CRYPTOKI_ALREADY_INITIALIZED) {
      throw new TokenError('module-broken', { path, detail: ckrDetail(cause) }, cause)
    }
    ours = false
  }
  let open = true
  return {
    path,
    cryptoki: library,
    close() {
      if (!open) return
      open = false
      // Finalising what another part of the process initialised would close its tokens too.
      if (ours) library.C_Finalize()
      library.close()
    },
  }
}

type KnownModule = (typeof knownModules)[number]

const describe = (path: string, known: KnownModule | undefined): FoundModule =>
  known === undefined
    ? { path, id: 'configured', maker: path, verified: 'unverified' }
    : { path, id: known.id, maker: known.maker, verified: known.verified }

const pathsFor = (module: KnownModule, platform: string): readonly string[] =>
  platform === 'linux' || platform === 'darwin' || platform === 'win32' ? module[platform] : []

// Loaded late: where the native part could not be built, file tokens must still work.
function loadBinding(): typeof import('pkcs11js') {
  try {
    return createRequire(import.meta.url)('pkcs11js')
  } catch (cause) {
    throw new TokenError('binding-missing', { detail: (cause as Error).message.split('\n')[0] ?? '' }, cause)
  }
}
