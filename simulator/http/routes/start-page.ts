/** The first page: what this is, where things are. Plain, without script (the web terminal has its own pages). */
import { done } from '../../acts/problem.ts'
import { type Route, route } from '../route.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const page = (version: string): string => `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>VNACCS/VCIS – môi trường chạy thử</title>
<link rel="stylesheet" href="/start.css">
<p class="strip"><strong>DỮ LIỆU CHẠY THỬ</strong> · <span lang="en">training data only</span></p>
<main>
<h1>VNACCS/VCIS – môi trường chạy thử</h1>
<p>Nơi công chức hải quan diễn tập khai báo và xử lý tờ khai bằng bản tin có chữ ký số thật, trên dữ liệu giả lập.
Đây không phải hệ thống chính thức và không thay cho hệ thống chính thức.</p>
<p lang="en">A sandbox to rehearse declarations with really signed messages on invented data. Unofficial.</p>
<table>
<caption>Các địa chỉ <span lang="en">(addresses)</span></caption>
<tr><th scope="row"><code>POST /vnaccs</code></th><td>Điểm nhận bản tin EDI, XML, có hoặc không có chữ ký <span lang="en">– terminal endpoint</span></td></tr>
<tr><th scope="row"><a href="/api/docs">/api/docs</a></th><td>Mô tả API cho chương trình <span lang="en">– the API</span></td></tr>
<tr><th scope="row"><a href="/api/v1/ca">/api/v1/ca</a></th><td>Chứng thư của CA đào tạo <span lang="en">– training CA</span></td></tr>
<tr><th scope="row"><a href="/api/v1/ca/crl">/api/v1/ca/crl</a></th><td>Danh sách chứng thư bị thu hồi <span lang="en">– CRL</span></td></tr>
<tr><th scope="row"><a href="/ready">/ready</a></th><td>Trạng thái sẵn sàng <span lang="en">– readiness</span></td></tr>
</table>
<h2>Chạy thử một kịch bản</h2>
<pre>npm run --silent vnaccs -- replay scenarios/a11-green.yaml</pre>
<h2>Lấy báo cáo kỳ 05 hoặc 20</h2>
<pre>npm run --silent vnaccs -- report fortnight --unit 02ZZ --period 2026-11-20 --format docx</pre>
<footer>Phiên bản ${version}</footer>
</main>
</html>`

const style = `
:root { color-scheme: light dark; --blue: #0b4f9e; --paper: #fff; --ink: #1a1a1a; --line: #c9d1db }
@media (prefers-color-scheme: dark) { :root { --blue: #8ab8f0; --paper: #14181d; --ink: #e8e8e8; --line: #3a4452 } }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: var(--paper); color: var(--ink) }
.strip { margin: 0; padding: 4px 24px; background: #0b4f9e; color: #fff; font-size: 14px }
main { max-width: 56rem; margin: 24px auto; padding: 0 24px }
h1 { font-size: 1.5rem; margin: 0 0 12px } h2 { font-size: 1.1rem; margin: 24px 0 8px } h3 { font-size: 1rem; margin: 8px 0 }
a { color: var(--blue) }
table { border-collapse: collapse; width: 100% } caption { text-align: left; font-weight: 600; padding: 8px 0 }
th, td { border: 1px solid var(--line); padding: 6px 10px; text-align: left; vertical-align: top; font-weight: normal }
pre { overflow: auto; border: 1px solid var(--line); padding: 8px 12px; font-size: 14px }
[lang='en'] { opacity: .75 } footer { margin: 32px 0; font-size: 14px; opacity: .75 }
section { border-top: 1px solid var(--line); margin-top: 16px }
`

export const startPageRoutes = (version: string): readonly Route[] => {
  const [html, css] = [utf8(page(version)), utf8(style)]
  return [
    route({
      method: 'get',
      path: '/',
      summary: { vi: 'Trang đầu', en: 'Start page' },
      who: 'public',
      handle: () => done({ contentType: 'text/html; charset=utf-8', bytes: html }),
    }),
    route({
      method: 'get',
      path: '/start.css',
      summary: { vi: 'Kiểu dáng của trang đầu', en: 'Style of the start page' },
      who: 'public',
      handle: () => done({ contentType: 'text/css; charset=utf-8', bytes: css }),
    }),
  ]
}
