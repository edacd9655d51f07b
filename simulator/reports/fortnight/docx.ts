/** The report as a document in the form of Nghị định 30/2020, Phụ lục I (experience.md, Reports). */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx'
import { closing, letterhead } from './docx-letterhead.ts'
import { A4, BODY, GAP, MARGIN, STYLES, TITLE } from './docx-style.ts'
import { printedTable } from './docx-table.ts'
import { defaultRecipients, documentTitle, type Letterhead, letterheadOf } from './letterhead.ts'
import type { FortnightReport } from './report.ts'
import { type Block, reportText, type Text } from './report-text.ts'

export interface DocxOptions {
  /** Nơi nhận, one a line, without dash and full stop. */
  readonly recipients?: readonly string[]
}

export async function fortnightDocx(report: FortnightReport, options: DocxOptions = {}): Promise<Uint8Array> {
  const head = letterheadOf(report)
  const document = new Document({
    creator: report.unit.name,
    title: documentTitle(report),
    description: head.mark,
    styles: STYLES,
    sections: [
      {
        properties: { titlePage: true, page: { size: A4, margin: MARGIN } },
        headers: {
          first: new Header({ children: [new Paragraph({})] }),
          default: new Header({ children: [pageNumber()] }),
        },
        footers: {
          first: new Footer({ children: [footer(head.mark)] }),
          default: new Footer({ children: [footer(head.mark)] }),
        },
        children: [
          letterhead(head),
          ...title(head),
          ...reportText(report).map(set),
          new Paragraph({ spacing: { after: GAP }, children: [] }),
          closing(head, options.recipients ?? defaultRecipients(report)),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const pageNumber = (): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 0 },
    children: [new TextRun({ children: [PageNumber.CURRENT], size: BODY })],
  })

const footer = (mark: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 0 },
    children: [new TextRun({ text: mark, bold: true, size: 22 })],
  })

function title({ title, subject, provisional }: Letterhead): readonly Paragraph[] {
  const line = (text: string, after: number, style: { italics?: true } = {}) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after },
      children: [new TextRun({ text, bold: !style.italics, size: TITLE, ...style })],
    })
  const lines = subject.map((text) => ({ text, style: {} }))
  const all = provisional === '' ? lines : [...lines, { text: provisional, style: { italics: true } as const }]
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
    ...all.map(({ text, style }, index) => line(text, index === all.length - 1 ? GAP * 2 : 0, style)),
  ]
}

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2 }

function set(block: Block): Paragraph | Table {
  if (block.kind === 'table') return printedTable(block)
  if (block.kind === 'text') return paragraph(block)
  return new Paragraph({ heading: LEVELS[block.level], children: [new TextRun(block.text)] })
}

const paragraph = ({ text, byHand, ragged, apart }: Text): Paragraph =>
  new Paragraph({
    style: 'Body',
    ...(ragged ? { alignment: AlignmentType.LEFT } : {}),
    ...(apart ? { spacing: { before: GAP, after: GAP } } : {}),
    children: [new TextRun({ text, ...(byHand ? { italics: true } : {}) })],
  })
