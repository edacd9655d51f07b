// What a fresh machine needs before TypeScript can run: npm packages, and Debian packages where there are rights for
// them. Plain JavaScript on Node alone. Says in one line what it could not install, and goes on.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const say = (line) => process.stderr.write(`${line}\n`)
const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 11)) return
  say(`Cần Node.js 20.11 trở lên, máy này có ${process.versions.node}. (Node.js 20.11 or later is needed.)`)
  process.exit(2)
}

/** The lock file and the Node that native modules were built for: when either changes, packages are installed anew. */
function stamp() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'))
  return createHash('sha256').update(lock).update(process.versions.modules).digest('hex')
}

/** Installs the npm packages when they are missing or not those of the lock file. */
export function preparePackages() {
  checkNode()
  const stampFile = join(ROOT, 'node_modules', '.vnaccs-stamp')
  const wanted = stamp()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return
  debian({ 'g++': 'g++', make: 'make', python3: 'python3' }, 'biên dịch mô-đun gốc (to build native modules)')
  say('Đang cài các gói npm… (installing npm packages)')
  const headers = join(dirname(dirname(process.execPath)), 'include', 'node', 'node.h')
  const nodedir = existsSync(headers) ? { npm_config_nodedir: dirname(dirname(dirname(headers))) } : {}
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...nodedir },
  })
  if (done.status !== 0) {
    say(
      'Không cài được gói npm: xem lỗi ở trên, kiểm tra kết nối tới kho gói rồi chạy lại. (npm ci failed: see above.)',
    )
    process.exit(1)
  }
  writeFileSync(stampFile, wanted)
}

/** @param {Record<string, string>} wanted command or file → Debian package */
function debian(wanted, purpose) {
  const missing = Object.entries(wanted).filter(([probe]) => !(probe.startsWith('/') ? existsSync(probe) : has(probe)))
  if (missing.length === 0) return
  const packages = [...new Set(missing.flatMap(([, names]) => names.split(' ')))]
  const way = `apt-get install ${packages.join(' ')}`
  if (process.platform !== 'linux' || !has('apt-get')) {
    say(`Thiếu ${packages.join(', ')} – cần để ${purpose}. (Missing; install it by your system's means.)`)
    return
  }
  const sudo = process.getuid?.() === 0 ? [] : has('sudo') ? ['sudo', '-n'] : undefined
  const apt = (...args) => {
    const [command, ...rest] = [...(sudo ?? []), 'apt-get', '-qq', ...args]
    return spawnSync(command, rest, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  }
  const install = () => apt('install', '-y', '--no-install-recommends', ...packages).status === 0
  if (sudo) say(`Đang cài ${packages.join(', ')}… (installing Debian packages)`)
  const done = sudo !== undefined && (install() || (apt('update').status === 0 && install()))
  if (!done) say(`Chưa cài được ${packages.join(', ')} – cần để ${purpose}. Cách cài: sudo ${way}`)
}

const SOFTHSM = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib64/softhsm/libsofthsm.so',
  '/usr/local/lib/softhsm/libsofthsm2.so',
  '/opt/homebrew/lib/softhsm/libsofthsm2.so',
]

/** The stand-in for the USB token. */
export function prepareToken() {
  if (process.env.PKCS11_MODULE || SOFTHSM.some((path) => existsSync(path))) return
  debian({ '/usr/lib/softhsm/libsofthsm2.so': 'softhsm2' }, 'ký bằng token PKCS#11 (to sign with a PKCS#11 token)')
}

/** What the tests look with: openssl as second opinion, LibreOffice and poppler for documents, Chromium for pages. */
export function prepareTestTools() {
  debian(
    {
      openssl: 'openssl',
      soffice: 'libreoffice-writer-nogui libreoffice-calc-nogui',
      pdftoppm: 'poppler-utils',
      '/usr/bin/chromium': 'chromium',
      '/usr/share/fonts/truetype/liberation2': 'fonts-liberation2',
    },
    'chạy trọn bộ kiểm thử (to run the whole test suite)',
  )
}
