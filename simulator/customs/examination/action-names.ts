import type { OfficerMove } from '../declaration/transitions.ts'

/** What an officer can do at the desk: moves of the life cycle, and giving a file to somebody. */
export type DeskAction = OfficerMove | 'take' | 'release' | 'assign'

/** In the order of the work. */
export const DESK_ACTIONS: readonly DeskAction[] = [
  'take',
  'release',
  'assign',
  'receive',
  'documentResult',
  'requestCorrection',
  'orderInspection',
  'inspectionResult',
  'confirmPayment',
  'clear',
]

// biome-ignore format: one action a line
export const ACTION_NAMES: Readonly<Record<DeskAction, { readonly vi: string; readonly en: string }>> = {
  take: { vi: 'Nhận xử lý', en: 'Take the file' },
  release: { vi: 'Thôi xử lý', en: 'Give the file up' },
  assign: { vi: 'Phân công', en: 'Assign' },
  receive: { vi: 'Nhận hồ sơ', en: 'Receive the dossier' },
  documentResult: { vi: 'Nhập kết quả kiểm tra hồ sơ', en: 'Enter the document result' },
  requestCorrection: { vi: 'Yêu cầu sửa đổi, bổ sung', en: 'Ask for a correction' },
  orderInspection: { vi: 'Chỉ định kiểm tra thực tế', en: 'Order the inspection' },
  inspectionResult: { vi: 'Nhập kết quả kiểm tra thực tế', en: 'Enter the inspection result' },
  confirmPayment: { vi: 'Xác nhận đã nộp thuế', en: 'Confirm the payment' },
  clear: { vi: 'Thông quan', en: 'Clear' },
}
