/** Looks at the page that is shown as axe does, and as somebody does who reads it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** `wcag`: every rule; `contrast`: what another colour scheme can change. One line each: rule, element, why. */
export async function axeViolations(page: Page, what: 'wcag' | 'contrast' = 'wcag'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE)
  const violations = await page.evaluate(
    async ({ tags, contrast }) => {
      const { axe: here } = globalThis as unknown as { axe: typeof axe }
      const options: axe.RunOptions = contrast
        ? { runOnly: { type: 'rule', values: ['color-contrast'] }, resultTypes: ['violations'] }
        : {
            runOnly: { type: 'tag', values: tags },
            rules: { 'target-size': { enabled: true } },
            resultTypes: ['violations'],
          }
      const result = await here.run(document, options)
      return result.violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ target, failureSummary }) => [target.join(' '), failureSummary ?? '']),
      }))
    },
    { tags: WCAG_22_AA, contrast: what === 'contrast' },
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(([target, why]) => `${id} at ${target}: ${why?.split('\n').slice(1).join(';').trim()}`),
  )
}

/** What no page may show to anybody. */
const NOT_FOR_PEOPLE = /\bundefined\b|\[object |\bNaN\b|Invalid Date|\{\{|\}\}|\bnull\b/

/** Heading, title, language, strip, words, and that nothing sticks out to the right. */
export async function faultsOfPage(page: Page, language: 'vi' | 'en'): Promise<string[]> {
  const { headings, title, lang, text, wider, covered } = await page.evaluate(() => ({
    headings: [...document.querySelectorAll('h1')].map((heading) => heading.textContent),
    title: document.title,
    lang: document.documentElement.lang,
    text: document.body.innerText,
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    // Both ends of every control in sight: where another element lies on top, it cannot be read or pressed there.
    covered: [...document.querySelectorAll<HTMLElement>('a, button, input, select, textarea')].flatMap((control) => {
      const { left, right, top, bottom, width } = control.getBoundingClientRect()
      const y = (top + bottom) / 2
      let [from, to, above, below] = [0, innerWidth, 0, innerHeight]
      for (let around = control.parentElement; around !== null; around = around.parentElement) {
        if (getComputedStyle(around).overflow === 'visible') continue
        const clip = around.getBoundingClientRect()
        ;[from, to] = [Math.max(from, clip.left), Math.min(to, clip.right)]
        ;[above, below] = [Math.max(above, clip.top), Math.min(below, clip.bottom)]
      }
      if (width < 8 || top < above || bottom > below || left < from || right > to) return []
      // A field may hold a button of its own.
      const own = control.closest('.mantine-Input-wrapper, label') ?? control
      const isFree = [left + 4, right - 4].every((x) => {
        const there = document.elementFromPoint(x, y)
        return there === null || own.contains(there) || there.contains(control)
      })
      return isFree ? [] : [control.outerHTML.slice(0, 120)]
    }),
  }))
  const faults: string[] = []
  if (headings.length !== 1 || headings[0] === '') faults.push(`headings of level 1: ${JSON.stringify(headings)}`)
  if (title.trim() === '') faults.push('no title')
  if (lang !== language) faults.push(`lang="${lang}"`)
  if (!/DỮ LIỆU CHẠY THỬ|TRAINING DATA/.test(text)) faults.push('the strip does not say DỮ LIỆU CHẠY THỬ')
  if (wider > 0) faults.push(`${wider} px wider than the window`)
  for (const control of covered) faults.push(`covered by another: ${control}`)
  const odd = NOT_FOR_PEOPLE.exec(text)
  if (odd) faults.push(`shows "${text.slice(Math.max(0, odd.index - 40), odd.index + 40)}"`)
  return faults
}
