import type { Pairing } from '../service/pairings.ts'
import type { SeenToken, Shelf } from '../service/shelf.ts'
import type { Sentence } from '../token-error.ts'
import { alert, page, row } from './frame.ts'
import { both, Html, html } from './html.ts'
import { practiceButton, practiceFields, proposedLabel } from './practice-form.ts'
import { readableTime } from './readable-time.ts'

export interface HomeView {
  readonly formSecret: string
  readonly url: string
  readonly shelf: Shelf
  readonly pairings: readonly Pairing[]
  readonly kept: readonly { readonly tokenId: string; readonly label: string; readonly until: number }[]
  /** Epoch ms of real time. */
  readonly now: number
  /** A practice token that was asked for and not made: why, and the label as typed. */
  readonly notMade?: { readonly fault: Sentence; readonly label: string } | undefined
}

/** First page of the agent: what is plugged in, who may ask. */
export function homePage(view: HomeView): string {
  const { shelf, pairings, kept } = view
  return page(
    { vi: 'Tác nhân ký', en: 'Signing agent' },
    html`<section aria-labelledby="tokens"><h2 id="tokens">${both({ vi: 'Token và chứng thư', en: 'Tokens and certificates' })}</h2>
${shelf.fault && alert(shelf.fault)}
${shelf.modules.map(({ maker, path, verified, fault }) => html`<p class="module">${both({ vi: 'Thư viện', en: 'Library' })} <strong>${maker}</strong> <code>${path}</code>${verified === 'unverified' && html` <span class="quiet">${both({ vi: 'chưa kiểm chứng', en: 'unverified' })}</span>`}</p>${fault && alert(fault)}`)}
${shelf.tokens.length === 0 && html`<p>${both({ vi: 'Chưa thấy token nào. Cắm token rồi bấm Tìm lại, hoặc tạo token luyện tập.', en: 'No token yet. Plug one in and look again, or make a practice token.' })}</p>`}
${shelf.tokens.map((token) => tokenCard(token, view))}
${action(view, 'look', '', { vi: 'Tìm lại token', en: 'Look again' })}
${practiceSection(view)}</section>
<section aria-labelledby="pairings"><h2 id="pairings">${both({ vi: 'Trang được xin ký', en: 'Paired pages' })}</h2>
${pairings.length === 0 && html`<p>${both({ vi: 'Chưa trang nào được ghép nối. Mở đầu cuối VNACCS và bấm Ghép nối.', en: 'None yet. Open the terminal and choose Pair.' })}</p>`}
${pairings.map((pairing) => pairingCard(pairing, view))}</section>
<section aria-labelledby="open"><h2 id="open">${both({ vi: 'Token đang mở', en: 'Open tokens' })}</h2>
${kept.length === 0 ? html`<p>${both({ vi: 'Không token nào đang mở: lần ký tới sẽ hỏi PIN.', en: 'None: the next signature asks for the PIN.' })}</p>` : kept.map(({ label, until }) => html`<p><strong>${label}</strong> ${both({ vi: `đến ${readableTime(until)}`, en: 'until then' })}</p>`)}
${kept.length > 0 && action(view, 'forget', '', { vi: 'Đóng ngay', en: 'Close now' })}</section>
<p><a href="/self-test">${both({ vi: 'Tự kiểm tra trình duyệt', en: 'Browser self-test' })}</a></p>`,
  )
}

/** Open where there is nothing to sign with, folded away otherwise: for another account's file, or when a PIN was lost. */
function practiceSection({ shelf, formSecret, notMade }: HomeView): Html {
  const needed = shelf.tokens.every(({ pin }) => pin.locked)
  const label = notMade?.label ?? proposedLabel(shelf)
  const heading = needed
    ? { vi: 'Tạo token luyện tập', en: 'Make a practice token' }
    : { vi: 'Tạo thêm token luyện tập', en: 'Make another practice token' }
  return html`<details${(needed || notMade) && new Html(' open')}><summary>${both(heading)}</summary>
<form method="post" action="/" class="card" autocomplete="off"><input type="hidden" name="form" value="${formSecret}">
${notMade && alert(notMade.fault, true)}
${practiceFields({ practice: shelf.practice, label }, practiceButton('action', needed))}</form></details>`
}

const action = (
  { formSecret }: HomeView,
  name: string,
  id: string,
  text: { readonly vi: string; readonly en: string },
): Html =>
  html`<form method="post" action="/" class="inline"><input type="hidden" name="form" value="${formSecret}"><input type="hidden" name="id" value="${id}"><button type="submit" name="action" value="${name}">${both(text)}</button></form>`

function tokenCard({ kind, label, serial, maker, pin, certificates }: SeenToken, { now }: HomeView): Html {
  const tries = pin.locked
    ? { vi: 'PIN đã khóa', en: 'PIN locked' }
    : pin.left === undefined
      ? pin.low
        ? { vi: 'đã có lần sai', en: 'a wrong try' }
        : { vi: 'token tự đếm', en: 'counted by the token' }
      : { vi: `còn ${pin.left} lần thử`, en: `${pin.left} tries left` }
  return html`<div class="card"><h3>${label}</h3><dl>
${row({ vi: 'Loại', en: 'Kind' }, kind === 'file' ? 'Token tệp (PKCS#12)' : `PKCS#11 · ${maker}`)}
${serial && row({ vi: 'Số sê-ri', en: 'Serial' }, html`<code>${serial}</code>`)}
${row({ vi: 'PIN', en: 'PIN' }, html`<span class="${pin.locked || pin.low ? 'low' : ''}">${both(tries)}</span>`)}
${certificates === undefined ? row({ vi: 'Chứng thư', en: 'Certificates' }, both({ vi: 'chỉ thấy sau khi nhập PIN', en: 'seen only with the PIN' })) : certificates.length === 0 ? row({ vi: 'Chứng thư', en: 'Certificates' }, both({ vi: 'không có', en: 'none' })) : certificates.map((certificate) => row({ vi: 'Chứng thư', en: 'Certificate' }, html`<code>${certificate.commonName}</code> · <code>${certificate.serial}</code> · ${validity(certificate.notBefore, certificate.notAfter, now)}`))}
</dl></div>`
}

function validity(notBefore: number, notAfter: number, now: number): Html {
  const until = readableTime(notAfter).slice(0, 10)
  if (now > notAfter) return html`<strong class="low">${both({ vi: `hết hạn ${until}`, en: 'expired' })}</strong>`
  if (now < notBefore)
    return html`<strong class="low">${both({ vi: 'chưa có hiệu lực', en: 'not yet valid' })}</strong>`
  return both({ vi: `hạn ${until}`, en: 'valid until' })
}

const pairingCard = (pairing: Pairing, view: HomeView): Html =>
  html`<div class="card"><h3 class="origin">${pairing.origin}</h3>
<p>${pairing.name && html`${pairing.name} · `}${both({ vi: `ghép nối ${readableTime(pairing.createdAt)}${pairing.lastUsedAt === undefined ? '' : `, dùng lần cuối ${readableTime(pairing.lastUsedAt)}`}`, en: pairing.lastUsedAt === undefined ? 'paired, never used' : 'paired, last used' })}</p>
${action(view, 'revoke', pairing.id, { vi: 'Thu hồi', en: 'Revoke' })}</div>`
