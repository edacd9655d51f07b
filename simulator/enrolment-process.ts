/**
 * Makes keys on the training token, as a process of its own: a key takes a good part of a second, PKCS#11 is called
 * synchronously (terminal-client/agent/cryptoki), and meanwhile the simulator answers. The first message from the
 * parent opens the token, each further one is an account to enrol or the certificate that was asked for.
 */
import { enrol } from '../terminal-client/agent/enrol.ts'
import { type Drawer, ensureTrainingToken } from './token-drawer.ts'

export type ToProcess =
  | { readonly open: Drawer; readonly soPin: string }
  | { readonly enrol: string; readonly now: number }
  /** For the request that was told; undefined: it was refused. */
  | { readonly certificate: string | undefined }

export type FromProcess = { readonly csr: string } | { readonly enrolled: string } | { readonly failed: string }

type Token = ReturnType<typeof ensureTrainingToken>

let token: Token | undefined
let issued: ((certificate: string | undefined) => void) | undefined

const tell = (message: FromProcess): void => {
  process.send?.(message)
}

async function enrolled(userId: string, now: number): Promise<void> {
  if (token === undefined) throw new Error('the token is not open')
  await enrol(token, userId, now, async (csr) => {
    tell({ csr })
    const certificate = await new Promise<string | undefined>((resolve) => {
      issued = resolve
    })
    if (certificate === undefined) throw new Error('no certificate was issued')
    return certificate
  })
}

async function work(message: ToProcess): Promise<void> {
  if ('certificate' in message) return issued?.(message.certificate)
  try {
    if ('open' in message) token = ensureTrainingToken(message.open, message.soPin)
    else await enrolled(message.enrol, message.now).then(() => tell({ enrolled: message.enrol }))
  } catch (error) {
    tell({ failed: error instanceof Error ? error.message : String(error) })
  }
}

process.on('message', (message) => void work(message as ToProcess))
// Ends with the simulator; a Ctrl-C that goes to both is the simulator's to answer.
process.on('SIGINT', () => undefined)
process.on('disconnect', () => {
  token?.close()
  process.exit(0)
})
