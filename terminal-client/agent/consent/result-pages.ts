import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { Standing } from '../service/certificate-offers.ts'
import type { Examined } from '../service/examine-message.ts'
import type { ServiceFault } from '../service/fault.ts'
import type { SignedBody } from '../service/sign-batch.ts'
import { allItems, type Fact, groupedDigest } from '../service/summary.ts'
import type { Sentence } from '../token-error.ts'
import { STANDINGS } from './certificate-choice.ts'
import { findingsPart } from './findings-part.ts'
import { noticePage, page, row } from './frame.ts'
import { both, html } from './html.ts'

/** While a batch is being signed. Without script the page loads itself anew. */
export function progressPage(path: string, done: number, total: number): string {
  return page(
    { vi: 'Đang ký', en: 'Signing' },
    html`<div data-progress="${path}/state" data-while="signing">
<p><span data-done>${done}</span> / ${total}. ${both({ vi: 'Không rút token trước khi xong.', en: 'Leave the token in until it is done.' })}</p>
<progress max="${total}" value="${done}" aria-label="Số bản tin đã ký"></progress>
</div>
<form method="post" action="${path}/stop" class="decision"><p class="buttons"><button type="submit">${both({ vi: 'Dừng, bỏ hết', en: 'Stop, discard all' })}</button></p></form>`,
    { refresh: 2 },
  )
}

export function signedPage(signed: readonly SignedBody[], standing: Standing): string {
  const [first] = signed
  const notice = first?.notice
  return page(
    { vi: signed.length === 1 ? 'Đã ký' : `Đã ký ${signed.length} bản tin`, en: 'Signed' },
    html`<p class="done" role="status" tabindex="-1" autofocus data-finished>${both({ vi: 'Chữ ký đã giao cho trang yêu cầu. Có thể đóng cửa sổ này.', en: 'The signature was handed to the page. This window may be closed.' })}</p>
${notice && html`<p class="note">${both({ vi: `Chú ý: ${notice.vi}.`, en: `Note: ${notice.en}.` })}</p>`}
${
  first &&
  html`<dl>${row({ vi: 'Chứng thư', en: 'Certificate' }, html`<code>${first.certificate.commonName}</code> (${first.certificate.serial})${standing !== 'own' && html` <strong class="low">${both(STANDINGS[standing])}</strong>`}`)}
${signed.length === 1 && row({ vi: 'Mã băm SHA-256', en: 'Digest' }, html`<code class="digest">${groupedDigest(first.sha256)}</code>`, 'wide')}</dl>`
}
<p class="buttons"><button type="button" data-close>${both({ vi: 'Đóng cửa sổ', en: 'Close' })}</button></p>`,
  )
}

/** @param title what did not come about */
export const refusedPage = (title: Sentence, refusal: ServiceFault | undefined): string =>
  noticePage(
    title,
    refusal ?? { vi: 'Yêu cầu đã kết thúc.', en: 'The request has ended.' },
    refusal !== undefined && refusal.code !== 'refused-by-user',
  )

/** Every item of a message, so that nothing is signed unseen. */
export function messagePage(catalogue: Catalogue, message: Examined, n: number): string {
  const { single, rows } = allItems(catalogue, message)
  return page(
    { vi: `Bản tin ${n}: mọi chỉ tiêu`, en: 'every item' },
    html`<p>${message.procedure.code} · <code>${message.userId}</code></p>
<p><code class="digest">${groupedDigest(message.sha256)}</code></p>
${findingsPart(catalogue, message)}
${itemTable(single, { vi: 'Chỉ tiêu chung', en: 'Single items' })}
${rows.map(({ n: number, facts }) => itemTable(facts, { vi: `Dòng ${number}`, en: `Line ${number}` }))}`,
  )
}

const itemTable = (facts: readonly Fact[], caption: { readonly vi: string; readonly en: string }) =>
  facts.length === 0
    ? html``
    : html`<table><caption>${both(caption)}</caption>
<thead><tr><th scope="col">${both({ vi: 'Mã', en: 'Id' })}</th><th scope="col">${both({ vi: 'Chỉ tiêu', en: 'Item' })}</th><th scope="col">${both({ vi: 'Giá trị', en: 'Value' })}</th></tr></thead>
<tbody>${facts.map(({ id, label, value }) => html`<tr><td><code>${id}</code></td><td>${both(label)}</td><td class="value">${value}</td></tr>`)}</tbody></table>`
