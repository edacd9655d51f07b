import type { Phase } from './declaration.ts'

/** Names of the phases (trạng thái tờ khai) in both languages. */
// biome-ignore format: one phase a line
export const PHASE_NAMES: Readonly<Record<Phase, { readonly vi: string; readonly en: string }>> = {
  draft: { vi: 'Khai trước', en: 'Draft' },
  expired: { vi: 'Quá 7 ngày', en: 'Expired' },
  awaitingPayment: { vi: 'Luồng xanh chờ nộp thuế', en: 'Awaiting payment' },
  awaitingReceipt: { vi: 'Chờ nhận hồ sơ', en: 'Awaiting receipt' },
  examining: { vi: 'Kiểm tra hồ sơ', en: 'Examining' },
  inspecting: { vi: 'Kiểm tra thực tế', en: 'Inspecting' },
  checked: { vi: 'Đã kiểm tra, chờ thông quan', en: 'Checked' },
  cleared: { vi: 'Thông quan', en: 'Cleared' },
  manual: { vi: 'Chuyển thủ công', en: 'Manual' },
  withdrawn: { vi: 'Đã hủy', en: 'Withdrawn' },
}
