/** A person's browser: a context of its own in one Chromium of the file, and everything that goes wrong in it. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'

export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
  /** What went wrong so far; a test that leaves any fails. */
  readonly faults: readonly string[]
  /** From now on these are expected. */
  allow(...patterns: readonly RegExp[]): void
}

export interface Visit {
  readonly colorScheme?: 'light' | 'dark'
  readonly viewport?: { readonly width: number; readonly height: number }
}

/** As Debian installs it; nothing of it may call home. */
const CHROMIUM = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  // A person's browser has it: a window that opens outside of a click is held back.
  ignoreDefaultArgs: ['--disable-popup-blocking'],
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}

const HERE = new Set(['127.0.0.1', 'localhost'])

function watch(context: BrowserContext, allowed: RegExp[]): string[] {
  const faults: string[] = []
  const note = (text: string): void => {
    if (!allowed.some((pattern) => pattern.test(text))) faults.push(text)
  }
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && !HERE.has(hostname)) note(`leaves this machine: ${request.url()}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 400) note(`${response.request().method()} ${response.status()} ${response.url()}`)
  })
  context.on('console', (message) => {
    const text = message.text()
    // The refusals themselves are noted above, with their address.
    if (/^Failed to load resource: the server responded with a status/.test(text)) return
    if (message.type() === 'error' || /Content.Security.Policy/i.test(text)) note(`console: ${text}`)
  })
  context.on('weberror', (error) => note(`page: ${error.error().message}`))
  return faults
}

/** One Chromium for the tests of this file; each visitor gets a context that is gone after the test. */
export function browser(): { visit(options?: Visit): Promise<Visitor> } {
  let running: Browser | undefined
  const visitors: Visitor[] = []
  beforeAll(async () => {
    running = await chromium.launch(CHROMIUM)
  })
  afterAll(() => running?.close())
  afterEach(async ({ task }) => {
    const left = visitors.splice(0)
    if (task.result?.state === 'fail') await Promise.all(left.map(photographs))
    await Promise.all(left.map(({ context }) => context.close()))
    expect(left.flatMap(({ faults }) => faults)).toEqual([])
  })
  return {
    async visit({ colorScheme = 'light', viewport = { width: 1366, height: 768 } } = {}) {
      if (running === undefined) throw new Error('the browser has not started')
      const context = await running.newContext({
        colorScheme,
        viewport,
        locale: 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
      })
      context.setDefaultTimeout(15_000)
      const allowed: RegExp[] = []
      const page = await context.newPage()
      const visitor = {
        context,
        page,
        faults: watch(context, allowed),
        allow: (...patterns: readonly RegExp[]) => void allowed.push(...patterns),
      }
      visitors.push(visitor)
      return visitor
    },
  }
}

/** Every window as it stood when the test failed; the paths are told. */
async function photographs({ context, faults }: Visitor): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vnaccs-browser-'))
  for (const [n, page] of context.pages().entries()) {
    const path = join(folder, `${n}.png`)
    await page.screenshot({ path }).then(
      () => process.stderr.write(`${page.url()} → ${path}\n`),
      () => undefined,
    )
  }
  for (const fault of faults) process.stderr.write(`  ${fault}\n`)
}
