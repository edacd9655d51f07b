import { describe, expect, it } from 'vitest'
import { fillLogIn, logIn } from './support/log-in.ts'
import { type DemoPerson, site } from './support/site.ts'
import { browser } from './support/visitor.ts'

const here = site()
const { visit } = browser()

describe('đăng nhập (issue 3, Log-in)', () => {
  it('a wrong password is told beside the form, keeps the name typed, and the right one opens "Việc của tôi"', async () => {
    const visitor = await visit()
    visitor.allow(/POST 401 \S+\/session$/)
    const { page } = visitor
    await page.goto(here.url)
    await fillLogIn(page, 'congchuc', 'sai mat khau roi')
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe('congchuc')
    expect(await page.getByLabel('Mật khẩu', { exact: true }).inputValue()).toBe('')
    await fillLogIn(page, 'congchuc', here.password)
    await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor()
    expect(await page.locator('.strip').innerText()).toMatch(
      /DỮ LIỆU CHẠY THỬ[\s\S]*thế giới:[\s\S]*giờ hệ thống: \d\d\/\d\d\/\d{4}/,
    )
  })

  it('screens, Map: everybody sees the places of their roles and no others', async () => {
    const [play, customs, all] = ['Kịch bản', 'Bàn nghiệp vụ', ['Kịch bản', 'Đầu cuối', 'Bàn nghiệp vụ', 'Người dùng']]
    const wanted: readonly (readonly [DemoPerson, readonly string[]])[] = [
      ['congchuc', [play, 'Đầu cuối', customs]],
      ['doanhnghiep', [play, 'Đầu cuối']],
      ['haiquan', [play, customs]],
      ['giangvien', all],
      ['lapbaocao', [customs, 'Người dùng']],
      ['bantrienkhai', ['Người dùng']],
      ['cntt', ['Người dùng']],
    ]
    const seen = await Promise.all(
      wanted.map(async ([login]) => {
        const visitor = await visit()
        await logIn(visitor, here, login)
        return visitor.page.getByRole('navigation').first().getByRole('link').allInnerTexts()
      }),
    )
    for (const [n, [login, places]] of wanted.entries()) {
      expect(
        seen[n]?.filter((name) => all.includes(name)),
        login,
      ).toEqual(places)
      expect(seen[n], login).toEqual(expect.arrayContaining(['Việc của tôi', 'Lớp học', 'Trợ giúp']))
    }
  })

  it('the first password must be changed before anything else; the new one opens the terminal', async () => {
    const made = await here.client.api('POST', '/api/v1/people', {
      login: 'nguyen.an',
      name: 'Nguyễn Văn An',
      unit: '02CI',
      roles: ['business'],
    })
    expect(made.status, made.text).toBe(201)
    const { page } = await visit()
    await page.goto(here.url)
    await fillLogIn(page, 'nguyen.an', made.json.password)
    await page.getByRole('heading', { name: 'Đổi mật khẩu lần đầu' }).waitFor()
    const next = 'ghe da trang xanh'
    await page.getByLabel('Mật khẩu được cấp').fill(made.json.password)
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill(next)
    await page.getByLabel('Nhập lại mật khẩu mới').fill(`${next}.`)
    expect(await page.getByRole('button', { name: 'Đổi mật khẩu' }).isDisabled()).toBe(true)
    await page.getByLabel('Nhập lại mật khẩu mới').fill(next)
    await page.keyboard.press('Enter')
    await page.locator('#main h1').waitFor()
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await fillLogIn(page, 'nguyen.an', next)
    await page.locator('#main h1').waitFor()
  })
})
