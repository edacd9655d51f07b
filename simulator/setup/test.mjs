// `npm test`: prepares the machine, runs every suite once; further arguments go to Vitest.
import { spawnSync } from 'node:child_process'
import { preparePackages, prepareTestTools, prepareToken, ROOT } from './prepare.mjs'

preparePackages()
prepareToken()
prepareTestTools()
const vitest = new URL('../../node_modules/vitest/vitest.mjs', import.meta.url).pathname
const done = spawnSync(process.execPath, [vitest, 'run', ...process.argv.slice(2)], { cwd: ROOT, stdio: 'inherit' })
process.exit(done.status ?? 1)
