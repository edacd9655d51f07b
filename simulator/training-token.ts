/**
 * The training token at work for refusal scenarios: where nobody but this machine reaches the simulator, their
 * certificates are put on it, one key once for an account. At other machines people ask through their own agent, whose
 * token keeps their key.
 */
import { acceptCertificate, requestCertificate } from '../terminal-client/agent/enrol.ts'
import type { FileToken } from '../terminal-client/agent/file-token.ts'
import type { Pkcs11Token } from '../terminal-client/agent/pkcs11-token.ts'
import type { PracticeHere } from './acts/practice-signer.ts'
import { type Config, onlyThisMachine } from './config.ts'
import { readDemo } from './demo-world.ts'
import { DataDirectoryError } from './system/data-directory.ts'
import { ensureTrainingToken } from './token-drawer.ts'

type AnyToken = Pkcs11Token | FileToken

export interface TrainingToken {
  /** Opens the token for one piece of work after the other. `file`: name of the file token, where there are only files. */
  use<T>(work: (token: AnyToken) => Promise<T>, file?: string): Promise<T>
}

/** Undefined where others reach the simulator, too. */
export function trainingToken({ host, dataDir, pkcs11Module: modulePath }: Config): TrainingToken | undefined {
  if (!onlyThisMachine(host)) return undefined
  let last: Promise<unknown> = Promise.resolve()
  return {
    use(work, file) {
      const next = last.then(async () => {
        const demo = readDemo(dataDir)
        if (demo === undefined) throw new DataDirectoryError('demo.json is missing')
        const token = ensureTrainingToken({ dataDir, modulePath, pin: demo.pin, file }, demo.soPin)
        try {
          return await work(token)
        } finally {
          token.close()
        }
      })
      last = next.catch(() => undefined)
      return next
    },
  }
}

/** Puts a certificate to practise refusals with beside the others, once; see acts/practice-signer.ts. */
export const practiceEnroller =
  (training: TrainingToken): PracticeHere =>
  ({ userId, serial, beside, now }, issue) =>
    training.use(
      async (token) => {
        const known = await serial()
        if (known !== '' && token.certificates().some((each) => each.serial === known)) return
        acceptCertificate(token, userId, now, await issue(requestCertificate(token, userId, { beside })), { beside })
      },
      `luyen-tap-${userId}${beside ? '-thu-hoi' : ''}`,
    )
