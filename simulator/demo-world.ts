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
import { addPerson, firstPassword } from './acts/people.ts'
import { MAIN_WORLD } from './acts/sessions.ts'
import { keepTerminal } from './acts/terminals.ts'
import type { Config } from './config.ts'
import type { PersonRole } from './ports/records.ts'
import { DataDirectoryError, writeSecret } from './system/data-directory.ts'
import { ensureTrainingToken } from './token-drawer.ts'

/** Chi cục of the demo account: the office that the training dossiers declare at. */
const DEMO_UNIT = '02CI'

/** One person for each role, so that every page can be seen at once (contract, `npm start`). */
const DEMO_PEOPLE: readonly {
  readonly login: string
  readonly name: string
  readonly title: string
  readonly roles: readonly PersonRole[]
}[] = [
  { login: 'congchuc', name: 'Nguyễn Thị Diễn Tập', title: 'đóng cả hai vai', roles: ['business', 'customs'] },
  { login: 'doanhnghiep', name: 'Trần Văn Khai', title: 'đóng vai doanh nghiệp', roles: ['business'] },
  { login: 'haiquan', name: 'Lê Thị Kiểm', title: 'đóng vai hải quan', roles: ['customs'] },
  { login: 'giangvien', name: 'Phạm Văn Giảng', title: 'giảng viên', roles: ['trainer', 'business', 'customs'] },
  { login: 'lapbaocao', name: 'Hoàng Thị Cục', title: 'Cục, lập báo cáo', roles: ['department'] },
  { login: 'bantrienkhai', name: 'Vũ Văn Ban', title: 'Ban Triển khai', roles: ['board'] },
  { login: 'cntt', name: 'Đỗ Văn Mạng', title: 'công nghệ thông tin', roles: ['it'] },
]

const WireAccount = z.object({
  unit: z.string(),
  userId: z.string(),
  password: z.string(),
  terminalId: z.string(),
  accessKey: z.string(),
})
export type WireAccount = z.infer<typeof WireAccount>

const Demo = z.object({
  pin: z.string(),
  soPin: z.string(),
  accounts: z.array(WireAccount),
  /** Web password of the demo people. */
  password: z.string().optional(),
})
type DemoFile = z.infer<typeof Demo>

export interface DemoWorld {
  readonly account: WireAccount
  readonly pin: string
  readonly tokenKind: 'pkcs11' | 'file'
  readonly tokenLabel: string
  readonly people: readonly { readonly login: string; readonly title: string }[]
  readonly password: string
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
  const password = await demoPeople(office, dataDir, account)
  const token = ensureTrainingToken({ dataDir, modulePath: config.pkcs11Module, pin }, soPin)
  try {
    await enrolFor(token, office, account.userId)
    return { account, pin, tokenKind: token.kind, tokenLabel: token.label, people: DEMO_PEOPLE, password }
  } finally {
    token.close()
  }
}

const enrolFor = (token: Parameters<typeof enrol>[0], office: Office, userId: string) =>
  enrol(token, userId, office.clock.real(), async (csr) => {
    const issued = await issueCertificate(office, { userId, csr })
    if (!issued.ok) throw new Error(issued.problem.detail.vi)
    return issued.value.certificate
  })

async function newAccount(office: Office): Promise<WireAccount> {
  const opened = await openAccount(office, DEMO_UNIT)
  if (!opened.ok) throw new Error(opened.problem.detail.vi)
  return { unit: DEMO_UNIT, ...opened.value }
}

/** The demo people and their common password; who exists stays as they are. */
async function demoPeople(office: Office, dataDir: string, account: WireAccount): Promise<string> {
  const { records } = office.store
  const demo = readDemo(dataDir)
  const password = demo?.password ?? firstPassword(office)
  if (demo && demo.password === undefined) writeDemo(dataDir, { ...demo, password })
  const known = new Set((await records.list('people')).map(({ login }) => login))
  // A world whose board removed or renamed the demo people stays so.
  if (known.size > 0) return password
  for (const { login, name, roles } of DEMO_PEOPLE) {
    const added = await addPerson(office, { login, name, unit: DEMO_UNIT, roles }, { password, settled: true })
    if (!added.ok) throw new Error(added.problem.detail.vi)
    if (!roles.includes('business')) continue
    const { unit: _, ...credentials } = account
    await office.store.commit((tx) => keepTerminal(office, tx, login, credentials))
  }
  return password
}

/** The campaign's world, made at the first start. */
export async function ensureMainWorld(office: Office): Promise<void> {
  if (await office.store.records.find('worlds', MAIN_WORLD)) return
  await office.store.commit((tx) =>
    tx.put('worlds', {
      id: MAIN_WORLD,
      kind: 'campaign',
      title: 'Chiến dịch chạy thử',
      state: 'open',
      createdBy: '',
      createdAt: office.clock.real(),
      joinCode: '',
      plan: {},
    }),
  )
}
