/** The token of `--token`, or the training token, opened for signing. */
import type { FileToken } from '../../terminal-client/agent/file-token.ts'
import type { Pkcs11Token } from '../../terminal-client/agent/pkcs11-token.ts'
import type { Config } from '../config.ts'
import { openToken } from '../token-drawer.ts'
import { pinFor } from './ask-pin.ts'
import type { Call } from './command.ts'

/** Throws TokenError, or CommandError when there is nobody to ask for the PIN. */
export async function tokenFor(call: Call, config: Config): Promise<Pkcs11Token | FileToken> {
  const label = call.text('token')
  const { dataDir, pkcs11Module: modulePath } = config
  return openToken({ dataDir, modulePath, label, pin: await pinFor(config, label) })
}
