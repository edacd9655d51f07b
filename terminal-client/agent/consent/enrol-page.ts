import type { Candidate } from '../service/choose-token.ts'
import type { TokenCertificate } from '../token.ts'
import type { Sentence } from '../token-error.ts'
import { alert, page, row, watch } from './frame.ts'
import { both, type Html, html } from './html.ts'
import { type PracticeView, practiceButton, practiceFields } from './practice-form.ts'
import { readableTime } from './readable-time.ts'
import { pinPart, tokenChoice } from './token-form.ts'

/** Everything that the window shows while a certificate for an account waits for the decision. */
export interface EnrolView {
  /** Path of the window; forms are posted to it. */
  readonly path: string
  readonly formSecret: string
  readonly origin: string
  readonly pairingName: string
  readonly userId: string
  /** Of the account's holder, as the page says. */
  readonly name: string
  /** A second certificate beside the account's own. */
  readonly beside: boolean
  readonly candidates: readonly Candidate[]
  /** Token of `candidates` that is proposed. */
  readonly chosen: Candidate | undefined
  readonly fault: Sentence | undefined
  /** Why no token can take the certificate now. */
  readonly missing: Sentence | undefined
  readonly practice: PracticeView
  /** Epoch ms of real time. */
  readonly now: number
}

const title = { vi: 'Xin cấp chứng thư', en: 'Request a certificate' }

export function enrolPage(view: EnrolView): string {
  const { fault, missing, chosen, userId, name } = view
  return page(
    title,
    html`${watch(view.path)}
${fault && alert(fault, !chosen)}
${missing && !fault && alert(missing, true)}
<dl>
${row({ vi: 'Trang yêu cầu', en: 'Asked by' }, html`<strong class="origin">${view.origin}</strong>${view.pairingName && html` <span class="quiet">(${view.pairingName})</span>`}`)}
${row({ vi: 'Tài khoản', en: 'Account' }, html`<strong><code>${userId}</code></strong>`)}
${name && row({ vi: 'Tên do trang ghi', en: 'Name, as the page says' }, name)}
</dl>
${chosen ? whatHappens(view) : ''}
${chosen ? decisionForm(view, chosen) : noTokenForms(view)}`,
  )
}

function whatHappens({ candidates, userId, now, beside }: EnrolView): Html {
  const earlier = candidates.flatMap(({ token, certificates }) => {
    const certificate = certificates?.get(userId)
    return certificate ? [{ label: token.label, certificate }] : []
  })
  return html`<section aria-labelledby="steps"><h2 id="steps">${both({ vi: 'Khi xác nhận, tác nhân ký sẽ', en: 'When you confirm, the agent will' })}</h2>
<ol class="steps">
<li>${both({ vi: 'tạo một cặp khóa trong token cho tài khoản này (đã có thì dùng lại); khóa bí mật không rời token;', en: 'make a key pair on the token for this account, or use the one there; the private key stays;' })}</li>
<li>${both({ vi: 'ký một yêu cầu cấp chứng thư (PKCS#10) cho tài khoản này, không ký gì khác;', en: 'sign one certificate request for this account and nothing else;' })}</li>
<li>${both({ vi: 'giao yêu cầu cho trang, rồi ghi chứng thư được cấp vào token nếu đúng khóa và đúng tài khoản.', en: 'hand it to the page, and store what is issued if key and account are right.' })}</li>
</ol></section>
${beside && html`<p class="note">${both({ vi: `Đây là chứng thư thứ hai của ${userId}, có khóa riêng, để luyện tập. Chứng thư đang dùng của tài khoản không bị thay.`, en: 'This is a second certificate to practise with, with a key of its own. The one in use is not replaced.' })}</p>`}
${!beside && earlier.map(({ label, certificate }) => html`<p class="note">${both(earlierText(label, certificate, now))}</p>`)}`
}

function earlierText(label: string, { notAfter }: TokenCertificate, now: number): Sentence {
  const until = readableTime(notAfter).slice(0, 10)
  return now > notAfter
    ? {
        vi: `Token ${label} có chứng thư của tài khoản này đã hết hạn ${until}; chứng thư mới sẽ thay.`,
        en: 'The certificate there has expired and will be replaced.',
      }
    : {
        vi: `Token ${label} đang có chứng thư của tài khoản này, hạn ${until}; ghi vào token này thì chứng thư mới thay chứng thư đó.`,
        en: 'There is a valid certificate of this account; the new one takes its place on that token.',
      }
}

function decisionForm(view: EnrolView, chosen: Candidate): Html {
  return html`<form method="post" action="${view.path}" class="decision" autocomplete="off">
<input type="hidden" name="form" value="${view.formSecret}">
${tokenChoice(view.candidates, chosen, { vi: 'Ghi vào token', en: 'Store on' })}
${pinPart(view.fault, chosen)}
<p class="buttons"><button type="submit" name="decision" value="enrol" class="act">${both({ vi: 'Tạo khóa và yêu cầu', en: 'Make key and request' })}</button>
${refuseButton}</p>
</form>`
}

const refuseButton = html`<button type="submit" name="decision" value="refuse" formnovalidate>${both({ vi: 'Từ chối', en: 'Refuse' })}</button>`

/** Without a token there are two ways on: plug one in, or make one to practise with. */
const noTokenForms = ({ path, formSecret, practice }: EnrolView): Html =>
  html`<form method="post" action="${path}" class="card" autocomplete="off">
<h2>${both({ vi: 'Tạo token luyện tập', en: 'Make a practice token' })}</h2>
<input type="hidden" name="form" value="${formSecret}">
${practiceFields(practice, practiceButton('decision', true))}
</form>
<form method="post" action="${path}"><input type="hidden" name="form" value="${formSecret}">
<p class="buttons"><button type="submit" name="decision" value="look">${both({ vi: 'Tìm lại token', en: 'Look again' })}</button>
${refuseButton}</p></form>`

/** While the page fetches the certificate. Without script the page loads itself anew. */
export function requestedPage(path: string, userId: string, until: number): string {
  return page(
    { vi: 'Đang chờ chứng thư', en: 'Waiting for the certificate' },
    html`<div data-progress="${path}/state" data-while="requested">
<p role="status">${both({ vi: `Yêu cầu cấp chứng thư cho ${userId} đã giao cho trang. Token để mở đến ${readableTime(until).slice(11)} chờ ghi chứng thư; không rút token.`, en: 'The request was handed to the page. The token stays open for the certificate; leave it in.' })}</p>
<progress aria-label="Đang chờ chứng thư"></progress>
</div>
<form method="post" action="${path}/stop" class="decision"><p class="buttons"><button type="submit" value="refuse">${both({ vi: 'Dừng, không ghi', en: 'Stop, store nothing' })}</button></p></form>`,
    { refresh: 2 },
  )
}

export function storedPage({ commonName, serial, notAfter }: TokenCertificate): string {
  return page(
    { vi: 'Đã ghi chứng thư', en: 'Certificate stored' },
    html`<p class="done" role="status" tabindex="-1" autofocus data-finished>${both({ vi: 'Chứng thư đã ở trong token; từ nay ký được bản tin của tài khoản này. Có thể đóng cửa sổ này.', en: 'The certificate is on the token: messages of this account can be signed now. This window may be closed.' })}</p>
<dl>${row({ vi: 'Tài khoản', en: 'Account' }, html`<code>${commonName}</code>`)}
${row({ vi: 'Số chứng thư', en: 'Serial' }, html`<code>${serial}</code>`)}
${row({ vi: 'Hạn dùng', en: 'Valid until' }, readableTime(notAfter))}</dl>
<p class="buttons"><button type="button" data-close>${both({ vi: 'Đóng cửa sổ', en: 'Close' })}</button></p>`,
  )
}
