import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import { fileTokenNotice } from '../file-token.ts'
import type { CertificateOption, Offer } from '../service/certificate-offers.ts'
import type { Candidate } from '../service/choose-token.ts'
import type { Examined } from '../service/examine-message.ts'
import { type Fact, groupedDigest, readableNumber, type Summary, totals } from '../service/summary.ts'
import type { Sentence } from '../token-error.ts'
import { certificateChoice } from './certificate-choice.ts'
import { findingsPart } from './findings-part.ts'
import { alert, page, row, watch } from './frame.ts'
import { both, Html, html } from './html.ts'
import { readableTime } from './readable-time.ts'
import { pinPart, tokenChoice } from './token-form.ts'

/** Everything that the window shows while it waits for the decision. */
export interface ConsentView {
  /** Path of the window; forms are posted to it. */
  readonly path: string
  readonly formSecret: string
  readonly catalogue: Catalogue
  readonly origin: string
  readonly pairingName: string
  readonly messages: readonly Examined[]
  readonly summaries: readonly Summary[]
  readonly signed: number
  /** Of the list below when there are many, from 0. */
  readonly listPage: number
  readonly candidates: readonly Candidate[]
  /** Token of `candidates` that is proposed. */
  readonly chosen: Candidate | undefined
  /** Certificates to choose from; undefined when the messages are of several accounts. */
  readonly offers: readonly Offer[] | undefined
  /** Certificate that is marked; undefined: the person has to choose. */
  readonly picked: CertificateOption | undefined
  /** Epoch ms until which the chosen token's log-in is kept for this origin. */
  readonly keptUntil: number | undefined
  readonly keepMinutes: number
  readonly fault: Sentence | undefined
  /** Why no token can sign now. */
  readonly missing: Sentence | undefined
}

/** Rows of the list of a batch on one page. */
export const rowsOfPage = 50

const title = { vi: 'Xác nhận ký', en: 'Confirm signing' }

export function consentPage(view: ConsentView): string {
  const { fault, missing, chosen } = view
  const count = view.messages.length
  return page(
    count === 1 ? title : { vi: `${title.vi} ${count} bản tin`, en: `${title.en} of ${count} messages` },
    html`${watch(view.path)}
${fault && alert(fault, !chosen)}
${missing && missing.vi !== fault?.vi && alert(missing, !fault)}
${view.signed > 0 && html`<p class="note" role="status">${both({ vi: `Đã ký ${view.signed}/${count}. Phần đã ký chưa giao cho trang; ký tiếp để hoàn thành, hoặc từ chối để bỏ hết.`, en: `${view.signed} of ${count} signed; nothing was handed out yet. Go on, or refuse to discard all.` })}</p>`}
${count === 1 && view.messages.map((message) => findingsPart(view.catalogue, message))}
<dl>
${row({ vi: 'Trang yêu cầu', en: 'Asked by' }, html`<strong class="origin">${view.origin}</strong>${view.pairingName && html` <span class="quiet">(${view.pairingName})</span>`}`)}
${count === 1 ? oneMessage(view) : manyMessages(view)}
</dl>
${count === 1 ? '' : messageList(view)}
${decisionForm(view)}`,
  )
}

function oneMessage({ messages, summaries, path }: ConsentView): Html {
  const [message] = messages
  const [summary] = summaries
  if (!message || !summary) return html``
  return html`${row({ vi: 'Tài khoản', en: 'Account' }, html`<code>${message.userId}</code>`)}
${row({ vi: 'Nghiệp vụ', en: 'Procedure' }, html`<strong>${summary.code}</strong> ${both(summary.procedure)}`)}
${row({ vi: 'Bản tin', en: 'Message' }, html`${message.family === 'xml' ? 'XML' : 'EDI'}, ${readableNumber(String(message.size))} byte${summary.lines > 0 && `, ${summary.lines} dòng`} · <a href="${path}/message/1" target="_blank" rel="noopener">${both({ vi: 'xem mọi chỉ tiêu', en: 'every item' })}</a>`)}
${row({ vi: 'Mã băm SHA-256', en: 'Digest' }, digest(message.sha256), 'wide')}
${message.attachments.map(({ fileName, size }) => row({ vi: 'Tệp đính kèm', en: 'Attached file' }, `${fileName} (${readableNumber(String(size))} byte)`))}
${summary.facts.map(factRow)}`
}

const digest = (hex: string): Html => html`<code class="digest">${groupedDigest(hex)}</code>`

const factRow = ({ id, label, value }: Fact): Html =>
  row({ vi: `${id} · ${label.vi}`, en: label.en }, html`<span class="value">${value}</span>`)

function manyMessages({ messages, summaries }: ConsentView): Html {
  const accounts = [...new Set(messages.map(({ userId }) => userId))]
  const kinds = new Map<string, { readonly name: Sentence; count: number }>()
  for (const { code, procedure } of summaries) {
    const kind = kinds.get(code) ?? { name: procedure, count: 0 }
    kind.count += 1
    kinds.set(code, kind)
  }
  const lines = summaries.reduce((sum, summary) => sum + summary.lines, 0)
  const faulty = messages.filter(({ findings }) => findings.length > 0).length
  const same = messages.length - new Set(messages.map(({ sha256 }) => sha256)).size
  return html`${row({ vi: 'Tài khoản', en: 'Account' }, html`<code>${accounts.join(', ')}</code>`)}
${[...kinds].map(([code, { name, count }]) => row({ vi: `${readableNumber(String(count))} bản tin`, en: 'messages' }, html`<strong>${code}</strong> ${both(name)}`))}
${lines > 0 && row({ vi: 'Tổng số dòng', en: 'Lines in all' }, readableNumber(String(lines)))}
${totals(summaries).map(({ currency, amount }) => row({ vi: 'Tổng trị giá hóa đơn', en: 'Invoice total' }, `${readableNumber(amount)} ${currency}`))}
${faulty > 0 && row({ vi: 'Cảnh báo', en: 'Warning' }, html`<strong class="low">${both({ vi: `${faulty} bản tin trái khuôn dạng, hệ thống sẽ từ chối: đánh dấu ! ở danh sách, bấm số để xem`, en: `${faulty} break their layout and will be refused: marked ! in the list` })}</strong>`)}
${same > 0 && row({ vi: 'Chú ý', en: 'Note' }, html`<strong>${both({ vi: `${same} bản tin trùng nội dung với bản tin khác`, en: `${same} repeat another message` })}</strong>`)}`
}

function messageList({ messages, summaries, listPage, path }: ConsentView): Html {
  const from = listPage * rowsOfPage
  const shown = messages.slice(from, from + rowsOfPage)
  const pages = Math.ceil(messages.length / rowsOfPage)
  const link = (target: number, text: Sentence): Html =>
    target < 0 || target >= pages ? html`` : html`<a href="${path}?list=${target}">${both(text)}</a>`
  return html`<div class="list" role="region" aria-label="Danh sách bản tin" tabindex="0"><table>
<caption>${both({ vi: `Bản tin ${from + 1}–${from + shown.length} trong ${messages.length}`, en: 'of the list' })}</caption>
<thead><tr><th scope="col">#</th><th scope="col">${both({ vi: 'Nghiệp vụ', en: 'Procedure' })}</th><th scope="col">${both({ vi: 'Nội dung', en: 'Content' })}</th><th scope="col">${both({ vi: 'Dòng', en: 'Lines' })}</th></tr></thead>
<tbody>${shown.map((message, index) => listRow(message, summaries[from + index], from + index + 1, path))}</tbody>
</table></div>
${pages > 1 && html`<nav class="pages" aria-label="Trang của danh sách">${link(listPage - 1, { vi: '‹ trước', en: 'previous' })} ${listPage + 1}/${pages} ${link(listPage + 1, { vi: 'sau ›', en: 'next' })}</nav>`}`
}

function listRow(message: Examined, summary: Summary | undefined, n: number, path: string): Html {
  const facts = summary?.facts.filter(({ id }) => listed.includes(id)) ?? []
  const wrong = message.findings.length
  return html`<tr><td><a href="${path}/message/${n}" target="_blank" rel="noopener" aria-label="Bản tin ${n}: xem mọi chỉ tiêu${wrong > 0 && `, ${wrong} chỗ trái khuôn dạng`}">${n}</a>${wrong > 0 && html` <span class="low" aria-hidden="true">!</span>`}</td><td>${summary?.code}</td><td>${facts.map(({ value }) => value).join(' · ')}<code class="digest">${groupedDigest(message.sha256)}</code></td><td>${summary?.lines}</td></tr>`
}

const listed: readonly string[] = ['ICN', 'ECN', 'ICB', 'ECB', 'IMN', 'EPN', 'CMN', 'IP4']

function decisionForm(view: ConsentView): Html {
  const { chosen } = view
  return html`<form method="post" action="${view.path}" class="decision" autocomplete="off">
<input type="hidden" name="form" value="${view.formSecret}">
${chosen ? tokenPart(view, chosen) : ''}
<p class="buttons">${chosen ? html`<button type="submit" name="decision" value="sign" class="act"${view.keptUntil !== undefined && new Html(' data-guard')}>${both({ vi: view.messages.length === 1 ? 'Ký' : `Ký ${view.messages.length} bản tin`, en: 'Sign' })}</button>` : html`<button type="submit" name="decision" value="look" class="act">${both({ vi: 'Tìm lại token', en: 'Look again' })}</button>`}
${chosen && view.missing && html`<button type="submit" name="decision" value="look" formnovalidate>${both({ vi: 'Tìm lại token', en: 'Look again' })}</button>`}
<button type="submit" name="decision" value="refuse" formnovalidate>${both({ vi: 'Từ chối', en: 'Refuse' })}</button>
${chosen && view.keptUntil !== undefined && html`<button type="submit" name="decision" value="forget">${both({ vi: 'Hỏi lại PIN', en: 'Ask PIN' })}</button>`}</p>
</form>`
}

function tokenPart(view: ConsentView, chosen: Candidate): Html {
  const { token } = chosen
  const { offers, picked } = view
  const [account = ''] = view.messages.map(({ userId }) => userId)
  return html`${offers ? certificateChoice({ offers, picked, account }) : tokenChoice(view.candidates, chosen, { vi: 'Ký bằng token', en: 'Sign with' })}
${token.kind === 'file' && html`<p class="note">${both({ vi: `Chú ý: ${fileTokenNotice.vi}.`, en: `Note: ${fileTokenNotice.en}.` })}</p>`}
${
  view.keptUntil === undefined
    ? html`${pinPart(view.fault, chosen)}
${keepPart(view)}`
    : html`<p class="note" role="status">${both({ vi: `Token đang mở đến ${readableTime(view.keptUntil).slice(11)}, không cần PIN.`, en: 'The token is open as you chose; no PIN needed.' })}</p>`
}`
}

function keepPart({ keepMinutes }: ConsentView): Html {
  return html`<p class="field"><label for="keep">${both({ vi: 'Giữ token mở', en: 'Keep open' })}</label>
<select id="keep" name="keep">${keepChoices.map((minutes) => html`<option value="${minutes}"${minutes === keepMinutes && new Html(' selected')}>${minutes === 0 ? 'Không, hỏi PIN mỗi lần (no)' : `${minutes} phút (min)`}</option>`)}</select></p>`
}

const keepChoices: readonly number[] = [0, 1, 5, 10, 15]
