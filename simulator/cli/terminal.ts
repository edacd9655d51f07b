/** The wire account of a unit for the command line, with its certificate on the training token. */
import { enrol } from '../../terminal-client/agent/enrol.ts'
import type { FileToken } from '../../terminal-client/agent/file-token.ts'
import type { Pkcs11Token } from '../../terminal-client/agent/pkcs11-token.ts'
import { readDemo, rememberAccount, type WireAccount } from '../demo-world.ts'
import type { SimulatorClient } from './simulator-client.ts'

/** The remembered account of the unit, or a new one (contract, POST /api/v1/accounts). */
export async function accountOf(client: SimulatorClient, dataDir: string, unit: string): Promise<WireAccount> {
  const known = readDemo(dataDir)?.accounts.find((account) => account.unit === unit)
  if (known) return known
  const account = await newAccount(client, unit)
  rememberAccount(dataDir, account)
  return account
}

/** An account for this run only: for scenarios in which its certificate is another's, or revoked. */
export async function newAccount(client: SimulatorClient, unit: string): Promise<WireAccount> {
  const opened = await client.api<Omit<WireAccount, 'unit'>>('POST', '/api/v1/accounts', { unit })
  return { unit, ...opened }
}

/** Sees to it that the token holds a valid certificate of the account; its serial comes back. */
export async function certify(
  client: SimulatorClient,
  token: Pkcs11Token | FileToken,
  userId: string,
): Promise<string> {
  const { serial } = await enrol(token, userId, Date.now(), async (csr) => {
    const { certificate } = await client.api<{ certificate: string }>('POST', '/api/v1/certificates', { userId, csr })
    return certificate
  })
  return serial
}
