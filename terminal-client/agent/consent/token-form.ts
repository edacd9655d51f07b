import type { Candidate } from '../service/choose-token.ts'
import type { Sentence } from '../token-error.ts'
import { both, Html, html } from './html.ts'
import { readableTime } from './readable-time.ts'

/** Which token, and its PIN: the part of a decision that every window has. */

export function tokenChoice(candidates: readonly Candidate[], chosen: Candidate, legend: Sentence): Html {
  const name = ({ token, certificates }: Candidate): Html => {
    const held = certificates === undefined ? [] : [...certificates.values()]
    const text = held
      .map(({ serial, notAfter }) => `…${serial.slice(-8)}, hạn ${readableTime(notAfter).slice(0, 10)}`)
      .join('; ')
    return html`<strong>${token.label}</strong> <span class="quiet">${token.maker}${text && ` · chứng thư ${text}`}</span>`
  }
  if (candidates.length === 1) {
    return html`<p class="token"><input type="hidden" name="token" value="${chosen.token.id}"><span class="label">Token</span> ${name(chosen)}</p>`
  }
  return html`<fieldset class="token"><legend>${both(legend)}</legend>
${candidates.map((each) => html`<label><input type="radio" name="token" value="${each.token.id}"${each === chosen && new Html(' checked')}> ${name(each)}</label>`)}</fieldset>`
}

/** `one-time-code`: browsers must neither offer to keep the PIN nor fill another in. */
export function pinPart(fault: Sentence | undefined, { token }: Candidate): Html {
  const { left, low } = token.pin
  const last = left === 1 && low
  const tries = triesText(left, low)
  const described = `${fault ? 'alert ' : ''}${tries ? 'tries' : ''}`.trim()
  return html`<p class="field"><label for="pin">${both({ vi: 'Mã PIN', en: 'PIN' })}</label>
<input id="pin" name="pin" type="password" autocomplete="one-time-code" spellcheck="false" autocapitalize="off" maxlength="255" required autofocus aria-describedby="${described}"${fault && new Html(' aria-invalid="true"')}>
<span id="caps" class="hint" role="status" data-caps></span></p>
${tries && html`<p id="tries" class="${low ? 'tries low' : 'tries'}">${both(tries)}</p>`}
${last && html`<p class="check"><label><input type="checkbox" name="lastTry" value="1" required> ${both({ vi: 'Tôi biết đây là lần thử cuối và chắc chắn về mã PIN.', en: 'I know that this is the last try and am sure of the PIN.' })}</label></p>`}`
}

function triesText(left: number | undefined, low: boolean): Sentence | undefined {
  if (left === undefined) {
    if (!low) return undefined
    return { vi: 'Đã có lần nhập sai; token sắp khóa nếu sai tiếp.', en: 'A wrong PIN was given; the token may lock.' }
  }
  if (left === 1)
    return { vi: 'Chỉ còn 1 lần thử cuối trước khi token khóa.', en: 'One last try before the token locks.' }
  return { vi: `Còn ${left} lần thử PIN.`, en: `${left} tries left.` }
}
