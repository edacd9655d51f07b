/**
 * Certificates of an exam (giấy chứng nhận hoàn thành bài thi thực hành), one a page, set as Nghị định 30/2020, Phụ lục I
 * sets a document. Each says that it is of the sandbox and stands for no official certificate.
 */
import type { Content } from 'pdfmake/interfaces.js'
import type { Certificate } from '../../acts/exam-results.ts'
import { placeOf } from '../fortnight/letterhead.ts'
import { BODY_PT, GAP_PT, MARGIN_MM, SIGNATURE_PT, TABLE_PT, TITLE_PT } from '../fortnight/measures.ts'
import { letterhead } from '../fortnight/pdf-letterhead.ts'
import { LEFT, points, RIGHT } from '../fortnight/pdf-units.ts'
import { longDay, TRIAL_MARK } from '../fortnight/words.ts'
import type { PdfDocument } from '../print/pdf-document.ts'

const NO_OFFICIAL = 'Cấp trong môi trường chạy thử, không thay chứng chỉ chính thức.'
const RULED = 'ruled'

/** To be made by the press of the house. */
export function certificateDocument(certificates: readonly Certificate[]): PdfDocument {
  const { left, top, right, bottom } = MARGIN_MM
  return {
    pageMargins: [points(left), points(top), points(right), points(bottom)],
    info: {
      title: `Giấy chứng nhận: ${certificates[0]?.title ?? ''}`,
      subject: `${TRIAL_MARK} · ${NO_OFFICIAL}`,
      creator: 'VNACCS sandbox',
    },
    defaultStyle: { font: 'Tinos', fontSize: BODY_PT, color: 'black' },
    watermark: { text: TRIAL_MARK, font: 'Tinos', color: '#808080', opacity: 0.14, bold: true, angle: -55 },
    layouts: { [RULED]: { rule: 0.5, padding: [4, 2] } },
    // Each is a document of one page: such a page bears no number.
    header: '',
    footer: {
      margin: [points(left), points(bottom - MARGIN_MM.footer) - 26, points(right), 0],
      stack: [
        { text: TRIAL_MARK, bold: true, fontSize: 11, alignment: 'center' },
        { text: NO_OFFICIAL, italics: true, fontSize: 10, alignment: 'center' },
      ],
    },
    content: certificates.map(
      (certificate, index): Content => ({
        stack: pageOf(certificate),
        ...(index === 0 ? {} : { pageBreak: 'before' as const }),
      }),
    ),
  }
}

function pageOf(certificate: Certificate): Content[] {
  const { name, login, unit, unitName, title, world, minutes, score, head } = certificate
  const line = (label: string, value: string, bold = false): Content => ({
    text: [`${label}: `, { text: value, bold }],
    margin: [0, 0, 0, GAP_PT],
  })
  return [
    ...letterhead(headOf(certificate)),
    {
      stack: [
        // The bookmark of the page.
        { text: 'GIẤY CHỨNG NHẬN', bold: true, fontSize: TITLE_PT + 4, alignment: 'center', outline: true },
        { text: 'Hoàn thành bài thi thực hành VNACCS/VCIS', bold: true, fontSize: TITLE_PT, alignment: 'center' },
        { text: '(trên môi trường chạy thử)', italics: true, alignment: 'center' },
      ],
      margin: [0, GAP_PT * 4, 0, GAP_PT * 3],
    },
    line('Chứng nhận', name.toUpperCase(), true),
    line('Tên đăng nhập', login),
    line('Đơn vị', `${unitName} (${unit})`),
    line('Đã đạt bài thi thực hành của lớp', `${title} (${world})`),
    line('Thời gian làm bài', `${minutes} phút, không có gợi ý, bộ dữ liệu riêng`),
    { text: 'Nội dung và kết quả:', margin: [0, 0, 0, GAP_PT] },
    scores(certificate),
    line('Điểm trung bình', `${score}/100`, true),
    closing(certificate),
    {
      text: [
        `Tra cứu: ${certificate.scenarios.map(({ run }) => run).join(', ')} (mã lượt chạy). Nhật ký tại lúc in: dòng ${head.seq}, mã băm SHA-256 `,
        { text: head.hash, characterSpacing: -0.2 },
        '.',
      ],
      fontSize: 9,
      margin: [0, GAP_PT * 3, 0, 0],
    },
  ]
}

function headOf({ above, issuer, day }: Certificate) {
  const at = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`
  const department = /^Cục /.test(issuer) ? issuer : above
  return {
    above: above.toUpperCase(),
    issuer: issuer.toUpperCase(),
    nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    motto: 'Độc lập - Tự do - Hạnh phúc',
    number: 'Số:         /GCN-……',
    place: `${placeOf(department)}, ${longDay(at)}`,
  }
}

function scores({ scenarios }: Certificate): Content {
  const cell = (text: string, more: object = {}) => ({ text, fontSize: TABLE_PT, ...more })
  const head = { bold: true, alignment: 'center' as const }
  return {
    table: {
      headerRows: 1,
      widths: ['auto', '*', 'auto', 'auto'],
      body: [
        [cell('TT', head), cell('Kịch bản', head), cell('Mã lượt chạy', head), cell('Điểm', head)],
        ...scenarios.map(({ title, run, score }, index) => [
          cell(String(index + 1), { alignment: 'center' }),
          cell(title),
          cell(run),
          cell(String(score), { alignment: 'right' }),
        ]),
      ],
    },
    layout: RULED,
    margin: [0, 0, 0, GAP_PT * 2],
  }
}

const closing = ({ trainer }: Certificate): Content => ({
  columns: [
    { width: LEFT, text: '' },
    {
      width: RIGHT,
      stack: [
        { text: 'GIẢNG VIÊN', bold: true, alignment: 'center' },
        {
          text: '(Chữ ký, họ và tên)',
          italics: true,
          fontSize: 12,
          alignment: 'center',
          margin: [0, 0, 0, SIGNATURE_PT],
        },
        { text: trainer, bold: true, alignment: 'center' },
      ],
    },
  ],
  margin: [0, GAP_PT * 2, 0, 0],
})
