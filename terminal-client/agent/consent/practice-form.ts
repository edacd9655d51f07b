import type { SeenToken, Shelf } from '../service/shelf.ts'
import { both, type Html, html } from './html.ts'

/** What the form for a practice token (token luyện tập) needs. */
export interface PracticeView {
  readonly practice: SeenToken['kind']
  /** Proposed, or as it was typed when the form comes back. */
  readonly label: string
}

/** A name that no token has yet. */
export function proposedLabel({ tokens }: Shelf): string {
  const taken = new Set(tokens.map(({ label }) => label.replace(/\.p12$/, '')))
  let n = 1
  const name = () => (n === 1 ? 'Luyện tập' : `Luyện tập ${n}`)
  while (taken.has(name())) n += 1
  return name()
}

/** Fields and button; the form around them is the page's own. The PIN is chosen here, twice, and goes nowhere but to the token. */
export function practiceFields({ practice, label }: PracticeView, button: Html): Html {
  return html`<p>${both(
    practice === 'pkcs11'
      ? {
          vi: 'Token luyện tập là token phần mềm (SoftHSM2) nằm trong thư mục dữ liệu của máy này; chỉ dùng để chạy thử. Quên PIN thì tạo token khác.',
          en: "A software token (SoftHSM2) in this machine's data folder, for the trial only. Forget its PIN and you make another.",
        }
      : {
          vi: 'Máy này không có SoftHSM2, nên token luyện tập là một tệp có mật khẩu (PKCS#12); mỗi tệp dùng cho một tài khoản, chỉ để chạy thử.',
          en: 'Without SoftHSM2 the practice token is a file with a password (PKCS#12): one for each account, for the trial only.',
        },
  )}</p>
<p class="field"><label for="label">${both({ vi: 'Tên token', en: 'Token name' })}</label>
<input id="label" name="label" type="text" maxlength="32" autocomplete="off" spellcheck="false" required value="${label}"></p>
${pinField('newPin', 'Mã PIN mới', 'New PIN')}
${pinField('repeatedPin', 'Nhập lại mã PIN', 'PIN again')}
<p class="quiet">${both({ vi: 'Từ 4 ký tự. Ghi nhớ mã này: mỗi lần ký sẽ hỏi.', en: 'At least 4 characters; every signature asks for it.' })}</p>
<p class="buttons">${button}</p>`
}

const pinField = (name: string, vi: string, en: string): Html =>
  html`<p class="field"><label for="${name}">${both({ vi, en })}</label>
<input id="${name}" name="${name}" type="password" autocomplete="new-password" spellcheck="false" autocapitalize="off" minlength="4" maxlength="255" required></p>`

export const practiceButton = (name: string, isMain: boolean): Html =>
  html`<button type="submit" name="${name}" value="make"${isMain && html` class="act"`}>${both({ vi: 'Tạo token luyện tập', en: 'Make a practice token' })}</button>`
