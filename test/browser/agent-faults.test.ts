import { describe, expect, it } from 'vitest'
import { logIn as apiLogIn } from '../support/web-person.ts'
import { agentWindow, agree, givePin, openWhenBlocked, pairFirst } from './support/agent-window.ts'
import { logIn } from './support/log-in.ts'
import { fillFromData, isFilled, item, onward, openSection, startRun } from './support/play.ts'
import { site } from './support/site.ts'
import { browser, type Visitor } from './support/visitor.ts'

const here = site()
const { visit } = browser()
const PHONE = '02253777666'
const REFUSED = /ERR_CONNECTION_(REFUSED|RESET|ABORTED)|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED/

/** To the IDA of a run, filled, with one item changed by hand. */
async function filledIda(visitor: Visitor): Promise<string> {
  const { page } = visitor
  const run = await startRun(page, 'A11 luồng xanh', 'a11 luong xanh')
  await fillFromData(page)
  await page.keyboard.press('F9')
  await onward(page, 2)
  await fillFromData(page)
  await openSection(page, 'Đơn vị xuất nhập khẩu')
  await item(page, 'IMT').fill(PHONE)
  return run
}

const panel = ({ page }: Visitor) => page.getByRole('dialog')
const accepted = ({ page }: Visitor) => page.getByText('✓ Bước 2 đạt.').waitFor()
const sentPhone = async (visitor: Visitor): Promise<string> => {
  const answer = visitor.page.getByRole('complementary', { name: 'Trả lời' })
  await answer.getByRole('tab', { name: 'Bản in' }).click()
  await answer.locator('[data-print=VAD0AA]').waitFor()
  return answer.innerText()
}

describe('experience, Signing: whatever goes wrong has its sentence and its way on, and nothing is typed twice', () => {
  it('the agent dies while its window is open: told, started again, "Thử lại" goes on with the same form', async () => {
    const visitor = await visit()
    visitor.allow(REFUSED)
    const { page } = visitor
    await logIn(visitor, here, 'congchuc')
    await filledIda(visitor)
    const consent = await pairFirst(visitor, here, () => page.keyboard.press('F9'))
    await here.killAgent()
    await panel(visitor).getByText('Chưa thấy tác nhân ký').waitFor()
    expect(await panel(visitor).innerText()).toContain('Dữ liệu đã nhập vẫn còn nguyên.')
    await consent.close()
    // Not there yet: the same sentence again.
    await panel(visitor).getByRole('button', { name: 'Thử lại' }).click()
    await panel(visitor).getByText('Chưa thấy tác nhân ký').waitFor()
    await here.startAgent()
    const again = await agentWindow(visitor, here, () =>
      panel(visitor).getByRole('button', { name: 'Thử lại' }).click(),
    )
    await givePin(again, here.pin)
    await accepted(visitor)
    expect(await sentPhone(visitor)).toContain(PHONE)
  })

  it('a wrong PIN: tries left in the window, the page tells too, the right one signs; refusing keeps the form', async () => {
    const visitor = await visit()
    const { page } = visitor
    await logIn(visitor, here, 'congchuc')
    await filledIda(visitor)
    const first = await pairFirst(visitor, here, () => page.keyboard.press('F9'))
    await first.getByRole('button', { name: 'Từ chối' }).click()
    await panel(visitor).getByText('Bạn đã từ chối ký').waitFor()
    await first.close()
    const window = await agentWindow(visitor, here, () =>
      panel(visitor).getByRole('button', { name: 'Thử lại' }).click(),
    )
    await givePin(window, '0000000')
    await window.getByRole('alert').waitFor()
    expect(await window.locator('#tries').innerText()).toMatch(/\d+ lần|sắp khóa|lần thử cuối/)
    await panel(visitor)
      .getByText(/Lần vừa rồi: .*PIN/)
      .waitFor()
    // Cancelled in the page: the window says so by itself and asks for no PIN any more.
    visitor.allow(/GET 404 \S+\/window\//)
    await panel(visitor).getByRole('button', { name: 'Hủy' }).click()
    await window.getByText('trang đã hủy').waitFor()
    await window.close()
    const last = await agentWindow(visitor, here, () => page.keyboard.press('F9'))
    await givePin(last, ` ${here.pin} `)
    await accepted(visitor)
    expect(await sentPhone(visitor)).toContain(PHONE)
  })

  it('the token holds the certificate of another account: told before anything is signed; one asked for in the agent’s window goes on', async () => {
    const opened = await here.client.api('POST', '/api/v1/accounts', { unit: '02CI' })
    expect(opened.status, opened.text).toBe(201)
    const trader = await apiLogIn(here.client, 'doanhnghiep', here.password)
    const bound = await trader.api('PUT', '/api/v1/terminal', opened.json)
    expect(bound.status, bound.text).toBe(200)

    const visitor = await visit()
    const { page } = visitor
    await logIn(visitor, here, 'doanhnghiep')
    await page.goto(`${here.url}/terminal/forms/IDA`)
    await page.getByRole('button', { name: 'Lấy dữ liệu mẫu' }).click()
    await page.getByRole('button', { name: 'Điền biểu mẫu' }).click()
    await isFilled(page)
    await page.keyboard.press('F9')
    const pairing = await agentWindow(visitor, here, () => page.getByRole('button', { name: 'Ghép nối' }).click())
    await agree(pairing, page)
    await panel(visitor).getByText('Token chưa có chứng thư của tài khoản này').waitFor()
    const enrolling = await agentWindow(visitor, here, () =>
      panel(visitor).getByRole('button', { name: 'Xin chứng thư' }).click(),
    )
    expect(await enrolling.locator('main').innerText()).toContain(opened.json.userId)
    await enrolling.getByLabel('Mã PIN').fill(here.pin)
    const consent = await agentWindow(visitor, here, async () => {
      await enrolling.getByRole('button', { name: /^Tạo khóa và yêu cầu/ }).click()
      await openWhenBlocked(visitor, () => page.getByRole('button', { name: 'Mở cửa sổ ký' }).click())
    })
    await givePin(consent, here.pin)
    await page.getByRole('region', { name: 'Trả lời của hệ thống' }).waitFor()
    const { rows } = (await here.client.api('GET', `/api/v1/journal?limit=1000&user=${opened.json.userId}`)).json
    const [request] = rows.filter(({ kind }: { kind: string }) => kind === 'request')
    expect(request).toMatchObject({ procedure: 'IDA', verdict: { ok: true } })
  })
})
