import type { Topic } from '../block.ts'

export const topic: Topic = {
  blocks: [
    {
      p: [
        'Ban Triển khai và CNTT thêm, sửa, khóa người dùng. Giảng viên và Cục xem được danh sách.',
        'The project board and IT add, change and block people. Trainers and the Department can see the list.',
      ],
    },
    { h: ['Vai trò mở ra những gì', 'What the roles open'] },
    {
      table: {
        head: [
          ['Vai trò', 'Role'],
          ['Được làm', 'May'],
        ],
        rows: [
          [
            ['Doanh nghiệp', 'Business'],
            ['Đầu cuối, hộp thư, tờ khai của mình, kịch bản.', 'Terminal, mailbox, own declarations, scenarios.'],
          ],
          [
            ['Hải quan', 'Customs'],
            ['Bàn nghiệp vụ của đơn vị, kịch bản.', 'The officer desk of their office, scenarios.'],
          ],
          [
            ['Giảng viên', 'Trainer'],
            [
              'Mở lớp, theo dõi, gây tình huống, xem mọi bản tin của thế giới.',
              'Classes, live board, faults, every message of the world.',
            ],
          ],
          [
            ['Cục', 'Department'],
            [
              'Xem tờ khai của các đơn vị thuộc Cục, phân công, báo cáo.',
              'Declarations of the offices of the Department, assignment, reports.',
            ],
          ],
          [
            ['Ban Triển khai', 'Project board'],
            ['Quản lý người dùng, xem mọi bản tin và tờ khai.', 'Manages people, sees every message and declaration.'],
          ],
          [
            ['CNTT', 'IT'],
            ['Quản lý người dùng, xem mọi bản tin và tờ khai.', 'Manages people, sees every message and declaration.'],
          ],
        ],
      },
    },
    {
      p: [
        'Một người có thể có nhiều vai trò; đổi vai trò có hiệu lực ngay.',
        'One person may have several roles; a change holds at once.',
      ],
    },
    { h: ['Nhập một danh sách', 'Taking a list'] },
    {
      steps: [
        [
          'Lập bốn cột trong Excel: tên đăng nhập, họ tên, đơn vị, vai trò. Đơn vị ghi mã hoặc tên; nhiều vai trò cách nhau bằng `/`.',
          'Four columns in Excel: log-in, name, unit, roles. The unit by code or name; several roles parted by `/`.',
        ],
        [
          'Chép vùng đó, bấm **Nhập danh sách**, dán vào ô. Bỏ trống tên đăng nhập thì máy đặt theo họ tên.',
          'Copy the range, press **Take a list**, paste. Where the log-in is left empty, it is made from the name.',
        ],
        [
          'Bảng bên dưới chỉ rõ dòng nào sai, sai gì. Còn một dòng sai thì chưa ai được thêm.',
          'The table shows which line is wrong and why. While one is wrong, nobody is added.',
        ],
        [
          'Bấm **Thêm**, rồi **In phiếu** mật khẩu lần đầu. Đóng lại là không xem lại được nữa.',
          'Press **Add**, then **Print the slips**. Once closed, the passwords cannot be seen again.',
        ],
      ],
    },
    { h: ['Mật khẩu', 'Passwords'] },
    {
      list: [
        [
          'Mật khẩu lần đầu phải đổi trước khi làm việc khác. Mất phiếu hoặc quên: **Cấp lại mật khẩu**.',
          'The first password is changed before anything else. Lost or forgotten: **New password**.',
        ],
        [
          'Mật khẩu của mình: ít nhất 8 ký tự, không chứa tên đăng nhập; ghép vài từ không liên quan là tốt nhất. Đổi ở **Thiết lập**; các máy khác phải đăng nhập lại.',
          'Your own: 8 characters or more without your log-in name; a few unrelated words are best. Change it under **Settings**; other machines must log in again.',
        ],
        [
          'Sai 10 lần trong 15 phút thì phải chờ. Đó không phải là bị khóa.',
          'After 10 wrong tries within 15 minutes one has to wait. That is no block.',
        ],
        [
          'Phiên kết thúc sau 2 giờ không dùng, và sau 12 giờ trong mọi trường hợp.',
          'A session ends after 2 hours without use, and after 12 hours in any case.',
        ],
      ],
    },
  ],
}
