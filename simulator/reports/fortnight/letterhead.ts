/** What stands around the text of an administrative document (Nghị định 30/2020, Phụ lục I), in words. */
import type { FortnightReport } from './report.ts'
import * as words from './words.ts'

export interface Letterhead {
  /** The higher body (cơ quan chủ quản) and the issuing one, in capitals. */
  readonly above: string
  readonly issuer: string
  /** Quốc hiệu, tiêu ngữ. */
  readonly nation: string
  readonly motto: string
  /** Number and sign: given by the clerk's office. */
  readonly number: string
  /** Place and date, of the day of the report. */
  readonly place: string
  /** Name of the kind of document (tên loại), then its subject (trích yếu), line by line. */
  readonly title: string
  readonly subject: readonly string[]
  /** '' once the period has ended. */
  readonly provisional: string
  /** Of every page. */
  readonly mark: string
  /** Quyền hạn, chức vụ of the signer, and what takes the place of signature and name. */
  readonly signer: string
  readonly signature: string
  readonly signerName: string
}

export function letterheadOf(report: FortnightReport): Letterhead {
  const { unit, computedAt, provisional } = report
  const department = unit.kind === 'department'
  const leads = department || unit.department.code === unit.code
  return {
    above: leads ? 'TỔNG CỤC HẢI QUAN' : unit.department.name.toUpperCase(),
    issuer: unit.name.toUpperCase(),
    nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    motto: 'Độc lập - Tự do - Hạnh phúc',
    number: 'Số:         /BC-……',
    place: `${placeOf(unit.department.name)}, ${words.longDay(computedAt.slice(0, 10))}`,
    title: 'BÁO CÁO',
    subject: [
      'Tiến độ, kết quả chạy thử Hệ thống VNACCS/VCIS',
      `${words.periodName(report)} (${words.periodDays(report)})`,
    ],
    provisional: provisional ? '(Số liệu tạm tính)' : '',
    mark: provisional ? `${words.TRIAL_MARK} – ${words.PROVISIONAL_MARK}` : words.TRIAL_MARK,
    signer: department ? 'CỤC TRƯỞNG' : 'CHI CỤC TRƯỞNG',
    signature: '(Chữ ký của người có thẩm quyền, dấu của đơn vị)',
    signerName: '(Họ và tên)',
  }
}

/** Where the Cục sits, from its name. A place named after a person is written in full, others without `TP` (Nghị định 30/2020). */
export function placeOf(department: string): string {
  const place = department.replace(/^Cục Hải quan (tỉnh |thành phố |TP\.? )?/, '')
  return place === 'Hồ Chí Minh' ? `Thành phố ${place}` : place
}

/** A line of 95 mm holds 46 characters of 13 pt italics; a longer one is set a little closer, not broken. */
export const needsClosing = (line: string): boolean => line.length > 46

/** Title of the file. */
export const documentTitle = (report: FortnightReport): string =>
  `Báo cáo chạy thử VNACCS/VCIS, ${words.periodName(report)}`

/** Nơi nhận as listed: a dash before, a semicolon behind, a full stop behind the last. */
export const listed = (recipients: readonly string[]): readonly string[] =>
  recipients.map((recipient, index) => `- ${recipient}${index === recipients.length - 1 ? '.' : ';'}`)

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
