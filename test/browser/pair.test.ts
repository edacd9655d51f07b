import { describe, expect, it } from 'vitest'
import { givePin, pairFirst, signAndSend } from './support/agent-window.ts'
import { logIn } from './support/log-in.ts'
import { act, atStep, fillFromData, onward, pull } from './support/play.ts'
import { site } from './support/site.ts'
import { browser } from './support/visitor.ts'

const here = site()
const { visit } = browser()

describe('issue 3, point 6: two people on two machines', () => {
  it('the second comes in by the code; each sees at once what the other has done, and acts when it is their turn', async () => {
    const [trader, officer] = await Promise.all([visit(), visit()])
    await Promise.all([logIn(trader, here, 'doanhnghiep'), logIn(officer, here, 'haiquan')])

    const business = trader.page
    await business.getByRole('navigation').first().getByRole('link', { name: 'Kịch bản' }).click()
    await business.getByRole('button', { name: 'Bắt đầu: A11 luồng vàng' }).click()
    const dialog = business.getByRole('dialog')
    expect(await dialog.getByLabel('Một mình, cả hai vai').isDisabled()).toBe(true)
    await dialog.getByRole('button', { name: 'Mở lượt chạy' }).click()
    const code = (await business.locator('[data-join-code]').innerText()).replaceAll(' ', '')
    expect(code).toMatch(/^[A-Z0-9]{6}$/)

    const customs = officer.page
    await customs.getByRole('navigation').first().getByRole('link', { name: 'Kịch bản' }).click()
    await customs.getByRole('textbox', { name: 'Vào lượt chạy của đồng nghiệp' }).fill(code.toLowerCase())
    await customs.getByRole('button', { name: 'Vào', exact: true }).click()
    await customs.getByRole('heading', { level: 1, name: 'A11 luồng vàng' }).waitFor()
    await customs.getByText('Đang chờ Doanh nghiệp').waitFor()
    // The code has been used: the page of the first tells who came.
    await business.locator('[data-join-code]').waitFor({ state: 'detached' })

    await atStep(business, 1)
    await fillFromData(business)
    await givePin(await pairFirst(trader, here, () => business.keyboard.press('F9')), here.pin)
    await onward(business, 2)
    await atStep(customs, 2)
    await fillFromData(business)
    await signAndSend(trader, here)
    await onward(business, 3)
    await pull(business)
    await onward(business, 4)
    await business.getByText('Đang chờ Hải quan').waitFor()

    await atStep(customs, 4)
    await act(customs, 'receive')
    await atStep(customs, 5)
    await atStep(business, 5)
    // Too early: the step wants the refusal to be met.
    officer.allow(/POST 409 \S+\/actions$/)
    await act(customs, 'clear')
    await atStep(customs, 6)
    await act(customs, 'documentResult', (form) => form.getByLabel('Đạt', { exact: true }).check())
    await atStep(customs, 7)
    await act(customs, 'confirmPayment')
    await atStep(customs, 8)
    expect(await business.getByText('Đang chờ Hải quan').isVisible()).toBe(true)
    await act(customs, 'clear')
    await atStep(business, 9)
    await pull(business)
    const passed = /^ĐẠT · 100 điểm/
    await business.getByRole('heading', { name: passed }).waitFor()
    await customs.getByRole('heading', { name: passed }).waitFor()
  })
})
