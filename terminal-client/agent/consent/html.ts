import type { Sentence } from '../token-error.ts'

/** Text that is HTML already: made by `html` and by nothing else. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Part = Html | string | number | false | undefined | readonly Part[]

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A piece of a page. Whatever is put in is text and escaped, unless it is a piece itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((fixed, index) => fixed + rendered(parts[index])).join(''))
}

function rendered(part: Part): string {
  if (part === undefined || part === false) return ''
  if (part instanceof Html) return part.text
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  return part.map(rendered).join('')
}

/** Bidirectional and other invisible controls are shown as what they are: they could make a name read as another. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (sign) => escapes[sign] ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) => `[U+${sign.codePointAt(0)?.toString(16).padStart(4, '0')}]`)
}

/** A sentence in both languages, Vietnamese first. */
export const both = ({ vi, en }: Sentence): Html => html`${vi} <span class="en" lang="en">${en}</span>`
