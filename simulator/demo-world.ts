/**
 * The demo world of a fresh DATA_DIR (thế giới trình diễn): one unit with its wire account, and the training token
 * with key and certificate. What a person needs to sign in stands in `demo.json`, mode 0600.
 */
import { randomInt } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { enrol } from '../terminal-client/agent/enrol.ts'
import { openAccount } from './acts/accounts.ts'
import { issueCertificate } from './acts/certificates.ts'
import type { Office } from './acts/office.ts'
import type { Config } from './config.ts'
import { DataDirectoryError, writeSecret } from './system/data-directory.ts'
import { ensureTrainingToken } from './token-drawer.ts'

/** Chi cục of the demo account: the office that the training dossiers declare at. */
const DEMO_UNIT = '02CI'

const WireAccount = z.object({
  unit: z.string(),
  userId: z.string(),
  password: z.string(),
  terminalId: z.string(),
  accessKey: z.string(),
})
export type WireAccount = z.infer<typeof WireAccount>

const Demo = z.object({ pin: z.string(), soPin: z.string(), accounts: z.array(WireAccount) })
type DemoFile = z.infer<typeof Demo>

export interface DemoWorld {
  readonly account: WireAccount
  readonly pin: string
  readonly tokenKind: 'pkcs11' | 'file'
  readonly tokenLabel: string
}

const demoPath = (dataDir: string): string => join(dataDir, 'demo.json')

/** What the demo world told at its making; undefined before the first start. Throws when the file is broken. */
export function readDemo(dataDir: string): DemoFile | undefined {
  const path = demoPath(dataDir)
  if (!existsSync(path)) return undefined
  try {
    return Demo.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    throw new DataDirectoryError(
      `Tệp ${path} hỏng; khôi phục từ bản sao lưu, hoặc đổi tên tệp để lập lại tài khoản trình diễn. (The file is broken: restore it, or rename it to make the demo account anew.)`,
      { cause },
    )
  }
}

/** Keeps a wire account for later signing with the training token. */
export function rememberAccount(dataDir: string, account: WireAccount): void {
  const demo = readDemo(dataDir)
  if (demo)
    writeDemo(dataDir, {
      ...demo,
      accounts: [...demo.accounts.filter(({ userId }) => userId !== account.userId), account],
    })
}

const writeDemo = (dataDir: string, demo: DemoFile): void =>
  writeSecret(demoPath(dataDir), `${JSON.stringify(demo, null, 2)}\n`)

const digits = (count: number): string => Array.from({ length: count }, () => String(randomInt(10))).join('')

/** Makes what is missing; a second start finds everything and changes nothing. */
export async function prepareDemoWorld(office: Office, config: Config): Promise<DemoWorld> {
  const { dataDir } = config
  const demo = readDemo(dataDir) ?? { pin: digits(8), soPin: digits(8), accounts: [] }
  const account =
    demo.accounts.find(({ userId }) => office.store.realm().accounts.has(userId)) ?? (await newAccount(office))
  if (!demo.accounts.includes(account)) writeDemo(dataDir, { ...demo, accounts: [account, ...demo.accounts] })
  const { pin, soPin } = demo
  const token = ensureTrainingToken({ dataDir, modulePath: config.pkcs11Module, pin }, soPin)
  try {
    const { userId } = account
    await enrol(token, userId, office.clock.real(), async (csr) => {
      const issued = await issueCertificate(office, { userId, csr })
      if (!issued.ok) throw new Error(issued.problem.detail.vi)
      return issued.value.certificate
    })
    return { account, pin, tokenKind: token.kind, tokenLabel: token.label }
  } finally {
    token.close()
  }
}

async function newAccount(office: Office): Promise<WireAccount> {
  const opened = await openAccount(office, DEMO_UNIT)
  if (!opened.ok) throw new Error(opened.problem.detail.vi)
  return { unit: DEMO_UNIT, ...opened.value }
}
