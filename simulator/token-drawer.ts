/**
 * The training token of a DATA_DIR (token luyện tập): a SoftHSM2 token where PKCS#11 is to be had, a PKCS#12 file
 * where it is not. `npm start` makes it, the command line signs with it; the PIN comes from whoever opens it.
 */
import { join } from 'node:path'
import type { Cryptoki } from '../terminal-client/agent/cryptoki.ts'
import { createFileToken, type FileToken, openFileToken } from '../terminal-client/agent/file-token.ts'
import { initialiseToken } from '../terminal-client/agent/initialise-token.ts'
import { defaultPinLimit, type PinTries } from '../terminal-client/agent/pin-tries.ts'
import { findModules, openModule } from '../terminal-client/agent/pkcs11-module.ts'
import { openPkcs11Token, type Pkcs11Token } from '../terminal-client/agent/pkcs11-token.ts'
import { openSettings } from '../terminal-client/agent/settings.ts'
import { softhsmEnvironment } from '../terminal-client/agent/softhsm.ts'
import { TokenError } from '../terminal-client/agent/token-error.ts'

export const TRAINING_LABEL = 'VNACCS-LUYEN-TAP'

export interface Drawer {
  readonly dataDir: string
  /** `PKCS11_MODULE`; known paths are tried when absent. */
  readonly modulePath?: string | undefined
  /** Token label; the training token when absent. */
  readonly label?: string | undefined
  readonly pin: string
  /** Name of the file where PKCS#11 is not to be had: a file holds one key. The training token's own when absent. */
  readonly file?: string | undefined
}

const fileTokenPath = ({ dataDir, file = 'training' }: Drawer): string => join(dataDir, 'tokens', `${file}.p12`)

const triesOf = (dataDir: string): PinTries => ({
  settings: openSettings(join(dataDir, 'agent.json'), () => Date.now()),
  limit: defaultPinLimit,
})

/** Opens a token for signing. A file token answers only where PKCS#11 is not to be had. Throws TokenError. */
export function openToken(drawer: Drawer): Pkcs11Token | FileToken {
  const { dataDir, pin } = drawer
  const tries = triesOf(dataDir)
  const cryptoki = library(drawer)
  if (cryptoki === undefined) return openFileToken({ path: fileTokenPath(drawer), pin, tries })
  return openPkcs11Token({ cryptoki, token: { label: drawer.label ?? TRAINING_LABEL }, pin, tries, writable: true })
}

/** Opens the training token, made at the first call. */
export function ensureTrainingToken(drawer: Drawer, soPin: string): Pkcs11Token | FileToken {
  try {
    return openToken(drawer)
  } catch (error) {
    if (!(error instanceof TokenError) || !ABSENT.has(error.code)) throw error
  }
  const cryptoki = library(drawer)
  if (cryptoki === undefined) return createFileToken({ path: fileTokenPath(drawer), pin: drawer.pin })
  initialiseToken({ cryptoki, label: TRAINING_LABEL, soPin, pin: drawer.pin })
  return openToken(drawer)
}

const ABSENT: ReadonlySet<string> = new Set(['no-token', 'token-not-initialised'])

/** The PKCS#11 library; SoftHSM2 is pointed at DATA_DIR before it is loaded. Undefined: none is to be had here. */
function library({ dataDir, modulePath }: Drawer): Cryptoki | undefined {
  // The library reads this when it is loaded; it is the one setting that must pass through the environment.
  Object.assign(process.env, softhsmEnvironment(dataDir))
  const [first] = findModules(modulePath)
  if (first === undefined) return undefined
  try {
    return openModule(first.path).cryptoki
  } catch (error) {
    if (error instanceof TokenError && error.code === 'binding-missing') return undefined
    throw error
  }
}
