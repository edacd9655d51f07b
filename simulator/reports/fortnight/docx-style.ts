/** Measures and styles of Nghị định 30/2020, Phụ lục I, in the units of the format (twentieths of a point, half points). */
import { AlignmentType, convertMillimetersToTwip, type IStylesOptions } from 'docx'
import * as measures from './measures.ts'

export const FONT = 'Times New Roman'
const mm = (millimetres: number): number => convertMillimetersToTwip(millimetres)

export const A4 = { width: mm(measures.A4_MM.width), height: mm(measures.A4_MM.height) }
const { top, bottom, left, right, header, footer } = measures.MARGIN_MM
export const MARGIN = {
  top: mm(top),
  bottom: mm(bottom),
  left: mm(left),
  right: mm(right),
  header: mm(header),
  footer: mm(footer),
}
export const TEXT_WIDTH = mm(measures.TEXT_WIDTH_MM)

/** Half points. */
export const BODY = measures.BODY_PT * 2
export const TITLE = measures.TITLE_PT * 2
export const TABLE = measures.TABLE_PT * 2
export const SMALL = measures.SMALL_PT * 2
/** Twentieths. */
export const GAP = measures.GAP_PT * 20

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
      run: { font: FONT, size: TITLE, bold: true, color: '000000' },
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
      paragraph: {
        alignment: AlignmentType.BOTH,
        spacing: { after: GAP },
        indent: { firstLine: mm(measures.INDENT_MM) },
      },
    },
    { id: 'Cell', name: 'Ô bảng', basedOn: 'Normal', run: { size: TABLE }, paragraph: { spacing: { after: 0 } } },
  ],
}
