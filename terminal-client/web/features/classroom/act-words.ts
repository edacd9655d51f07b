/** Acts of the journal in words; one that has none here stands as it is. */
import { defineWords } from '../../lib/words.ts'

const WORDS = {
  makeClass: ['mở lớp', 'make class'],
  joinClass: ['vào lớp', 'join class'],
  enrolMember: ['xếp chỗ trong lớp', 'seat member'],
  removeMember: ['cho ra khỏi lớp', 'remove member'],
  setPart: ['giao vai trong lớp', 'set part'],
  setJoinCode: ['đổi mã vào lớp', 'set join code'],
  archiveClass: ['lưu trữ lớp', 'archive class'],
  keepSnapshot: ['chụp trạng thái', 'keep snapshot'],
  dropSnapshot: ['xóa ảnh chụp', 'drop snapshot'],
  resetClass: ['đặt lại lớp', 'reset class'],
  setFault: ['đặt sự cố', 'set fault'],
  liftFault: ['gỡ sự cố', 'lift fault'],
  forceChannel: ['ép luồng', 'force channel'],
  setChannelRules: ['đặt tiêu chí phân luồng', 'set channel rules'],
  setClock: ['đặt giờ hệ thống', 'set clock'],
  setRunClock: ['đặt giờ của lượt', 'set clock of run'],
  setTurns: ['đặt chế độ phân công', 'set assignment'],
  markAbsent: ['ghi công chức vắng mặt', 'mark absent'],
  markPresent: ['ghi công chức có mặt', 'mark present'],
  assign: ['phân công', 'assign'],
  take: ['nhận xử lý', 'take the file'],
  release: ['trả lại hồ sơ', 'give the file back'],
  startExam: ['bắt đầu thi', 'start exam'],
  endExam: ['kết thúc thi', 'end exam'],
  openRun: ['mở lượt chạy', 'open run'],
  joinRun: ['vào lượt chạy của người khác', 'join run'],
  takeHint: ['xem gợi ý', 'take hint'],
  closeRun: ['kết thúc lượt chạy', 'close run'],
  openAccount: ['mở tài khoản khai báo', 'open wire account'],
  setRights: ['đặt quyền tài khoản', 'set account rights'],
  setTerminal: ['đặt đầu cuối', 'set terminal'],
  issueCertificate: ['cấp chứng thư', 'issue certificate'],
  revokeCertificate: ['thu hồi chứng thư', 'revoke certificate'],
  receive: ['tiếp nhận hồ sơ', 'receive papers'],
  documentResult: ['kết quả kiểm tra hồ sơ', 'document result'],
  orderInspection: ['yêu cầu kiểm tra thực tế', 'order inspection'],
  inspectionResult: ['kết quả kiểm tra thực tế', 'inspection result'],
  confirmPayment: ['xác nhận nộp thuế', 'confirm payment'],
  clear: ['thông quan', 'clear'],
} as const

const useWords = defineWords('acts', WORDS)

export function useActWord(): (act: string) => string {
  const t = useWords()
  return (act) => (Object.hasOwn(WORDS, act) ? t(act as keyof typeof WORDS) : act)
}
