/** Vietnamese forms of dates, numbers and names, for print (Nghị định 30/2020). */
import type { CivilDay } from './period.ts'
import { GONE } from './progress.ts'
import type { FortnightReport } from './report.ts'
import type { Wording } from './table.ts'

/** Every page bears it (experience.md). */
export const TRIAL_MARK = 'DỮ LIỆU CHẠY THỬ'
export const PROVISIONAL_MARK = 'TẠM TÍNH'

const ACTIONS: Readonly<Record<string, Wording>> = {
  receive: { vi: 'Tiếp nhận hồ sơ', en: 'Receive' },
  documentResult: { vi: 'Nhập kết quả kiểm tra hồ sơ', en: 'Result of the document check' },
  requestCorrection: { vi: 'Yêu cầu sửa đổi, bổ sung', en: 'Ask for a correction' },
  orderInspection: { vi: 'Chỉ định kiểm tra thực tế', en: 'Order an inspection' },
  inspectionResult: { vi: 'Nhập kết quả kiểm tra thực tế', en: 'Result of the inspection' },
  confirmPayment: { vi: 'Xác nhận nộp thuế', en: 'Confirm payment' },
  clear: { vi: 'Thông quan', en: 'Clear' },
}

/** An action without a name here is shown by its own. */
export const actionName = (action: string): Wording => ACTIONS[action] ?? { vi: action, en: action }

/** A kind that is none of the lists: scenarios without a declaration, or shipped no more. */
export function kindNameIn(look: (kind: string) => string | undefined): (kind: string) => string {
  return (kind) => {
    if (kind === '-') return 'Kịch bản không khai tờ khai'
    if (kind === GONE) return 'Kịch bản không còn trong danh mục'
    return look(kind) ?? 'Loại hình ngoài danh mục'
  }
}

/** `2026-11-05` → `05/11/2026`. */
export const printedDay = (day: CivilDay): string => `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`

/** RFC 3339 at +07:00 → `17:00 ngày 20/11/2026`. */
export const printedTime = (time: string): string => `${time.slice(11, 16)} ngày ${printedDay(time.slice(0, 10))}`

/** Days 1-9 and months 1-2 with a leading zero (Nghị định 30/2020, Phụ lục I): `ngày 05 tháng 02 năm 2026`. */
export function longDay(day: CivilDay): string {
  const month = Number(day.slice(5, 7))
  return `ngày ${day.slice(8, 10)} tháng ${month < 3 ? `0${month}` : month} năm ${day.slice(0, 4)}`
}

/** `1234.5` → `1.234,5`. */
export function printedNumber(value: number): string {
  const [whole = '0', fraction] = String(value).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.')
  return fraction === undefined ? grouped : `${grouped},${fraction}`
}

/** `1.565` minutes as days, hours and minutes. */
export function printedDuration(minutes: number): string {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  const parts = [days > 0 ? `${days} ngày` : '', hours > 0 ? `${hours} giờ` : '', rest > 0 ? `${rest} phút` : '']
  return parts.filter((part) => part !== '').join(' ')
}

/** `Kỳ 20 tháng 11 năm 2026`, by the due day. */
export const periodName = ({ period: { name, due } }: FortnightReport): string =>
  `Kỳ ${name} ${longDay(due).slice(longDay(due).indexOf('tháng'))}`

export const periodDays = ({ period }: FortnightReport): string =>
  `từ ngày ${printedDay(period.firstDay)} đến hết ngày ${printedDay(period.lastDay)}`

/** In time, late by how much, or before the end of the period. */
export function standingText({ provisional, lateMinutes, period }: FortnightReport): string {
  if (provisional) return `Tạm tính: kỳ báo cáo kết thúc hết ngày ${printedDay(period.lastDay)}`
  if (lateMinutes > 0) return `Lập muộn ${printedDuration(lateMinutes)} so với hạn ${printedTime(period.dueAt)}`
  return `Lập trong hạn (hạn gửi: ${printedTime(period.dueAt)})`
}

/** How the figures are to be read; printed with them, so that nobody has to guess. */
export const readings = ({ unit: { branches, kind } }: FortnightReport): readonly string[] => [
  'Chỉ lượt chạy chính thức được tính; lượt chạy luyện tập chỉ được nêu thành một số riêng.',
  kind === 'department'
    ? `Kế hoạch: mỗi kịch bản đã phát hành, tại mỗi Chi cục thuộc phạm vi báo cáo (${branches.length} đơn vị). Mỗi cặp (kịch bản, Chi cục) tính một lần.`
    : 'Kế hoạch: mỗi kịch bản đã phát hành, tại đơn vị báo cáo. Mỗi kịch bản tính một lần.',
  'Đạt: có ít nhất một lượt trong kỳ đạt. Chưa đạt: đã kết thúc nhưng chưa lượt nào đạt. Đang làm: chưa kết thúc khi hết kỳ.',
  'Thời điểm tính theo đồng hồ của Hệ thống chạy thử, giờ Việt Nam, cả ngày đầu và ngày cuối kỳ.',
]
