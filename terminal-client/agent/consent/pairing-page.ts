import type { PendingPairing } from '../service/pairings.ts'
import { noticePage, page, row } from './frame.ts'
import { both, html } from './html.ts'

/** The window in which a person compares the code and lets an origin in. */
export function pairingPage(pending: PendingPairing, path: string, formSecret: string): string {
  return page(
    { vi: 'Ghép nối trang với tác nhân ký', en: 'Pair a page with the signing agent' },
    html`<dl>
${row({ vi: 'Trang xin ghép nối', en: 'Page' }, html`<strong class="origin">${pending.origin}</strong>${pending.name && html` <span class="quiet">(${pending.name})</span>`}`)}
${row({ vi: 'Mã so sánh', en: 'Code' }, html`<strong class="code">${pending.code}</strong>`)}
</dl>
<p>${both({ vi: 'Chỉ ghép nối khi địa chỉ đúng là trang đang làm việc và mã trên trang giống hệt mã này. Sau đó trang được đưa bản tin tới đây xin ký; mỗi lần ký vẫn hỏi ở cửa sổ riêng.', en: 'Pair only if this is the page you work in and it shows the very same code. It may then ask for signatures; each is confirmed in a window like this.' })}</p>
<form method="post" action="${path}" class="decision">
<input type="hidden" name="form" value="${formSecret}">
<p class="buttons"><button type="submit" name="decision" value="refuse" autofocus>${both({ vi: 'Khác mã, từ chối', en: 'Codes differ, refuse' })}</button>
<button type="submit" name="decision" value="pair" class="act" data-guard>${both({ vi: 'Mã giống nhau, ghép nối', en: 'Same code, pair' })}</button></p>
</form>`,
  )
}

export const pairingDonePage = (confirmed: boolean, origin: string): string =>
  noticePage(
    confirmed ? { vi: 'Đã ghép nối', en: 'Paired' } : { vi: 'Đã từ chối ghép nối', en: 'Pairing refused' },
    confirmed
      ? {
          vi: `${origin} có thể xin ký. Thu hồi bất cứ lúc nào ở trang đầu của tác nhân ký. Có thể đóng cửa sổ này.`,
          en: 'The page may now ask for signatures; revoke it at any time on the first page of the agent. This window may be closed.',
        }
      : { vi: `${origin} không được xin ký. Có thể đóng cửa sổ này.`, en: 'The page may not ask for signatures.' },
    false,
  )
