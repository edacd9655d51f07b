/** Makes PDFs in a thread of their own, one after the other, so that the simulator goes on answering meanwhile. */
import { Worker } from 'node:worker_threads'
import { type Done, done } from '../../acts/problem.ts'
import type { PdfDocument } from './pdf-document.ts'
import { crashed, stopping, tooLong, tooMany } from './pdf-problems.ts'

export interface PdfPress {
  /**
   * The file. 503 when the thread broke, took too long, when too many wait, and after `close`; the next PDF is then
   * made by a new thread. Rejects for a document that cannot be set: a fault of the program.
   */
  make(document: PdfDocument): Promise<Done<Uint8Array>>
  /** What waits is answered 503. */
  close(): Promise<void>
}

export interface PressLimits {
  /** For one PDF, the start of the thread included. */
  readonly timeoutMs: number
  /** The thread ends when it has had nothing to do for so long. */
  readonly idleMs: number
  /** PDFs that may wait for their turn. */
  readonly waiting: number
  /** A document that needs more breaks the thread, not the process. */
  readonly heapMb: number
}

const LIMITS: PressLimits = { timeoutMs: 30_000, idleMs: 60_000, waiting: 30, heapMb: 512 }

/** `tell` hears of what broke the thread. */
export const openPdfPress = (tell: (error: unknown) => void, limits: Partial<PressLimits> = {}): PdfPress =>
  new Press(tell, { ...LIMITS, ...limits })

interface Job {
  readonly document: PdfDocument
  readonly resolve: (result: Done<Uint8Array>) => void
  readonly reject: (error: unknown) => void
}

type Reply = { readonly bytes: Uint8Array } | { readonly message: string }

class Press implements PdfPress {
  readonly #tell: (error: unknown) => void
  readonly #limits: PressLimits
  readonly #queue: Job[] = []
  #job: Job | undefined
  #worker: Worker | undefined
  /** Of the PDF in work, or of the rest. */
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(tell: (error: unknown) => void, limits: PressLimits) {
    this.#tell = tell
    this.#limits = limits
  }

  make(document: PdfDocument): Promise<Done<Uint8Array>> {
    if (this.#closed) return Promise.resolve(stopping())
    if (this.#queue.length >= this.#limits.waiting) return Promise.resolve(tooMany(this.#queue.length))
    return new Promise((resolve, reject) => {
      this.#queue.push({ document, resolve, reject })
      this.#next()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const { resolve } of this.#queue.splice(0)) resolve(stopping())
    await this.#end(stopping())
  }

  #next(): void {
    if (this.#job !== undefined) return
    clearTimeout(this.#timer)
    const job = this.#queue.shift()
    if (job === undefined) {
      this.#rest()
      return
    }
    this.#job = job
    this.#worker ??= this.#start()
    this.#worker.ref()
    const { timeoutMs } = this.#limits
    this.#timer = setTimeout(() => this.#end(tooLong(timeoutMs / 1000)), timeoutMs)
    try {
      this.#worker.postMessage(job.document)
    } catch (error) {
      this.#settle(({ reject }) => reject(error))
    }
  }

  /** The process may end while the thread has nothing to do. */
  #rest(): void {
    if (this.#worker === undefined) return
    this.#worker.unref()
    this.#timer = setTimeout(() => this.#end(), this.#limits.idleMs).unref()
  }

  #start(): Worker {
    const worker = new Worker(new URL('./pdf-worker.mjs', import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.heapMb },
    })
    const broke = (error: unknown) => {
      if (worker !== this.#worker) return
      this.#tell(error)
      this.#end(crashed())
    }
    worker.on('message', (reply: Reply) => {
      if (worker !== this.#worker) return
      this.#settle(({ resolve, reject }) =>
        'bytes' in reply ? resolve(done(reply.bytes)) : reject(new Error(`the PDF could not be set: ${reply.message}`)),
      )
    })
    worker.on('error', broke)
    worker.on('exit', (code) => broke(new Error(`the PDF thread ended with code ${code}`)))
    return worker
  }

  /** Ends the thread; what it was making gets `result`, what waits gets a new thread. */
  async #end(result: Done<Uint8Array> = crashed()): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    const ended = worker?.terminate()
    this.#settle(({ resolve }) => resolve(result))
    await ended
  }

  #settle(tell: (job: Job) => void): void {
    clearTimeout(this.#timer)
    const job = this.#job
    this.#job = undefined
    if (job !== undefined) tell(job)
    this.#next()
  }
}
