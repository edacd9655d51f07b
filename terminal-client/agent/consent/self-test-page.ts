import type { Contact } from '../service/contacts.ts'
import { page } from './frame.ts'
import { both, type Html, html } from './html.ts'
import { readableTime } from './readable-time.ts'

export interface SelfTestView {
  /** The page that has trouble; undefined when none was named. */
  readonly origin: string | undefined
  readonly mayPair: boolean
  readonly paired: boolean
  readonly contact: Contact | undefined
  /** Epoch ms of real time. */
  readonly now: number
  /** The agent under its other loopback name: another origin for the browser, on the same machine. */
  readonly otherName: string
}

/** A request that came this recently is the one the person just tried. */
const recent = 3 * 60_000

/** Tells apart: agent down, page refused by the agent, page held back by the browser or its policy. */
export function selfTestPage(view: SelfTestView): string {
  return page(
    { vi: 'Tự kiểm tra trình duyệt', en: 'Browser self-test' },
    html`<ol class="checks">
${check(true, { vi: 'Tác nhân ký đang chạy và trả lời trình duyệt này.', en: 'The agent runs and answers this browser.' })}
<li class="unknown" data-probe="${view.otherName}/v1/status" data-ok="Yêu cầu khác nguồn tới máy này đi qua được. (A cross-origin request to this machine gets through.)" data-bad="Trình duyệt, tiện ích hoặc proxy chặn yêu cầu tới máy này. Thêm 127.0.0.1 và localhost vào danh sách không qua proxy, tắt tiện ích chặn. (Blocked: exempt 127.0.0.1 and localhost from the proxy, switch off blocking extensions.)"><span class="sign" aria-hidden="true">?</span> <span role="status">${both({ vi: 'Đang thử yêu cầu khác nguồn… (cần JavaScript)', en: 'Trying a cross-origin request…' })}</span></li>
${view.origin === undefined ? '' : checksOf(view, view.origin)}
</ol>
<form method="get" action="/self-test" class="decision"><p class="field"><label for="origin">${both({ vi: 'Địa chỉ trang cần kiểm tra', en: 'Page to check' })}</label>
<input id="origin" name="origin" type="url" placeholder="https://…" value="${view.origin ?? ''}" required></p>
<p class="buttons"><button type="submit" class="act">${both({ vi: 'Kiểm tra lại', en: 'Check again' })}</button></p></form>
${policySection(view.origin ?? 'https://dau-cuoi.example')}`,
  )
}

function checksOf({ mayPair, paired, contact, now }: SelfTestView, origin: string): Html {
  const came = contact !== undefined && now - contact.at < recent
  return html`${check(mayPair, mayPair ? { vi: `${origin} dùng HTTPS hoặc ở trên máy này.`, en: 'The page is served over HTTPS or from this machine.' } : { vi: `${origin} không dùng HTTPS: trình duyệt và tác nhân ký đều từ chối. Phục vụ trang qua HTTPS.`, en: 'The page is not served over HTTPS: browsers and the agent refuse it.' })}
${check(came, came ? { vi: `Yêu cầu của trang đã tới lúc ${readableTime(contact.at)} (trả lời ${contact.status}).`, en: 'A request of the page arrived.' } : { vi: 'Mấy phút qua không có yêu cầu nào của trang tới đây. Bấm Ký hoặc Ghép nối trên trang rồi kiểm tra lại; nếu vẫn vậy, trình duyệt đang chặn (Local Network Access): cho phép khi được hỏi, hoặc nhờ IT đặt chính sách dưới đây.', en: 'No request of the page arrived lately. Try there, then check again; if none comes, the browser holds it back (Local Network Access): allow it when asked, or have IT set the policy below.' })}
${check(paired, paired ? { vi: 'Trang đã ghép nối.', en: 'The page is paired.' } : { vi: 'Trang chưa ghép nối, hoặc đã bị thu hồi. Bấm Ghép nối trên trang rồi so mã.', en: 'The page is not paired. Choose Pair there and compare the code.' })}`
}

const check = (ok: boolean, text: { readonly vi: string; readonly en: string }): Html =>
  html`<li class="${ok ? 'ok' : 'bad'}"><span class="sign" aria-hidden="true">${ok ? '✓' : '✗'}</span> <span class="word">${ok ? 'Đạt' : 'Chưa đạt'}</span> ${both(text)}</li>`

/** Names and first versions: Chrome and Edge enterprise policy lists, as of 2026. */
function policySection(origin: string): Html {
  const value = JSON.stringify([origin])
  return html`<section aria-labelledby="policy"><h2 id="policy">${both({ vi: 'Chính sách cho IT', en: 'Policy for IT' })}</h2>
<p>${both({ vi: 'Từ bản 142, Chrome và Edge hỏi người dùng trước khi một trang web gọi tới máy của họ. Đặt một dòng sau để không phải hỏi; trang phải dùng HTTPS.', en: 'Chrome and Edge 142 and later ask before a web page calls this machine. Either line below allows it without asking; the page needs HTTPS.' })}</p>
<table><caption>Chrome, Edge</caption><thead><tr><th scope="col">${both({ vi: 'Từ bản', en: 'Since' })}</th><th scope="col">${both({ vi: 'Dòng chính sách', en: 'Policy line' })}</th></tr></thead><tbody>
<tr><td>140</td><td><code>"LocalNetworkAccessAllowedForUrls": ${value}</code></td></tr>
<tr><td>146</td><td><code>"LoopbackNetworkAllowedForUrls": ${value}</code></td></tr></tbody></table>
<p>Windows: <code>HKLM\\Software\\Policies\\Google\\Chrome\\LocalNetworkAccessAllowedForUrls\\1 = ${origin}</code> (Edge: <code>…\\Microsoft\\Edge\\…</code>). Linux: <code>/etc/opt/chrome/policies/managed/vnaccs.json</code>.</p>
<p>${both({ vi: 'Không cần và không được cài chứng thư gốc nào cho tác nhân ký.', en: 'No root certificate is needed or to be installed for the agent.' })}</p></section>`
}
