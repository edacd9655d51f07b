/** Groups of the catalogue (customs.md, Scenario catalogue) in its order; `scenario.schema.json` names the same. */
import type { Text } from './scenario.ts'

const ENGLISH: readonly (readonly [vi: string, en: string])[] = [
  ['Kết nối', 'Connection'],
  ['Nhập kinh doanh', 'Commercial import'],
  ['Sửa, hủy', 'Amendment, withdrawal'],
  ['Kiểm tra', 'Examination'],
  ['Gia công, SXXK, chế xuất', 'Processing and export production'],
  ['TNTX', 'Temporary import, re-export'],
  ['Kho ngoại quan, phi thuế quan', 'Bonded warehouse, non-tariff zone'],
  ['Vận chuyển', 'Transport'],
  ['Miễn thuế', 'Duty exemption'],
  ['Trị giá thấp', 'Low value'],
  ['Xuất khẩu', 'Export'],
  ['Đính kèm, hóa đơn', 'Attachments, invoices'],
  ['Liên chi cục, liên cục', 'Between offices and departments'],
  ['Phân công', 'Assignment'],
  ['Liên kết', 'Links'],
  ['Sự cố, chuyển đổi', 'Incidents, changes'],
]

export const SCENARIO_GROUPS: readonly string[] = ENGLISH.map(([vi]) => vi)

/** A group that is not in the list keeps its Vietnamese name. */
export const groupWords = (group: string): Text => ({
  vi: group,
  en: ENGLISH.find(([vi]) => vi === group)?.[1] ?? group,
})
