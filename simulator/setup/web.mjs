// Builds the web terminal (Vite) at the first start after a change of its sources; kept in node_modules/.cache, packed
// with gzip beside each file. Returns its folder, or undefined with one line said when it cannot be built.
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ROOT } from './prepare.mjs'

const WEB = join(ROOT, 'terminal-client', 'web')
const CACHE = join(ROOT, 'node_modules', '.cache', 'vnaccs-web')
/** What the pages are made of: their own sources, the pure rooms and the types of the API. */
const SOURCES = ['terminal-client/web', 'simulator/protocol', 'simulator/customs', 'simulator/api']

export async function builtWeb() {
  const folder = join(CACHE, stamp())
  if (existsSync(folder)) return folder
  let made
  try {
    process.stderr.write('Đang dựng trang web… (building the web terminal)\n')
    mkdirSync(CACHE, { recursive: true })
    made = mkdtempSync(join(CACHE, 'making-'))
    await buildWeb(made)
    const old = readdirSync(CACHE).map((name) => join(CACHE, name))
    renameSync(made, folder)
    for (const path of old)
      if (path !== made && !path.includes('making-')) rmSync(path, { recursive: true, force: true })
  } catch (error) {
    if (made !== undefined) rmSync(made, { recursive: true, force: true })
    if (!existsSync(folder)) {
      process.stderr.write(`Chưa dựng được trang web: ${error.message} (The web terminal could not be built.)\n`)
      return undefined
    }
  }
  return folder
}

export async function buildWeb(outDir) {
  const { build } = await import('vite')
  await build({
    root: WEB,
    configFile: join(WEB, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  })
  const assets = join(outDir, 'assets')
  for (const name of readdirSync(assets)) {
    if (!/\.(js|css|svg)$/.test(name)) continue
    writeFileSync(join(assets, `${name}.gz`), gzipSync(readFileSync(join(assets, name)), { level: 9 }))
  }
}

function stamp() {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')))
  for (const source of SOURCES) {
    for (const name of readdirSync(join(ROOT, source), { recursive: true }).sort()) {
      const { mtimeMs, size } = statSync(join(ROOT, source, name))
      hash.update(`${source}/${name} ${mtimeMs} ${size}\n`)
    }
  }
  return hash.digest('hex').slice(0, 32)
}
