import type { Topic } from '../block.ts'

export const topic: Topic = {
  blocks: [
    {
      p: [
        'Ban Triển khai điều hành đợt chạy thử: cấp người dùng, xem toàn bộ bản tin và tờ khai.',
        'The project board directs the test run: it gives accounts to people and sees every message and declaration.',
      ],
    },
    {
      steps: [
        [
          'Vào **Người dùng**, thêm từng người hoặc **nhập danh sách** dán từ Excel. Xem [Người dùng và mật khẩu](people).',
          'Under **People** add them one by one, or **take a list** pasted from Excel. See [People and passwords](people).',
        ],
        [
          'In **phiếu mật khẩu lần đầu** và giao tận tay; mỗi người đổi ngay khi đăng nhập.',
          'Print the **first-password slips** and hand them over; everyone changes theirs at the first log-in.',
        ],
        [
          'Tài khoản khai báo và chứng thư là của **đơn vị**, khác với người dùng web: quản trị cấp qua API (`/api/docs`).',
          'Wire accounts and certificates belong to the **unit**, not to a web user: they are issued through the API (`/api/docs`).',
        ],
        [
          'Theo dõi cột **Tình trạng**: ai chưa đổi mật khẩu lần đầu là người chưa vào lần nào.',
          'Watch the column **State**: who has not changed the first password has not really been in yet.',
        ],
      ],
    },
    {
      p: [
        'Khi một người chuyển đơn vị hay thôi tham gia: sửa đơn vị, vai trò, hoặc **khóa**. Phiên đang mở kết thúc ngay khi khóa; nhật ký và bản nháp vẫn còn.',
        'When somebody moves or leaves: change unit and roles, or **block**. Open sessions end at once; journal and drafts stay.',
      ],
    },
    {
      p: [
        'Điều gì trong bộ mô phỏng được coi là bằng chứng, điều gì không: [Điều gì là thật](honesty).',
        'What of this counts as evidence and what does not: [What is real](honesty).',
      ],
    },
  ],
}
