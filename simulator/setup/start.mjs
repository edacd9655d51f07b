// `npm start`: prepares the machine, serves in this very process, and runs the signing agent in one of its own.
import { fork } from 'node:child_process'
import { preparePackages, prepareToken } from './prepare.mjs'

preparePackages()
prepareToken()
const { builtWeb } = await import('./web.mjs')
process.env.WEB_DIR ??= (await builtWeb()) ?? ''
const { runCompiled } = await import('./compiled.mjs')
// npm hands a SIGTERM to the shell between us, which dies of it without passing it on: the loss of that parent is the
// signal then. Started without npm, a process may well outlive its parent.
if (process.env.npm_lifecycle_event === 'start') {
  const parent = process.ppid
  setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGTERM'), 500).unref()
}

const { ready } = await runCompiled('serve')
await ready
// The agent ends with this process: it listens to the channel between them. What it says of each pairing and signing
// is for those who ask for a log.
fork(new URL('./agent.mjs', import.meta.url), { env: { LOG_LEVEL: 'silent', ...process.env } })
