/** The simulator as a process: settings in, one block with the log-ins and `ready` out, a clean stop on a signal. */

import { TokenError } from '../terminal-client/agent/token-error.ts'
import { ConfigError, readConfig } from './config.ts'
import { PortError } from './http/server.ts'
import { LibraryError } from './library/library-error.ts'
import { type Running, start } from './main.ts'
import { StoreError } from './store/store-error.ts'
import { DataDirectoryError } from './system/data-directory.ts'

/** Faults that a person can mend: one sentence each, no stack. */
const SPOKEN = [ConfigError, PortError, StoreError, DataDirectoryError, TokenError, LibraryError]

function block({ url, demo, adminKey: _, pages }: Running, dataDir: string): string {
  const { account, pin, tokenKind, tokenLabel } = demo
  const token =
    tokenKind === 'pkcs11'
      ? `USB token luyện tập (PKCS#11)  ${tokenLabel} · PIN ${pin}`
      : `Token tệp (PKCS#12), vì máy này chưa có SoftHSM2 · PIN ${pin}`
  return [
    '',
    '  VNACCS/VCIS – môi trường chạy thử · DỮ LIỆU CHẠY THỬ',
    pages ? `  Mở trang web (web terminal)   ${url}/` : `  Trang đầu (start page)        ${url}/`,
    `  Người dùng, cùng mật khẩu     ${demo.password}`,
    ...demo.people.map(({ login, title }) => `      ${login.padEnd(26)}${title}`),
    `  Điểm nhận bản tin (endpoint)  ${url}/vnaccs`,
    `  API                           ${url}/api/docs · khóa quản trị: ${dataDir}/admin.key`,
    `  Tài khoản khai báo            ${account.userId} · mật khẩu ${account.password} · trạm ${account.terminalId} · khóa ${account.accessKey}`,
    `  ${token}`,
    '  Chạy thử một kịch bản         npm run --silent vnaccs -- replay scenarios/a11-green.yaml',
    '  Dừng (stop)                   Ctrl-C',
    '',
    '  ready',
    '',
  ].join('\n')
}

let tellReady = (): void => undefined
/** Resolves once the block with `ready` is out; never, when the start fails. */
export const ready = new Promise<void>((resolve) => {
  tellReady = resolve
})

async function serve(): Promise<void> {
  const config = readConfig()
  const running = await start(config)
  process.stdout.write(block(running, config.dataDir))
  tellReady()
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  await running.stop()
}

serve().then(
  () => process.exit(0),
  (error: unknown) => {
    const spoken = error instanceof Error && SPOKEN.some((kind) => error instanceof kind)
    process.stderr.write(spoken ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`)
    process.exit(1)
  },
)
