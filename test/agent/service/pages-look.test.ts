import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { both, html } from '../../../terminal-client/agent/consent/html.ts'
import { faultCodes, ServiceFault } from '../../../terminal-client/agent/service/fault.ts'

const css = readFileSync(new URL('../../../terminal-client/agent/consent/agent.css', import.meta.url), 'utf8')

/** Custom properties of the light look, and of the dark one laid over it. */
const looks = (() => {
  const read = (block: string | undefined) =>
    Object.fromEntries(
      [...(block ?? '').matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
    )
  const [light, dark] = css.split('@media (prefers-color-scheme: dark)')
  return { light: read(light), dark: { ...read(light), ...read(dark?.split('\n}\n')[0]) } } as const
})()

/** WCAG 2.2: relative luminance and contrast. */
const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (one: string, two: string): number => {
  const [high = 0, low = 0] = [luminance(one), luminance(two)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

describe('trang của tác nhân ký (its pages)', () => {
  const texts = [
    ...['ink', 'quiet', 'link', 'alert', 'good'].flatMap((text) => [
      [text, 'paper'],
      [text, 'raised'],
    ]),
    ...[
      ['ink', 'alert-paper'],
      ['quiet', 'alert-paper'],
      ['alert', 'alert-paper'],
      ['ink', 'note-paper'],
      ['quiet', 'note-paper'],
      ['on-act', 'act'],
    ],
  ] as const
  it.each(['light', 'dark'] as const)('WCAG 2.2 1.4.3: text has a contrast of 4.5 in the %s look', (look) => {
    for (const [text = '', ground = ''] of texts) {
      const ratio = contrast(looks[look][text] ?? '', looks[look][ground] ?? '')
      expect(ratio, `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    }
  })

  it.each(['light', 'dark'] as const)(
    'WCAG 2.2 1.4.11: borders of fields and the focus ring have 3 in the %s look',
    (look) => {
      for (const [line, ground] of [
        ['field-line', 'paper'],
        ['field-line', 'raised'],
        ['link', 'raised'],
        ['link', 'paper'],
      ] as const) {
        expect(
          contrast(looks[look][line] ?? '', looks[look][ground] ?? ''),
          `${line} on ${ground}`,
        ).toBeGreaterThanOrEqual(3)
      }
    },
  )

  it('screens.md: the act is the customs blue', () => {
    expect(looks.light.act).toBe('#0b4f9e')
  })

  it('html: whatever is put in is text; controls that could turn a name around are shown as what they are', () => {
    expect(html`<a href="${'"><script>'}">${"<b>&'"}</a>`.text).toBe(
      '<a href="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;&#39;</a>',
    )
    expect(html`${'gpj.\u202eexe'}${'a\u0000b'}`.text).toBe('gpj.[U+202e]exea[U+0000]b')
    expect(both({ vi: 'Ký', en: '<i>' }).text).toBe('Ký <span class="en" lang="en">&lt;i&gt;</span>')
  })

  it('every refusal has a sentence in both languages of its own', () => {
    const sentences = faultCodes.map((code) => new ServiceFault(code))
    expect(new Set(sentences.map(({ vi }) => vi)).size).toBe(faultCodes.length)
    for (const { vi, en, status } of sentences) {
      expect(vi).toMatch(/\p{L}.*\.$/u)
      expect(en).toMatch(/^[\x20-\x7e]+\.$/)
      expect(status).toBeGreaterThanOrEqual(400)
    }
  })
})
