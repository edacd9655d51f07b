import { describe, expect, it } from 'vitest'
import { agentWindow, givePin, openWhenBlocked, pairFirst, signAndSend } from './support/agent-window.ts'
import { axeViolations } from './support/examine.ts'
import { focused, pressUntil } from './support/focus.ts'
import { logIn } from './support/log-in.ts'
import {
  act,
  atStep,
  checkForm,
  fillFromData,
  isFilled,
  item,
  onward,
  openSection,
  pull,
  startRun,
} from './support/play.ts'
import { type Site, site } from './support/site.ts'
import { browser } from './support/visitor.ts'

const here = site()
const { visit } = browser()

/** What the journal holds of the run's signed messages: procedure, verdict, and all steps of it. */
async function signatures({ client }: Site, run: string): Promise<readonly unknown[]> {
  const { rows } = (await client.api('GET', `/api/v1/journal?limit=1000&run=${run}`)).json
  return rows
    .filter(({ verdict }: { verdict: unknown }) => verdict !== null)
    .map(({ kind, procedure, verdict }: Record<string, { ok: boolean; steps: { ok: boolean }[] }>) => [
      kind,
      procedure,
      verdict?.ok,
      verdict?.steps.every(({ ok }) => ok),
    ])
}
const VALID = [
  ['request', 'IDA', true, true],
  ['request', 'IDC', true, true],
]

describe('issue 3, How it will be looked at', () => {
  it('T028 K001: A11 luồng đỏ from log-in to clearance and score, three fields changed, signed in the agent’s window', async () => {
    const visitor = await visit()
    const { page } = visitor
    await logIn(visitor, here, 'congchuc')
    const run = await startRun(page, 'A11 luồng đỏ', 'a11 luong do')

    await atStep(page, 1)
    await fillFromData(page)
    await page.keyboard.press('F9')
    await onward(page, 2)

    await fillFromData(page)
    await openSection(page, 'Đơn vị xuất nhập khẩu')
    await item(page, 'IMT').fill('02253999888')
    await openSection(page, 'Vận đơn, lô hàng')
    await item(page, 'MRK').fill('hop 1-40')
    await openSection(page, 'Thông tin khác')
    await item(page, 'NT2').fill('Đã sửa ba chỉ tiêu')
    await checkForm(page)
    expect(await axeViolations(page)).toEqual([])
    const consent = await pairFirst(visitor, here, () => page.keyboard.press('F9'))
    const shown = await consent.locator('main').innerText()
    for (const part of [here.url, here.userId, 'IDA', 'A11']) expect(shown).toContain(part)
    expect(await axeViolations(consent)).toEqual([])
    await givePin(consent, here.pin)

    const answer = page.getByRole('complementary', { name: 'Trả lời' })
    await answer.getByRole('tab', { name: 'Kết quả' }).waitFor()
    expect(await answer.getByRole('tabpanel').innerText()).toMatch(/IDA[\s\S]*đã được nhận/)
    await answer.getByRole('tab', { name: 'Bản in' }).click()
    const printed = answer.locator('[data-print=VAD0AA]')
    await printed.waitFor()
    expect(await printed.innerText()).toMatch(
      /DỮ LIỆU CHẠY THỬ[\s\S]*02253999888[\s\S]*HOP 1-40[\s\S]*Đã sửa ba chỉ tiêu/,
    )
    await answer.getByRole('tab', { name: 'Nguyên văn' }).click()
    await answer.getByText('Vị trí').first().waitFor()
    expect(await axeViolations(page)).toEqual([])
    await onward(page, 3)

    await fillFromData(page)
    await signAndSend(visitor, here)
    await onward(page, 4)
    await pull(page)
    await onward(page, 5)

    expect(await page.getByText('Đổi vai: từ bước này bạn là Hải quan.').isVisible()).toBe(true)
    await act(page, 'receive')
    await atStep(page, 6)
    await act(page, 'documentResult', async (form) => {
      await form.getByLabel('Đạt', { exact: true }).check()
      await form.getByLabel('Ghi chú').fill('Hồ sơ hợp lệ')
    })
    await atStep(page, 7)
    await act(page, 'orderInspection', (form) => form.getByLabel('Mức độ kiểm tra').fill('10'))
    await atStep(page, 8)
    await act(page, 'inspectionResult', (form) => form.getByLabel('Đạt', { exact: true }).check())
    await atStep(page, 9)
    await act(page, 'confirmPayment')
    await atStep(page, 10)
    await act(page, 'clear')
    await atStep(page, 11)
    await pull(page)
    await page.getByRole('heading', { name: /^ĐẠT · 100 điểm/ }).waitFor()
    expect(await page.getByText('Không có lỗi nào.').isVisible()).toBe(true)
    expect(await axeViolations(page)).toEqual([])

    expect(await signatures(here, run)).toEqual(VALID)
    const judged = (await here.client.api('GET', `/api/v1/runs/${run}`)).json
    expect(judged).toMatchObject({ status: 'passed', judgement: { score: 100 }, scenario: 'a11-red' })
    const declaration = (await here.client.api('GET', `/api/v1/declarations?scope=world&limit=10`)).json.rows[0]
    expect(declaration).toMatchObject({ state: 'cleared', channel: 3, run })
    expect((await here.client.api('GET', '/api/v1/journal/verify')).json.ok).toBe(true)
  })

  it('experience, keyboard first: the same without a mouse, the agent’s windows too', async () => {
    const visitor = await visit()
    const { page } = visitor
    const { keyboard } = page
    await page.goto(here.url)
    await page.getByLabel('Tên đăng nhập').waitFor()
    await keyboard.type('congchuc')
    await keyboard.press('Tab')
    await keyboard.type(here.password)
    await keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor()

    const enter = async (name: string | RegExp, key = 'Tab') => {
      const at = (text: string) => (typeof name === 'string' ? text === name : name.test(text))
      const passed = await pressUntil(page, key, (one) => at(one.name))
      expect(passed.at(-1)?.visible, String(name)).toBe(true)
      await keyboard.press('Enter')
    }
    /** The step before brought an answer: the way on has the focus. */
    const goOn = async (n: number) => {
      await page.getByRole('button', { name: 'Bước tiếp theo' }).waitFor()
      expect((await focused(page)).name).toBe('Bước tiếp theo')
      await keyboard.press('Enter')
      await atStep(page, n)
    }
    const fill = async () => {
      await page.getByRole('button', { name: 'Điền từ dữ liệu' }).waitFor()
      await enter('Điền từ dữ liệu')
      await isFilled(page)
    }
    await enter('Kịch bản', 'Shift+Tab')
    await page.getByRole('heading', { level: 1, name: 'Kịch bản' }).waitFor()
    await pressUntil(page, 'Tab', ({ name }) => name.startsWith('Tìm kịch bản'))
    await keyboard.type('a11 luong do')
    await enter(/: A11 luồng đỏ$/)
    await page.getByRole('dialog').waitFor()
    await enter('Mở lượt chạy')
    await atStep(page, 1)
    const run = /\/runs\/(\w+)$/.exec(page.url())?.[1] ?? ''

    await fill()
    await keyboard.press('F9')
    await goOn(2)
    await fill()
    await page.getByRole('heading', { level: 2, name: 'Thông tin chung' }).waitFor()
    await keyboard.press('F6')
    await pressUntil(page, 'Tab', ({ name }) => name.startsWith('IMT'), 20)
    await keyboard.press('Control+A')
    await keyboard.type('0240111222')
    await keyboard.press('F8')
    await page.getByText('Kiểm tra tại chỗ: không thấy lỗi.').waitFor()

    await keyboard.press('F9')
    const ask = page.getByRole('button', { name: 'Ghép nối' })
    await ask.waitFor()
    await expect.poll(async () => (await focused(page)).name).toBe('Ghép nối')
    const pairing = await agentWindow(visitor, here, () => keyboard.press('Enter'))
    // The safe answer has the focus; the other opens for keys once a double press is over.
    await pairing.getByRole('button', { name: 'Mã giống nhau', disabled: false }).waitFor()
    await expect.poll(() => pairing.getByRole('button', { name: 'Mã giống nhau' }).isEnabled()).toBe(true)
    await pressUntil(pairing, 'Tab', ({ name }) => name.startsWith('Mã giống nhau'), 3)
    const consent = await agentWindow(visitor, here, async () => {
      await pairing.keyboard.press('Enter')
      await openWhenBlocked(visitor, () => enter('Mở cửa sổ ký'))
    })
    expect(await consent.evaluate(() => document.activeElement?.id)).toBe('pin')
    await consent.keyboard.type(here.pin)
    await consent.keyboard.press('Enter')
    await goOn(3)

    await fill()
    const second = await agentWindow(visitor, here, () => keyboard.press('F9'))
    await second.keyboard.type(here.pin)
    await second.keyboard.press('Enter')
    await goOn(4)
    await page.getByRole('button', { name: 'Nhận bản tin' }).waitFor()
    await keyboard.press('F7')
    await goOn(5)

    /** `1` opens the action of the step; its first field has the focus; F9 carries it out. */
    const action = async (n: number, name: string, details?: () => Promise<void>) => {
      await page.locator(`[data-action="${name}"]:not([data-greyed])`).waitFor()
      await keyboard.press('1')
      await page.getByRole('button', { name: 'Thực hiện' }).waitFor()
      await details?.()
      await keyboard.press('F9')
      await atStep(page, n)
    }
    const yes = () => keyboard.press('Space')
    await action(6, 'receive')
    await action(7, 'documentResult', yes)
    await action(8, 'orderInspection', async () => {
      await keyboard.press('Control+A')
      await keyboard.type('30')
    })
    await action(9, 'inspectionResult', yes)
    await action(10, 'confirmPayment')
    await action(11, 'clear')
    await page.getByRole('button', { name: 'Nhận bản tin' }).waitFor()
    await keyboard.press('F7')
    await page.getByRole('heading', { name: /^ĐẠT · 100 điểm/ }).waitFor()
    expect((await focused(page)).name).toContain('ĐẠT')
    expect(await signatures(here, run)).toEqual(VALID)
  })
})
