import { describe, expect, it } from 'vitest'
import { givePin, pairFirst, signAndSend } from './support/agent-window.ts'
import { axeViolations } from './support/examine.ts'
import { logIn } from './support/log-in.ts'
import { act, atStep, checkForm, fillFromData, item, onward, pull, startRun } from './support/play.ts'
import { site } from './support/site.ts'
import { browser } from './support/visitor.ts'

const here = site()
const { visit } = browser()

describe('issue 3 (4): correction on request, re-output, as a person plays them', () => {
  it('T031: customs asks, the business corrects and declares, customs clears; a report is asked for again', async () => {
    const visitor = await visit()
    const { page } = visitor
    await logIn(visitor, here, 'congchuc')
    const run = await startRun(page, 'B11 hải quan yêu cầu sửa đổi')

    await fillFromData(page)
    await givePin(await pairFirst(visitor, here, () => page.keyboard.press('F9')), here.pin)
    await onward(page, 2)
    await fillFromData(page)
    await signAndSend(visitor, here)
    await onward(page, 3)

    await act(page, 'receive')
    await atStep(page, 4)
    await act(page, 'requestCorrection')
    await page.getByText('Ghi nội dung cần sửa').waitFor()
    await act(page, 'requestCorrection', (form) =>
      form.getByLabel('Nội dung cần sửa đổi, bổ sung').fill('Dòng 1: phiếu đóng gói ghi 1.400 chiếc.'),
    )
    await atStep(page, 5)
    await pull(page)
    await onward(page, 6)

    await fillFromData(page)
    await page.keyboard.press('F9')
    const answer = page.getByRole('complementary', { name: 'Trả lời' })
    await answer.getByRole('tab', { name: 'Kết quả' }).waitFor()
    await onward(page, 7)
    await fillFromData(page)
    await checkForm(page)
    expect(await axeViolations(page)).toEqual([])
    await signAndSend(visitor, here)
    await onward(page, 8)
    await fillFromData(page)
    expect(await item(page, 'ECN').inputValue()).toMatch(/1$/)
    await signAndSend(visitor, here)
    await onward(page, 9)

    await act(page, 'documentResult', (form) => form.getByLabel('Đạt', { exact: true }).check())
    await atStep(page, 10)
    await act(page, 'clear')
    await atStep(page, 11)
    await pull(page)
    await page.getByRole('heading', { name: /^ĐẠT · / }).waitFor()
    const declaration = (await here.client.api('GET', '/api/v1/declarations?scope=world&limit=10')).json.rows[0]
    expect(declaration).toMatchObject({ state: 'cleared', run, number: expect.stringMatching(/1$/) })

    await page.getByRole('link', { name: 'Đầu cuối' }).first().click()
    await page.getByRole('link', { name: 'Hộp thư' }).first().click()
    await page.getByRole('button', { name: /^VAE800/ }).click()
    await page.getByRole('button', { name: 'Lấy lại (ROT)' }).click()
    await expect.poll(() => item(page, 'OCD').inputValue()).toBe('VAE800')
    expect(await item(page, 'CM1').inputValue()).toMatch(/^30\d{9}0$/)
    await page.keyboard.press('F9')
    await page.getByText(/ROT · .* đã được nhận/).waitFor()
    const again = (await here.client.api('GET', '/api/v1/journal?procedure=ROT&limit=10')).json.rows
    expect(again.map(({ kind }: { kind: string }) => kind)).toEqual(['request', 'answer', 'report'])
    await visitor.context.close()
  })
})
