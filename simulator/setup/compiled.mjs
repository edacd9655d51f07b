// The program as JavaScript, so that a start does not translate and link four hundred modules one by one. Made by
// esbuild (which tsx works with too) at the first start after a change of the sources, kept in node_modules/.cache.
// Where that folder cannot be written, tsx runs the sources as they are: slower to start, otherwise the same.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './prepare.mjs'

const CACHE = join(ROOT, 'node_modules', '.cache', 'vnaccs')
const SOURCES = ['simulator', 'terminal-client', 'fixtures']
/** Entry points and their names when compiled. */
const ENTRIES = {
  serve: 'simulator/serve.ts',
  agent: 'terminal-client/agent/service/serve-agent.ts',
  vnaccs: 'simulator/cli/vnaccs.ts',
  enrol: 'simulator/enrolment-process.ts',
}
/** A version that a running process may still load parts of is left alone so long. */
const KEPT_MS = 7 * 24 * 3_600_000

/** Runs an entry point: `serve`, `agent`, `vnaccs` or `enrol`. */
export async function runCompiled(name) {
  const folder = await compiled()
  if (folder === undefined) {
    const { register } = await import('tsx/esm/api')
    register()
    return import(pathToFileURL(join(ROOT, ENTRIES[name])).href)
  }
  process.setSourceMapsEnabled(true)
  return import(pathToFileURL(join(folder, `${name}.mjs`)).href)
}

/** Folder of the compiled entry points; undefined when there is none and none can be made. */
async function compiled() {
  const folder = join(CACHE, stamp())
  if (existsSync(folder)) return folder
  let made
  try {
    mkdirSync(CACHE, { recursive: true })
    made = mkdtempSync(join(CACHE, 'making-'))
    await compile(made)
    renameSync(made, folder)
    dropOld(folder)
  } catch {
    if (made !== undefined) rmSync(made, { recursive: true, force: true })
  }
  // Another process may have been quicker.
  return existsSync(folder) ? folder : undefined
}

/** Changes with every source file, the packages and the runtime. */
function stamp() {
  const hash = createHash('sha256').update(`${ROOT} ${process.version}`)
  for (const file of ['package-lock.json', 'simulator/setup/compiled.mjs']) hash.update(readFileSync(join(ROOT, file)))
  for (const source of SOURCES) {
    for (const name of readdirSync(join(ROOT, source), { recursive: true }).sort()) {
      if (!/\.m?ts$|\.mjs$/.test(name)) continue
      const { mtimeMs, size } = statSync(join(ROOT, source, name))
      hash.update(`${source}/${name} ${mtimeMs} ${size}\n`)
    }
  }
  return hash.digest('hex').slice(0, 32)
}

async function compile(folder) {
  const { build, stop } = await import('esbuild')
  await build({
    absWorkingDir: ROOT,
    entryPoints: ENTRIES,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'silent',
    plugins: [{ name: 'own-url', setup: keepOwnUrls }],
  })
  await stop()
}

/** A module finds the files beside it by its own address, and still does when it lies in the cache. */
function keepOwnUrls({ onLoad }) {
  onLoad({ filter: /\.ts$/ }, ({ path }) => ({
    contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
    loader: 'ts',
  }))
}

function dropOld(current) {
  for (const name of readdirSync(CACHE)) {
    const folder = join(CACHE, name)
    if (folder !== current && Date.now() - statSync(folder).mtimeMs > KEPT_MS) rmSync(folder, { recursive: true })
  }
}
