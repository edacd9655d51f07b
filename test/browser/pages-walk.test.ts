import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../support/process.ts'
import { axeViolations, faultsOfPage } from './support/examine.ts'
import { type Filled, fill } from './support/filled.ts'
import { logIn } from './support/log-in.ts'
import { type DemoPerson, site } from './support/site.ts'
import { browser } from './support/visitor.ts'

const here = site()
const { visit } = browser()
let filled: Filled

beforeAll(async () => {
  filled = await fill(here)
})

/** Routes of the router with what stands for their parameters, and whose eyes they are looked at with. */
interface Stop {
  readonly route: string
  readonly path: (filled: Filled) => string
}
const stop = (route: string, path: Stop['path'] = () => route): Stop => ({ route, path })
const WALKS: Readonly<Record<string, readonly Stop[]>> = {
  congchuc: [
    stop('/'),
    stop('/scenarios'),
    stop('/runs/$run', ({ run }) => `/runs/${run}`),
    stop('/terminal'),
    stop('/terminal/forms/$procedure', ({ draft }) => `/terminal/forms/IDA?draft=${draft}`),
    stop('/terminal/forms/$procedure', () => '/terminal/forms/MIC'),
    stop('/terminal/batch'),
    stop('/terminal/mailbox'),
    stop('/terminal/messages'),
    stop('/terminal/messages/$seq', ({ answer }) => `/terminal/messages/${answer}`),
    stop('/terminal/declarations'),
    stop('/print/$seq', ({ report }) => `/print/${report}`),
    stop('/desk'),
    stop('/desk/$number', ({ declaration }) => `/desk/${declaration}`),
    stop('/class'),
    stop('/settings'),
    stop('/help'),
    stop('/help/$topic', () => '/help/R1088'),
  ],
  giangvien: [
    stop('/'),
    stop('/scenarios'),
    stop('/class'),
    stop('/class/$world', ({ world }) => `/class/${world}`),
    stop('/class/$world/handout', ({ world }) => `/class/${world}/handout`),
    stop('/people'),
    stop('/help'),
  ],
  lapbaocao: [stop('/'), stop('/people'), stop('/class')],
  bantrienkhai: [stop('/'), stop('/people'), stop('/help')],
  cntt: [stop('/'), stop('/people'), stop('/help')],
}

/** The page has come: its heading is there and nothing of it is still being loaded. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  // The page before may still stand, or nothing yet: what is looked at must have stayed for a moment.
  let before = ''
  await expect
    .poll(
      async () => {
        const now = await page.evaluate(() => `${location.pathname} ${document.querySelector('h1')?.textContent ?? ''}`)
        const loading = await page.locator('[role=status]:has(.mantine-Loader-root)').count()
        const stays = now === before && !now.endsWith(' ') && loading === 0
        before = now
        return stays
      },
      { timeout: 15_000, interval: 120 },
    )
    .toBe(true)
    // One that has no heading is told so by `faultsOfPage`, with all the others.
    .catch(() => undefined)
}

/** As a link of the page does it, without loading everything anew. */
async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState({}, '', to), path)
  await page.waitForFunction((to) => location.pathname + location.search === to, path)
  await settled(page)
}

describe('mọi trang (experience, Accessibility; screens)', () => {
  it('the walk below leaves no route out', () => {
    const router = readFileSync(join(ROOT, 'terminal-client/web/app/router.tsx'), 'utf8')
    const routes = [...router.matchAll(/\bpage\(\s*'([^']+)'/g)].map(([, route]) => route)
    expect(routes.length).toBeGreaterThan(15)
    const walked = new Set(Object.values(WALKS).flatMap((stops) => stops.map(({ route }) => route)))
    expect(routes.filter((route) => !walked.has(route ?? ''))).toEqual([])
  })

  it('before log-in, both languages, light and dark: WCAG 2.2 AA, heading, title, words, nothing beside or behind another', async () => {
    const { page } = await visit()
    const faults: string[] = []
    await page.goto(here.url)
    for (const language of ['vi', 'en'] as const) {
      if (language === 'en') await page.getByRole('button', { name: 'English' }).click()
      await settled(page)
      faults.push(...(await faultsOfPage(page, language)), ...(await axeViolations(page)))
      await page.emulateMedia({ colorScheme: 'dark' })
      faults.push(...(await axeViolations(page, 'contrast')))
      await page.emulateMedia({ colorScheme: 'light' })
    }
    expect(faults).toEqual([])
  })

  it.each(Object.keys(WALKS) as DemoPerson[])(
    '%s, every page of the role, both languages, light and dark, 1366×768 and a tablet: WCAG 2.2 AA, heading, title, words, nothing beside or behind another',
    async (login) => {
      const visitor = await visit()
      const { page } = visitor
      await logIn(visitor, here, login)
      const faults: string[] = []
      for (const language of ['vi', 'en'] as const) {
        if (language === 'en') {
          await go(page, '/')
          await page.getByRole('button', { name: 'English' }).click()
        }
        for (const { path } of WALKS[login] ?? []) {
          const at = path(filled)
          const note = (found: readonly string[], how: string) =>
            faults.push(...found.map((fault) => `${at} ${language} ${how}: ${fault}`))
          await go(page, at)
          note(await faultsOfPage(page, language), '')
          note(await axeViolations(page), 'light')
          await page.emulateMedia({ colorScheme: 'dark' })
          note(await axeViolations(page, 'contrast'), 'dark')
          await page.emulateMedia({ colorScheme: 'light' })
          await page.setViewportSize({ width: 1024, height: 768 })
          note(await faultsOfPage(page, language), '1024×768')
          await page.setViewportSize({ width: 1366, height: 768 })
        }
      }
      expect(faults).toEqual([])
    },
  )
})
