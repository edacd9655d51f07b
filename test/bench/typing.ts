/**
 * Key to paint in the entry form (quality, Speed: < 50 ms with IDA and 50 lines). For a page of a real browser that is
 * logged in; `paint` is what the person waits, the rest of the machine included; `work` is what the page itself computes
 * for a key (CPU time of its thread), the same on a busy machine.
 */
import type { CDPSession, Page } from 'playwright-core'

export interface TypingFigures {
  readonly name: string
  readonly keys: number
  /** Milliseconds. */
  readonly paint: { readonly p50: number; readonly p95: number }
  readonly work: number
}

/** Milliseconds between two keys: a quick typist. */
const PAUSE = 40
/** How often what is no key (paste, undo, another section) is done. */
const TIMES = 5

/** IDA and EDA of 50 lines, IVA of 800, and the widest table that has no lines of its own. */
export async function measureTyping(page: Page, url: string): Promise<readonly TypingFigures[]> {
  const bench = await Bench.on(page, url)
  await declaration(bench, 'IDA', ['Đơn vị xuất nhập khẩu', 'Vận đơn, lô hàng', 'PSC'])
  await declaration(bench, 'EDA', ['Đơn vị xuất nhập khẩu', 'Vận đơn, lô hàng', 'DSC'])
  await invoice(bench)
  await table(bench)
  return bench.figures
}

/** Types into a field of the head, a code field of 13,650 entries, and the grid of 50 lines. */
async function declaration(
  bench: Bench,
  code: string,
  [parties, cargo, place]: readonly [string, string, string],
): Promise<void> {
  const { page } = bench
  await bench.open(code)
  await page.getByRole('button', { name: 'Lấy dữ liệu mẫu' }).click()
  await page.getByLabel('Số dòng hàng').fill('50')
  await page.getByRole('button', { name: 'Điền biểu mẫu' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await bench.section(parties)
  await page.locator('[data-kind="text"] input').first().focus()
  await bench.keys(`${code}, head, text`, [...'CONGTYCOPHANTHUONGMAI'])
  await bench.section(cargo)
  await page.getByLabel(new RegExp(`^${place}`)).focus()
  await bench.keys(`${code}, head, code of 13,650`, [...'YOKOHAMA'])
  await page.keyboard.press('Escape')
  await bench.sections(`${code}, grid of 50 comes up`, 'Danh sách hàng', parties)
  await bench.grid(code, 'grid of 50')
  await bench.paste(`${code}, 50 × 20 cells pasted`, block(50, 20))
  await bench.single(`${code}, undone`, 'Control+z')
  await bench.single(`${code}, line copied from above`, 'F4')
  await bench.single(`${code}, line doubled`, 'Shift+F4')
}

async function invoice(bench: Bench): Promise<void> {
  await bench.open('IVA')
  await bench.section('Danh sách hàng')
  await bench.paste('IVA, 800 × 19 cells pasted', block(800, 19))
  await bench.sections('IVA, grid of 800 comes up', 'Danh sách hàng', 'Ghi chú')
  await bench.grid('IVA', 'grid of 800')
  await bench.single('IVA, undone', 'Control+z')
  await bench.single('IVA, line copied from above', 'F4')
}

async function table(bench: Bench): Promise<void> {
  await bench.open('VIT')
  await bench.sections('VIT, table of 588 cells comes up', 'Danh sách hàng nguy hiểm (1)', 'Thông tin chung')
  await bench.keys('VIT, table of 588 cells, text', [...'CONGTYCOPHAN'])
  await bench.keys(
    'VIT, table of 588 cells, Tab',
    Array.from({ length: 20 }, () => 'Tab'),
  )
}

/** Cells as a spreadsheet copies them. */
const block = (rows: number, columns: number): string =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => String(((row + 1) * (column + 7)) % 97)).join('\t'),
  ).join('\n')

class Bench {
  readonly figures: TypingFigures[] = []
  readonly page: Page
  readonly #url: string
  readonly #cdp: CDPSession

  private constructor(page: Page, url: string, cdp: CDPSession) {
    this.page = page
    this.#url = url
    this.#cdp = cdp
  }

  static async on(page: Page, url: string): Promise<Bench> {
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    return new Bench(page, url, cdp)
  }

  async open(code: string): Promise<void> {
    await this.page.goto(`${this.#url}/terminal/forms/${code}`)
    await this.page.locator('.mf').waitFor()
    await this.page.evaluate(LISTEN)
  }

  async section(name: string): Promise<void> {
    await this.page.locator('.mf-sections button', { hasText: name }).click()
    await this.page.waitForTimeout(500)
  }

  /** There and back. */
  async sections(name: string, there: string, back: string): Promise<void> {
    const go = async (to: string): Promise<void> => {
      await this.page.evaluate(
        `clocked(() => [...document.querySelectorAll('.mf-sections button')].find((one) => one.textContent.startsWith(${JSON.stringify(to)})).click())`,
      )
      await this.page.waitForTimeout(400)
    }
    await go(back)
    const figures: number[] = []
    let work = 0
    for (let n = 0; n < TIMES; n += 1) {
      await this.page.evaluate('window.paints = []')
      const before = await this.#spent()
      await go(there)
      work += (await this.#spent()) - before
      figures.push(...(await this.#paints()))
      if (n < TIMES - 1) await go(back)
    }
    this.#take(name, figures, work / TIMES)
  }

  async grid(code: string, name: string): Promise<void> {
    await this.page.locator('.mg input').focus()
    await this.keys(`${code}, ${name}, code`, [...'84713020'])
    await this.page.keyboard.press('Escape')
    await this.keys(`${code}, ${name}, arrows down`, again(30, 'ArrowDown'))
    await this.keys(`${code}, ${name}, arrows right and left`, [...again(12, 'ArrowRight'), ...again(12, 'ArrowLeft')])
    await this.keys(`${code}, ${name}, pages`, [...again(5, 'PageDown'), ...again(5, 'PageUp')])
    await this.keys(`${code}, ${name}, number`, [...again(4, 'ArrowRight'), ...'123456', 'Enter', ...'123456', 'Enter'])
  }

  async keys(name: string, keys: readonly string[]): Promise<void> {
    await this.page.evaluate('window.paints = []')
    const before = await this.#spent()
    for (const key of keys) {
      await this.page.keyboard.press(key)
      await this.page.waitForTimeout(PAUSE)
    }
    await this.page.waitForTimeout(PAUSE)
    this.#take(name, await this.#paints(), ((await this.#spent()) - before) / keys.length)
  }

  /** A key that is pressed now and then: what it sets going has ended before the next one. */
  async single(name: string, key: string): Promise<void> {
    await this.page.waitForTimeout(400)
    await this.page.evaluate('window.paints = []')
    const before = await this.#spent()
    for (let n = 0; n < TIMES; n += 1) {
      await this.page.keyboard.press(key)
      await this.page.waitForTimeout(400)
    }
    this.#take(name, (await this.#paints()).slice(-TIMES), ((await this.#spent()) - before) / TIMES)
  }

  /** Into the first cell. */
  async paste(name: string, text: string): Promise<void> {
    await this.page.locator('.mg input').focus()
    await this.page.keyboard.press('Control+Home')
    await this.page.waitForTimeout(400)
    await this.page.evaluate('window.paints = []')
    const before = await this.#spent()
    for (let n = 0; n < TIMES; n += 1) {
      await this.page.evaluate(
        `clocked(() => {
          const clipboardData = new DataTransfer()
          clipboardData.setData('text/plain', ${JSON.stringify(text)})
          document.querySelector('.mg input').dispatchEvent(
            new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
        })`,
      )
      await this.page.waitForTimeout(600)
    }
    this.#take(name, await this.#paints(), ((await this.#spent()) - before) / TIMES)
  }

  #take(name: string, figures: readonly number[], work: number): void {
    const paints = [...figures].sort((a, b) => a - b)
    const at = (share: number): number =>
      round(paints[Math.min(paints.length - 1, Math.floor(paints.length * share))] ?? 0)
    this.figures.push({ name, keys: paints.length, paint: { p50: at(0.5), p95: at(0.95) }, work: round(work) })
  }

  async #paints(): Promise<readonly number[]> {
    return (await this.page.evaluate('window.paints')) as readonly number[]
  }

  async #spent(): Promise<number> {
    const { metrics } = await this.#cdp.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
}

/** From the key, or from what is done by hand, to the frame that shows it. */
const LISTEN = `
  window.paints = []
  const painted = (from) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => window.paints.push(performance.now() - from)
    port2.postMessage(0)
  })
  window.addEventListener('keydown', (event) => {
    if (!['Control', 'Shift'].includes(event.key)) painted(event.timeStamp)
  }, true)
  window.clocked = (act) => {
    const from = performance.now()
    act()
    painted(from)
  }
`

const again = (times: number, key: string): string[] => Array.from({ length: times }, () => key)
const round = (ms: number): number => Math.round(ms * 10) / 10
