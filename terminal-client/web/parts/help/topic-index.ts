/** The help topics: names, for whom, for which pages; the texts are loaded when one is opened. */
import type { PersonRole } from '#api/session.ts'
import type { Pair, Topic } from './block.ts'

export interface TopicEntry {
  readonly id: string
  readonly title: Pair
  readonly group: 'start' | 'work' | 'know'
  /** Getting started of these roles. */
  readonly roles?: readonly PersonRole[]
  /** Pages whose help it is: the longest beginning of the path that fits. */
  readonly pages?: readonly string[]
  /** Other words under which people look for it. */
  readonly words: string
  readonly load: () => Promise<{ readonly topic: Topic }>
}

export const TOPICS: readonly TopicEntry[] = [
  {
    id: 'first-steps',
    title: ['Mười phút đầu tiên', 'The first ten minutes'],
    group: 'start',
    pages: ['/'],
    words: 'bắt đầu việc của tôi dải trên cùng chính thức luyện tập start',
    load: () => import('./topics/first-steps.ts'),
  },
  {
    id: 'start-business',
    title: ['Bắt đầu: vai doanh nghiệp', 'Getting started: business'],
    group: 'start',
    roles: ['business'],
    pages: ['/terminal'],
    words: 'khai tờ khai gửi đầu cuối IDA IDC EDA EDC terminal declare',
    load: () => import('./topics/start-business.ts'),
  },
  {
    id: 'start-customs',
    title: ['Bắt đầu: vai hải quan', 'Getting started: customs'],
    group: 'start',
    roles: ['customs'],
    words: 'công chức xử lý officer',
    load: () => import('./topics/start-customs.ts'),
  },
  {
    id: 'start-trainer',
    title: ['Bắt đầu: giảng viên', 'Getting started: trainer'],
    group: 'start',
    roles: ['trainer'],
    words: 'lớp dạy học viên teach',
    load: () => import('./topics/start-trainer.ts'),
  },
  {
    id: 'start-department',
    title: ['Bắt đầu: cấp Cục', 'Getting started: department'],
    group: 'start',
    roles: ['department'],
    words: 'báo cáo kỳ 05 20 tổng hợp report',
    load: () => import('./topics/start-department.ts'),
  },
  {
    id: 'start-board',
    title: ['Bắt đầu: Ban Triển khai', 'Getting started: project board'],
    group: 'start',
    roles: ['board'],
    words: 'người dùng tài khoản cấp mật khẩu khóa people account',
    load: () => import('./topics/start-board.ts'),
  },
  {
    id: 'start-it',
    title: ['Bắt đầu: CNTT', 'Getting started: IT'],
    group: 'start',
    roles: ['it'],
    words: 'cài đặt máy trạm sao lưu TLS tác nhân backup install',
    load: () => import('./topics/start-it.ts'),
  },
  {
    id: 'people',
    title: ['Người dùng và mật khẩu', 'People and passwords'],
    group: 'work',
    pages: ['/people'],
    words: 'thêm người nhập danh sách phiếu mật khẩu lần đầu khóa vai trò import slips roles',
    load: () => import('./topics/people.ts'),
  },
  {
    id: 'signing',
    title: ['Tác nhân ký và USB token', 'Signing agent and USB token'],
    group: 'work',
    pages: ['/settings'],
    words: 'chữ ký số PIN ghép nối chứng thư PKCS11 softhsm certificate pairing thiết lập settings',
    load: () => import('./topics/signing.ts'),
  },
  {
    id: 'forms',
    title: ['Biểu mẫu và phím tắt', 'Forms and keys'],
    group: 'work',
    pages: ['/terminal/forms'],
    words: 'nhập ô dòng hàng dán excel bản nháp kiểm tra phím keys draft import export',
    load: () => import('./topics/forms.ts'),
  },
  {
    id: 'answers',
    title: ['Hộp thư và trả lời', 'Mailbox and answers'],
    group: 'work',
    pages: ['/terminal/mailbox', '/terminal/messages', '/terminal/declarations', '/print'],
    words: 'mã kết quả lấy bản tin in tờ khai nguyên văn REP1 result code print',
    load: () => import('./topics/answers.ts'),
  },
  {
    id: 'desk',
    title: ['Bàn nghiệp vụ', 'Officer desk'],
    group: 'work',
    pages: ['/desk'],
    words: 'luồng xanh vàng đỏ kiểm tra hồ sơ thực tế phân công thông quan channel inspection clear',
    load: () => import('./topics/desk.ts'),
  },
  {
    id: 'scenarios',
    title: ['Kịch bản và điểm', 'Scenarios and scores'],
    group: 'work',
    pages: ['/scenarios', '/runs'],
    words: 'lượt chạy bước gợi ý điểm hai người mã mời chính thức hint score invite',
    load: () => import('./topics/scenarios.ts'),
  },
  {
    id: 'classes',
    title: ['Lớp học, thế giới, kỳ thi', 'Classes, worlds, exams'],
    group: 'work',
    pages: ['/class'],
    words: 'thế giới ảnh chụp đặt lại bảng theo dõi lỗi đồng hồ thi handout snapshot fault clock exam',
    load: () => import('./topics/classes.ts'),
  },
  {
    id: 'faults',
    title: ['Trục trặc và cách xử lý', 'Faults and ways out'],
    group: 'know',
    words: 'lỗi không ký được khóa PIN mất mạng phiên kết thúc error lost',
    load: () => import('./topics/faults.ts'),
  },
  {
    id: 'glossary',
    title: ['Từ điển', 'Glossary'],
    group: 'know',
    words: 'thuật ngữ nghĩa là gì terms meaning',
    load: () => import('./topics/glossary.ts'),
  },
  {
    id: 'honesty',
    title: ['Điều gì là thật, điều gì do bộ mô phỏng đặt ra', 'What is real and what is ours (SIM-defined)'],
    group: 'know',
    words: 'SIM chính thức thật giả định nghĩa không phải bằng chứng official',
    load: () => import('./topics/honesty.ts'),
  },
]

export const topicOf = (id: string): TopicEntry | undefined => TOPICS.find((topic) => topic.id === id)

/** The topic of a page: the longest beginning of its path. */
export function topicOfPage(path: string): TopicEntry | undefined {
  let best: { readonly topic: TopicEntry; readonly length: number } | undefined
  for (const topic of TOPICS)
    for (const page of topic.pages ?? []) {
      const fits = page === '/' ? path === '/' : path === page || path.startsWith(`${page}/`)
      if (fits && page.length > (best?.length ?? 0)) best = { topic, length: page.length }
    }
  return best?.topic
}
