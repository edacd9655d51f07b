import type { Sentence } from '../token-error.ts'
import { both, Html, html } from './html.ts'

/** The page around every content of the agent: the strip of trial data, one heading, no script or style of its own. */
export function page(title: Sentence, content: Html, options: { readonly refresh?: number } = {}): string {
  const { refresh } = options
  const body = html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title.vi} · Tác nhân ký VNACCS (chạy thử)</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/agent.css">
<script src="/agent.js" defer></script>
${refresh !== undefined && html`<noscript><meta http-equiv="refresh" content="${refresh}"></noscript>`}
</head>
<body>
<header class="strip"><strong>DỮ LIỆU CHẠY THỬ</strong> · Tác nhân ký <span class="en" lang="en">trial data · signing agent</span></header>
<main>
<h1>${both(title)}</h1>
${content}
</main>
</body>
</html>
`
  return body.text
}

const silent = {
  vi: 'Tác nhân ký không trả lời nên không ký được ở đây. Bật lại tác nhân ký, đóng cửa sổ này rồi bấm Thử lại ở trang yêu cầu.',
  en: 'The signing agent does not answer. Start it, close this window, then try again from the page.',
}

/** Watches over the request while the person decides: that it, or the agent itself, came to an end is told here too. */
export const watch = (path: string): Html =>
  html`<div data-watch="${path}/state" aria-live="assertive"><template><div class="alert"><p><span class="sign" aria-hidden="true">!</span> ${silent.vi}</p><p class="en" lang="en">${silent.en}</p></div></template></div>`

/** A fault, said aloud by screen readers; it takes the focus unless the page has a field that needs it more. */
export const alert = (sentence: Sentence, focus = false): Html =>
  html`<div class="alert" role="alert" id="alert" tabindex="-1"${focus && new Html(' autofocus')}>
<p><span class="sign" aria-hidden="true">!</span> ${sentence.vi}</p><p class="en" lang="en">${sentence.en}</p></div>`

/** A page with one statement and, maybe, one way on. */
export const noticePage = (title: Sentence, content: Sentence, isFault: boolean): string =>
  page(
    title,
    isFault ? alert(content, true) : html`<p class="done" role="status" tabindex="-1" autofocus>${both(content)}</p>`,
  )

/** dd/MM/yyyy HH:mm:ss at +07:00 is made by the callers; a pair of term and value here. */
export const row = (label: Sentence, value: Html | string, kind = ''): Html =>
  html`<div class="row ${kind}"><dt>${both(label)}</dt><dd>${value}</dd></div>`
