/** Head and foot of an administrative document (Nghị định 30/2020, Phụ lục I): national title, issuing body, recipients, signature. */
import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun } from 'docx'
import { TEXT_WIDTH } from './docx-style.ts'
import { type Letterhead, listed, needsClosing } from './letterhead.ts'
import { ISSUER_RULE_SHARE, LEFT_SHARE, MOTTO_RULE_PT, RULE_PT, SIGNATURE_PT } from './measures.ts'

const LEFT = Math.round(TEXT_WIDTH * LEFT_SHARE)
const RIGHT = TEXT_WIDTH - LEFT
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const BARE = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE }

/** Half points. */
interface Type {
  readonly size?: number
  readonly bold?: true
  readonly italics?: true
  /** Between the letters, twentieths of a point. */
  readonly characterSpacing?: number
}

const closer = (text: string): Type => (needsClosing(text) ? { characterSpacing: -8 } : {})

const centred = (text: string, { size = 26, ...type }: Type, after = 0): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after },
    children: [new TextRun({ text, size, ...type })],
  })

/** A rule of the given length under the middle of a cell. */
function rule(cell: number, length: number, after: number): Paragraph {
  const side = Math.round((cell - length) / 2)
  return new Paragraph({
    spacing: { before: 50, after, line: 40, lineRule: 'exact' },
    indent: { left: side, right: side },
    border: { top: { style: BorderStyle.SINGLE, size: RULE_PT * 8, space: 1, color: '000000' } },
    children: [],
  })
}

const bare = (rows: readonly (readonly [Paragraph[], Paragraph[]])[]): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: 'dxa' },
    columnWidths: [LEFT, RIGHT],
    margins: { left: 0, right: 0 },
    borders: BARE,
    rows: rows.map(
      ([left, right]) =>
        new TableRow({
          cantSplit: true,
          children: [
            new TableCell({ width: { size: LEFT, type: 'dxa' }, borders: BARE, children: left }),
            new TableCell({ width: { size: RIGHT, type: 'dxa' }, borders: BARE, children: right }),
          ],
        }),
    ),
  })

export function letterhead({ above, issuer, nation, motto, number, place }: Letterhead): Table {
  return bare([
    [
      [
        centred(above, { size: 24 }),
        centred(issuer, { size: 24, bold: true }),
        rule(LEFT, LEFT * ISSUER_RULE_SHARE, 60),
      ],
      [centred(nation, { size: 24, bold: true }), centred(motto, { bold: true }), rule(RIGHT, MOTTO_RULE_PT * 20, 60)],
    ],
    [[centred(number, {}, 60)], [centred(place, { italics: true, ...closer(place) }, 60)]],
  ])
}

/** Nơi nhận on the left (11 pt, its title 12 pt bold italic), the signer on the right. */
export function closing({ signer, signature, signerName }: Letterhead, recipients: readonly string[]): Table {
  const lines = listed(recipients).map(
    (text) => new Paragraph({ spacing: { after: 0 }, children: [new TextRun({ text, size: 22 })] }),
  )
  const title = new Paragraph({
    spacing: { after: 0 },
    children: [new TextRun({ text: 'Nơi nhận:', size: 24, bold: true, italics: true })],
  })
  return bare([
    [
      [title, ...lines],
      [
        centred(signer, { bold: true }),
        centred(signature, { italics: true, size: 24 }, SIGNATURE_PT * 20),
        centred(signerName, { size: 26 }),
      ],
    ],
  ])
}
