/** The report as a PDF in the form of Nghị định 30/2020, Phụ lục I (experience.md, Reports). */
import type { Content } from 'pdfmake/interfaces.js'
import { PAGE, type PdfDocument } from '../print/pdf-document.ts'
import { defaultRecipients, documentTitle, type Letterhead, letterheadOf } from './letterhead.ts'
import { BODY_PT, GAP_PT, INDENT_MM, MARGIN_MM, TITLE_PT } from './measures.ts'
import { closing, letterhead } from './pdf-letterhead.ts'
import { printedTable, RULED } from './pdf-table.ts'
import { points } from './pdf-units.ts'
import type { FortnightReport } from './report.ts'
import { type Block, type Heading, reportText, type Text } from './report-text.ts'

export interface PdfOptions {
  /** Nơi nhận, one a line, without dash and full stop. */
  readonly recipients?: readonly string[]
}

/** To be made by the press of the house. */
export function fortnightPdf(report: FortnightReport, { recipients }: PdfOptions = {}): PdfDocument {
  const head = letterheadOf(report)
  const { left, top, right, bottom } = MARGIN_MM
  return {
    pageMargins: [points(left), points(top), points(right), points(bottom)],
    info: { title: documentTitle(report), author: report.unit.name, subject: head.mark, creator: 'VNACCS sandbox' },
    defaultStyle: { font: 'Tinos', fontSize: BODY_PT, color: 'black' },
    layouts: { [RULED]: { rule: 0.5, padding: [3, 1.5] } },
    header: { text: PAGE, alignment: 'center', margin: [points(left), points(MARGIN_MM.header), points(right), 0] },
    headerFrom: 2,
    footer: footerOf(head),
    keepHeadings: true,
    content: [
      ...letterhead(head),
      ...title(head),
      ...withClosing(setAll(reportText(report)), closing(head, recipients ?? defaultRecipients(report))),
    ],
  }
}

function footerOf({ mark }: Letterhead): Content {
  const { left, right, bottom, footer } = MARGIN_MM
  const size = 11
  // Its foot stands where the margin of the footer begins.
  const above = points(bottom - footer) - size * 1.15
  return {
    text: mark,
    bold: true,
    fontSize: size,
    alignment: 'center',
    margin: [points(left), above, points(right), 0],
  }
}

function title({ title, subject, provisional }: Letterhead): Content[] {
  const line = { alignment: 'center', fontSize: TITLE_PT } as const
  const lines: Content[] = [
    { ...line, text: title, bold: true, margin: [0, GAP_PT * 2, 0, 0] },
    ...subject.map((text): Content => ({ ...line, text, bold: true })),
    ...(provisional === '' ? [] : [{ ...line, text: provisional, italics: true }]),
  ]
  return [{ stack: lines, margin: [0, 0, 0, GAP_PT * 2] }]
}

function setAll(blocks: readonly Block[]): Content[] {
  let chapter = ''
  return blocks.map((block, index): Content => {
    if (block.kind === 'table') return printedTable(block)
    if (block.kind === 'text') return paragraph(block)
    const id = `h${index}`
    if (block.level === 1) chapter = id
    return heading(block, id, chapter)
  })
}

const heading = ({ level, text }: Heading, id: string, chapter: string): Content => ({
  text,
  id,
  headlineLevel: level,
  bold: true,
  italics: level === 2,
  margin: [0, GAP_PT * 2, 0, GAP_PT],
  outline: true,
  ...(level === 1 ? { outlineExpanded: true } : { outlineParentId: chapter }),
})

const paragraph = ({ text, byHand, ragged, apart }: Text): Content => ({
  text,
  italics: byHand === true,
  alignment: ragged ? 'left' : 'justify',
  leadingIndent: points(INDENT_MM),
  margin: [0, apart ? GAP_PT : 0, 0, GAP_PT],
})

/** A signature never stands alone on a page: the last sentence goes with it. */
const withClosing = (text: Content[], end: Content): Content[] => [
  ...text.slice(0, -1),
  { stack: [...text.slice(-1), end], unbreakable: true },
]
