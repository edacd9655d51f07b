import type { PhaseReason } from '../declaration/transitions.ts'

/** Why an action is refused: what the phase forbids, what is missing, what was entered wrongly. */
export type Reason =
  | PhaseReason
  | 'yellowChannel'
  | 'documentsAlreadyPassed'
  | 'documentsNotPassed'
  | 'inspectionNotOrdered'
  | 'goodsNotPassed'
  | 'nothingOwed'
  | 'guaranteed'
  | 'alreadyPaid'
  | 'lastBranch'
  | 'noteMissing'
  | 'noteTooLong'
  | 'badPercent'
  | 'badAmount'
  | 'amountShort'

export interface Refusal {
  readonly code: Reason
  readonly vi: string
  readonly en: string
}

// biome-ignore format: one reason a line pair
const TEXTS: Readonly<Record<Reason, readonly [vi: string, en: string]>> = {
  notDeclared: ['Tờ khai mới khai trước, chưa khai chính thức (IDC/EDC).',
    'The declaration is only pre-registered; it has not been declared (IDC/EDC) yet.'],
  draftExpired: ['Bản khai trước đã quá 7 ngày kể từ lần sửa cuối nên không còn hiệu lực.',
    'The pre-registration ran out: more than 7 days have passed since its last edit.'],
  greenChannel: ['Tờ khai luồng xanh không phải kiểm tra; chỉ còn chờ nộp thuế.',
    'A green-channel declaration is not examined; it only waits for its tax.'],
  yellowChannel: ['Tờ khai luồng vàng chỉ kiểm tra hồ sơ; muốn kiểm tra thực tế phải chuyển sang luồng đỏ trước.',
    'A yellow-channel declaration has its documents checked only; goods are inspected in the red channel.'],
  notReceived: ['Chưa nhận hồ sơ của tờ khai này.',
    'The dossier of this declaration has not been received yet.'],
  alreadyReceived: ['Hồ sơ của tờ khai này đã được nhận.',
    'The dossier of this declaration has already been received.'],
  documentsPending: ['Chưa có kết quả kiểm tra hồ sơ.',
    'The result of the document check is missing.'],
  documentsAlreadyPassed: ['Kết quả kiểm tra hồ sơ đã được nhập là đạt, không nhập lại.',
    'The document check has already been entered as passed.'],
  documentsNotPassed: ['Kết quả kiểm tra hồ sơ chưa đạt; cần bổ sung hồ sơ và nhập lại kết quả.',
    'The document check was not passed; the dossier needs a supplement and a new result.'],
  inspectionNotOrdered: ['Tờ khai luồng đỏ phải kiểm tra thực tế; chưa có chỉ định kiểm tra.',
    'A red-channel declaration needs a physical inspection; none has been ordered yet.'],
  notOrdered: ['Chưa chỉ định kiểm tra thực tế nên chưa thể nhập kết quả.',
    'No physical inspection has been ordered, so there is no result to enter.'],
  alreadyOrdered: ['Hàng hóa đã được chỉ định kiểm tra thực tế.',
    'A physical inspection has already been ordered.'],
  inspectionPending: ['Chưa có kết quả kiểm tra thực tế hàng hóa.',
    'The result of the physical inspection is missing.'],
  goodsNotPassed: ['Kết quả kiểm tra thực tế chưa đạt; cần xử lý và nhập lại kết quả.',
    'The physical inspection was not passed; it has to be settled and a new result entered.'],
  alreadyChecked: ['Tờ khai đã kiểm tra xong, đang chờ thông quan.',
    'The examination is finished; the declaration waits for clearance.'],
  taxOwed: ['Chưa nộp đủ thuế và chưa có bảo lãnh.',
    'The tax is neither paid nor guaranteed.'],
  nothingOwed: ['Tờ khai không có số thuế phải nộp.',
    'The declaration owes no tax.'],
  guaranteed: ['Số thuế của tờ khai đã được bảo lãnh hoặc được nộp sau, không phải nộp trước khi thông quan.',
    'The tax is guaranteed or deferred and need not be paid before clearance.'],
  alreadyPaid: ['Số thuế của tờ khai đã được xác nhận nộp đủ.',
    'The tax has already been confirmed as paid.'],
  alreadyCleared: ['Tờ khai đã thông quan.',
    'The declaration has been cleared.'],
  movedToManual: ['Tờ khai đã chuyển sang xử lý thủ công.',
    'The declaration has been moved to manual processing.'],
  alreadyWithdrawn: ['Tờ khai đã hủy.',
    'The declaration has been cancelled.'],
  lastBranch: ['Số tờ khai đã đến nhánh sửa đổi 9, người khai không sửa thêm được.',
    'The amendment branch of the number has reached 9: the declarant cannot correct it any more.'],
  noteMissing: ['Ghi rõ người khai phải sửa đổi, bổ sung nội dung gì.',
    'Say what the declarant is to correct or add.'],
  noteTooLong: ['Nội dung yêu cầu dài quá 420 byte (khoảng 300 ký tự tiếng Việt có dấu); viết ngắn lại.',
    'The content of the request is longer than 420 bytes; make it shorter.'],
  badPercent: ['Mức độ kiểm tra phải là số nguyên từ 1 đến 100 (phần trăm lô hàng).',
    'The extent of the inspection must be a whole number from 1 to 100 (percent of the lot).'],
  badAmount: ['Số tiền đã nộp phải là số nguyên dương, tính bằng đồng.',
    'The amount paid must be a positive whole number of đồng.'],
  amountShort: ['Số tiền đã nộp nhỏ hơn số thuế phải nộp.',
    'The amount paid is less than the tax owed.'],
}

export function refusal(code: Reason): Refusal {
  const [vi, en] = TEXTS[code]
  return { code, vi, en }
}
