/**
 * Key to paint in the entry form (quality, Speed: < 50 ms with IDA and 50 lines). For a page of a real browser that is
 * logged in; `paint` is what the person waits, the rest of the machine included; `work` is what the page itself computes
 * for a key (CPU time of its thread), the same on a busy machine.
 */
import type { CDPSession, Page } from 'playwright-core'

export interface TypingFigures {
  readonly name: string
  readonly keys: number
  readonly paint: { readonly p50: number; readonly p95: number }
  readonly work: number
}

/** Milliseconds between two keys: a quick typist. */
const PAUSE = 40

/** Fills IDA with 50 lines, then types into a field of the head, a code field of 13,650 entries, and the grid. */
export async function measureTyping(page: Page, url: string): Promise<readonly TypingFigures[]> {
  await page.goto(`${url}/terminal/forms/IDA`)
  await page.locator('.mf').waitFor()
  await page.getByRole('button', { name: 'Lấy dữ liệu mẫu' }).click()
  await page.getByLabel('Số dòng hàng').fill('50')
  await page.getByRole('button', { name: 'Điền biểu mẫu' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.evaluate(LISTEN)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  const section = async (name: string): Promise<void> => {
    await page.locator('.mf-sections button', { hasText: name }).click()
    await page.waitForTimeout(500)
  }
  const figures: TypingFigures[] = []
  const take = async (name: string, keys: readonly string[]): Promise<void> => {
    figures.push(await during(page, cdp, name, keys))
  }
  await section('Đơn vị xuất nhập khẩu')
  await page.locator('[data-kind="text"] input').first().focus()
  await take('head, text', [...'CONGTYCOPHANTHUONGMAI'])
  await section('Vận đơn, lô hàng')
  await page.getByLabel(/^PSC/).focus()
  await take('head, code of 13,650', [...'YOKOHAMA'])
  await page.keyboard.press('Escape')
  await section('Danh sách hàng')
  await take('grid of 50, code', [...'84713020'])
  await page.keyboard.press('Escape')
  await take(
    'grid of 50, arrows',
    Array.from({ length: 30 }, () => 'ArrowDown'),
  )
  await take('grid of 50, number', ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', ...'123456'])
  return figures
}

const LISTEN = `
  window.paints = []
  window.addEventListener('keydown', (event) => {
    const from = event.timeStamp
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => window.paints.push(performance.now() - from)
      port2.postMessage(0)
    })
  }, true)
`

async function during(page: Page, cdp: CDPSession, name: string, keys: readonly string[]): Promise<TypingFigures> {
  await page.evaluate('window.paints = []')
  const before = await taskTime(cdp)
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(PAUSE)
  }
  await page.waitForTimeout(PAUSE)
  const work = ((await taskTime(cdp)) - before) / keys.length
  const paints = ((await page.evaluate('window.paints')) as number[]).sort((a, b) => a - b)
  const at = (share: number): number =>
    round(paints[Math.min(paints.length - 1, Math.floor(paints.length * share))] ?? 0)
  return { name, keys: keys.length, paint: { p50: at(0.5), p95: at(0.95) }, work: round(work) }
}

async function taskTime(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}

const round = (ms: number): number => Math.round(ms * 10) / 10
