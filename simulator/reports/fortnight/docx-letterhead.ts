/** Head and foot of an administrative document (Nghị định 30/2020, Phụ lục I): national title, issuing body, recipients, signature. */
import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun } from 'docx'
import { TEXT_WIDTH } from './docx-style.ts'
import type { FortnightReport } from './report.ts'
import { longDay } from './words.ts'

const LEFT = Math.round(TEXT_WIDTH * 0.42)
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

/** A line of 95 mm holds 46 characters of 13 pt italics; a longer one is set a little closer, not broken. */
const closer = (text: string): Type => (text.length > 46 ? { characterSpacing: -8 } : {})

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
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
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

/** The higher body in plain capitals, the issuing one bold below it. */
const bodies = ({ unit }: FortnightReport): readonly [string, string] =>
  unit.kind === 'department' || unit.department.code === unit.code
    ? ['TỔNG CỤC HẢI QUAN', unit.name.toUpperCase()]
    : [unit.department.name.toUpperCase(), unit.name.toUpperCase()]

/** Where the Cục sits, from its name. A place named after a person is written in full, others without `TP` (Nghị định 30/2020). */
export function placeOf(department: string): string {
  const place = department.replace(/^Cục Hải quan (tỉnh |thành phố |TP\.? )?/, '')
  return place === 'Hồ Chí Minh' ? `Thành phố ${place}` : place
}

/** Number and sign are given by the clerk's office; the day is the one of the report. */
export function letterhead(report: FortnightReport): Table {
  const [above, issuer] = bodies(report)
  const place = `${placeOf(report.unit.department.name)}, ${longDay(report.computedAt.slice(0, 10))}`
  return bare([
    [
      [centred(above, { size: 24 }), centred(issuer, { size: 24, bold: true }), rule(LEFT, LEFT * 0.4, 60)],
      [
        centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 24, bold: true }),
        centred('Độc lập - Tự do - Hạnh phúc', { bold: true }),
        rule(RIGHT, 3250, 60),
      ],
    ],
    [[centred('Số:         /BC-……', {}, 60)], [centred(place, { italics: true, ...closer(place) }, 60)]],
  ])
}

/** Nơi nhận on the left (11 pt, its title 12 pt bold italic), the signer on the right. */
export function closing(report: FortnightReport, recipients: readonly string[]): Table {
  const listed = recipients.map((recipient, index) => {
    const end = index === recipients.length - 1 ? '.' : ';'
    const text = `- ${recipient}${end}`
    return new Paragraph({ spacing: { after: 0 }, children: [new TextRun({ text, size: 22 })] })
  })
  const title = new Paragraph({
    spacing: { after: 0 },
    children: [new TextRun({ text: 'Nơi nhận:', size: 24, bold: true, italics: true })],
  })
  const signer = report.unit.kind === 'department' ? 'CỤC TRƯỞNG' : 'CHI CỤC TRƯỞNG'
  return bare([
    [
      [title, ...listed],
      [
        centred(signer, { bold: true }),
        centred('(Chữ ký của người có thẩm quyền, dấu của đơn vị)', { italics: true, size: 24 }, 1400),
        centred('(Họ và tên)', { size: 26 }),
      ],
    ],
  ])
}

/** Editable (programme.md, Fortnightly report): what stands here unless another list is given. */
export const defaultRecipients = ({ unit }: FortnightReport): readonly string[] =>
  unit.kind === 'department'
    ? [
        'Tổng cục Hải quan (Ban Triển khai dự án VNACCS/VCIS)',
        'Lãnh đạo Cục (để b/c)',
        'Các Chi cục thuộc Cục',
        'Lưu: VT',
      ]
    : [`${unit.department.name} (Ban Triển khai dự án VNACCS/VCIS)`, 'Lãnh đạo Chi cục (để b/c)', 'Lưu: VT']
