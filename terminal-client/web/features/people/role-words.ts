/** The roles, each with a sentence that says what it opens. */
import type { PersonRole } from '#api/session.ts'
import { defineWords } from '../../lib/words.ts'

export const ROLES: readonly PersonRole[] = ['business', 'customs', 'trainer', 'department', 'board', 'it']

export const useRoleWords = defineWords('roles', {
  business: ['Doanh nghiệp', 'Business'],
  customs: ['Hải quan', 'Customs'],
  trainer: ['Giảng viên', 'Trainer'],
  department: ['Cục', 'Department'],
  board: ['Ban Triển khai', 'Project board'],
  it: ['CNTT', 'IT'],
  'business.does': [
    'Đóng vai doanh nghiệp: điền tờ khai, ký số, gửi và đọc trả lời.',
    'Plays the business: fills, signs and sends declarations, reads the answers.',
  ],
  'customs.does': [
    'Đóng vai công chức hải quan: xử lý tờ khai trên bàn nghiệp vụ.',
    'Plays the customs officer: processes declarations on the officer desk.',
  ],
  'trainer.does': [
    'Mở lớp, theo dõi học viên, tạo tình huống lỗi, chỉnh giờ của lớp.',
    'Runs classes: watches the people, puts faults in the way, moves the clock of the class.',
  ],
  'department.does': [
    'Theo dõi các Chi cục thuộc Cục, xem bản tin, tổng hợp báo cáo.',
    'Follows the branches of the Department, sees messages, compiles reports.',
  ],
  'board.does': [
    'Điều hành đợt chạy thử: cấp người dùng, xem toàn bộ bản tin và tờ khai.',
    'Directs the test run: gives accounts to people, sees every message and declaration.',
  ],
  'it.does': ['Quản lý người dùng, theo dõi kết nối và sự cố.', 'Manages people, watches connections and incidents.'],
})
