import type { Topic } from '../block.ts'

export const topic: Topic = {
  blocks: [
    {
      p: [
        'Bạn theo dõi các Chi cục thuộc Cục và lập báo cáo kỳ 05, kỳ 20.',
        'You follow the branches of your Department and make the reports of the 5th and the 20th.',
      ],
    },
    {
      list: [
        [
          '**Bàn nghiệp vụ** cho xem tờ khai của mọi đơn vị thuộc Cục, và phân công hồ sơ cho công chức.',
          'The **Officer desk** shows the declarations of every office of the Department, and lets you assign files to officers.',
        ],
        [
          '**Người dùng** cho biết ai ở đơn vị nào, vai trò gì, ai chưa đổi mật khẩu lần đầu.',
          '**People** tells who belongs where, with which roles, and who has not changed the first password.',
        ],
        [
          'Mục **Báo cáo** đang được xây dựng; hiện lập bằng dòng lệnh hoặc API (bên dưới).',
          'A place for **reports** is being built; for now they are made by the command line or the API (below).',
        ],
      ],
    },
    { h: ['Báo cáo kỳ', 'The fortnightly report'] },
    {
      table: {
        head: [
          ['Kỳ', 'Period'],
          ['Số liệu và hạn', 'Figures and due time'],
        ],
        rows: [
          [
            ['Kỳ 05', 'Of the 5th'],
            [
              'Từ ngày 20 tháng trước đến hết ngày 04; nộp trước 17 giờ ngày 05.',
              'From the 20th of the month before to the 4th; due on the 5th by 17:00.',
            ],
          ],
          [
            ['Kỳ 20', 'Of the 20th'],
            [
              'Từ ngày 05 đến hết ngày 19; nộp trước 17 giờ ngày 20.',
              'From the 5th to the 19th; due on the 20th by 17:00.',
            ],
          ],
        ],
      },
    },
    {
      list: [
        [
          'Hạn không lùi vì ngày nghỉ; trước khi kỳ kết thúc, số liệu là “tạm tính”.',
          'Weekends do not move the due time; before the period ends figures are provisional.',
        ],
        [
          'Chỉ **lượt chính thức** được tính. Mỗi con số dẫn được về bản tin làm ra nó.',
          'Only **official runs** count. Every figure leads to the messages behind it.',
        ],
        [
          'Dòng lệnh: `vnaccs report fortnight --unit 02ZZ --period 2026-11-20 --format docx` (cũng có `pdf`, `xlsx`, `csv`).',
          'Command line: `vnaccs report fortnight --unit 02ZZ --period 2026-11-20 --format docx` (also `pdf`, `xlsx`, `csv`).',
        ],
      ],
    },
  ],
}
