/**
 * Enrols the training token for further accounts, of class worlds too: one after the other, behind the answer, in a
 * process of its own (enrolment-process.ts), so that neither who joins a class nor anybody's message waits for a key.
 * Only where nobody but this machine reaches the simulator: at other machines people ask through their own agent, whose
 * token keeps their key.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { issueCertificate } from './acts/certificates.ts'
import type { Enroller, Office } from './acts/office.ts'
import { type Config, onlyThisMachine } from './config.ts'
import { readDemo } from './demo-world.ts'
import type { FromProcess, ToProcess } from './enrolment-process.ts'
import { DataDirectoryError } from './system/data-directory.ts'

export interface TrainingEnroller extends Enroller {
  /** What is being made is finished, what waits is not begun. */
  close(): Promise<void>
}

const PROCESS = new URL('./setup/enrol.mjs', import.meta.url)
/** For one key and its certificate; a token that takes longer hangs. */
const MOST_MS = 60_000
/** The process ends when it has had nothing to do for so long. */
const IDLE_MS = 60_000

interface Job {
  readonly office: Office
  readonly userId: string
}

/** `tell` hears why somebody was not enrolled; the settings page asks for that certificate again. */
export function trainingEnroller(config: Config, tell: (error: unknown) => void): TrainingEnroller | undefined {
  if (!onlyThisMachine(config.host)) return undefined
  const jobs: Job[] = []
  let child: ChildProcess | undefined
  let working: Promise<void> | undefined
  let idle: NodeJS.Timeout | undefined

  function ended(): void {
    clearTimeout(idle)
    if (child?.connected) child.disconnect()
    child = undefined
  }

  async function work(): Promise<void> {
    clearTimeout(idle)
    for (let job = jobs[0]; job !== undefined; job = jobs[0]) {
      try {
        if (!isBound(job)) {
          child ??= opened(config)
          await enrolBy(child, job)
        }
      } catch (error) {
        if (!isBound(job)) tell(error)
        ended()
      }
      jobs.shift()
    }
    working = undefined
    idle = setTimeout(ended, IDLE_MS).unref()
  }

  return {
    begin(office, userIds) {
      const coming = new Set(jobs.map(({ userId }) => userId))
      jobs.push(...userIds.filter((userId) => !coming.has(userId)).map((userId) => ({ office, userId })))
      working ??= work()
    },
    underWay: (wanted) => jobs.some(({ userId }) => userId === wanted),
    async close() {
      jobs.splice(1)
      await working
      ended()
    },
  }
}

/** Who asked for a certificate through an agent meanwhile has one: it is not to be replaced behind their back (A0036). */
const isBound = ({ office, userId }: Job): boolean =>
  office.store.realm().accounts.get(userId)?.certificate !== undefined

function opened({ dataDir, pkcs11Module: modulePath }: Config): ChildProcess {
  const demo = readDemo(dataDir)
  if (demo === undefined) throw new DataDirectoryError('demo.json is missing')
  const child = fork(PROCESS, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  send(child, { open: { dataDir, modulePath, pin: demo.pin }, soPin: demo.soPin })
  return child
}

const send = (child: ChildProcess, message: ToProcess): void => {
  if (child.connected) child.send(message)
}

/** One account through the process; rejects when the token does not do it, or when the process breaks. */
async function enrolBy(child: ChildProcess, { office, userId }: Job): Promise<void> {
  const late = new Error(`${userId}: the token does not answer`)
  const gone = new Error(`${userId}: the process that makes keys has ended`)
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => end(late), MOST_MS)
    const hear = (message: FromProcess): void => {
      if ('failed' in message) end(new Error(`${userId}: ${message.failed}`))
      else if ('enrolled' in message) end()
      else certificateFor(office, userId, message.csr).then((certificate) => send(child, { certificate }), end)
    }
    const leave = (): void => end(gone)
    const end = (error?: Error): void => {
      clearTimeout(timer)
      child.off('message', hear).off('exit', leave).off('error', end)
      if (error) reject(error)
      else resolve()
    }
    child.on('message', hear).on('exit', leave).on('error', end)
    if (child.connected) send(child, { enrol: userId, now: office.clock.real() })
    else leave()
  })
}

async function certificateFor(office: Office, userId: string, csr: string): Promise<string | undefined> {
  if (isBound({ office, userId })) return undefined
  const issued = await issueCertificate(office, { userId, csr })
  return issued.ok ? issued.value.certificate : undefined
}
