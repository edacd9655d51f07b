/** Measures and styles of Nghị định 30/2020, Phụ lục I, in the units of the format (twentieths of a point, half points). */
import { AlignmentType, convertMillimetersToTwip, type IStylesOptions } from 'docx'

export const FONT = 'Times New Roman'
const mm = (millimetres: number): number => convertMillimetersToTwip(millimetres)

export const A4 = { width: mm(210), height: mm(297) }
/** Top and bottom 20-25, left 30-35, right 15-20 mm; the page number stands in the middle of the top margin. */
export const MARGIN = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(9), footer: mm(9) }
/** What is left for text between the margins. */
export const TEXT_WIDTH = mm(210 - 30 - 15)

/** Body text 13 pt; half points. */
export const BODY = 26
export const TABLE = 21
export const SMALL = 16
/** 6 pt; twentieths. */
export const GAP = 120

const heading = (size: number, extra: { italics?: boolean } = {}) => ({
  run: { font: FONT, size, bold: true, color: '000000', ...extra },
  paragraph: { spacing: { before: GAP * 2, after: GAP }, keepNext: true },
})

export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: BODY, color: '000000', language: { value: 'vi-VN' } },
      paragraph: { spacing: { after: GAP } },
    },
    title: {
      run: { font: FONT, size: 28, bold: true, color: '000000' },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: GAP * 2, after: 0 } },
    },
    heading1: heading(BODY),
    heading2: heading(BODY, { italics: true }),
  },
  paragraphStyles: [
    {
      id: 'Body',
      name: 'Văn bản',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { alignment: AlignmentType.BOTH, spacing: { after: GAP }, indent: { firstLine: mm(10) } },
    },
    { id: 'Cell', name: 'Ô bảng', basedOn: 'Normal', run: { size: TABLE }, paragraph: { spacing: { after: 0 } } },
  ],
}
