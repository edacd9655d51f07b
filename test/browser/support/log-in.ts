import type { Page } from 'playwright-core'
import type { DemoPerson, Site } from './site.ts'
import type { Visitor } from './visitor.ts'

/** Types name and password into the form that is there, and waits for the page behind it. */
export async function fillLogIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(login)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

/** From the address that `npm start` prints to the first page. */
export async function logIn(
  { page }: Visitor,
  { url, password }: Site,
  login: DemoPerson | (string & {}),
  own = password,
): Promise<void> {
  await page.goto(url)
  await fillLogIn(page, login, own)
  await page.locator('#main h1').waitFor()
}
