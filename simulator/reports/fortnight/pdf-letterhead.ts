/** Head and foot of the document: national title, issuing body, recipients, signature. */
import type { Content, ContentText } from 'pdfmake/interfaces.js'
import { type Letterhead, listed, needsClosing } from './letterhead.ts'
import { BODY_PT, GAP_PT, ISSUER_RULE_SHARE, MOTTO_RULE_PT, RULE_PT, SIGNATURE_PT } from './measures.ts'
import { LEFT, RIGHT } from './pdf-units.ts'

type Head = Pick<Letterhead, 'above' | 'issuer' | 'nation' | 'motto' | 'number' | 'place'>

export function letterhead({ above, issuer, nation, motto, number, place }: Head): Content[] {
  return [
    halves(
      [
        centred(above, { fontSize: 12 }),
        centred(issuer, { fontSize: 12, bold: true }),
        rule(LEFT, LEFT * ISSUER_RULE_SHARE),
      ],
      [centred(nation, { fontSize: 12, bold: true }), centred(motto, { bold: true }), rule(RIGHT, MOTTO_RULE_PT)],
    ),
    halves(
      // Blanks in a row would be set as one.
      [centred(number.replaceAll(' ', '\u00a0'))],
      [centred(place, { italics: true, ...(needsClosing(place) ? { characterSpacing: -0.4 } : {}) })],
    ),
  ]
}

/** Nơi nhận on the left (11 pt, its title 12 pt bold italic), the signer on the right. */
export const closing = ({ signer, signature, signerName }: Letterhead, recipients: readonly string[]): Content => ({
  ...halves(
    [
      { text: 'Nơi nhận:', fontSize: 12, bold: true, italics: true },
      ...listed(recipients).map((text): Content => ({ text, fontSize: 11 })),
    ],
    [
      centred(signer, { bold: true }),
      centred(signature, { fontSize: 12, italics: true, margin: [0, 0, 0, SIGNATURE_PT] }),
      centred(signerName),
    ],
  ),
  margin: [0, GAP_PT * 2, 0, 0],
})

const halves = (left: Content[], right: Content[]) => ({
  columns: [
    { width: LEFT, stack: left },
    { width: RIGHT, stack: right },
  ],
})

const centred = (text: string, style: Omit<ContentText, 'text'> = {}): Content => ({
  text,
  alignment: 'center',
  fontSize: BODY_PT,
  ...style,
})

/** A rule of the given length under the middle of a half. */
const rule = (half: number, length: number): Content => ({
  canvas: [{ type: 'line', x1: (half - length) / 2, y1: 0, x2: (half + length) / 2, y2: 0, lineWidth: RULE_PT }],
  margin: [0, 2.5, 0, GAP_PT],
})
