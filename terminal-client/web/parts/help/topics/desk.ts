import type { Topic } from '../block.ts'

export const topic: Topic = {
  blocks: [
    { h: ['Ba luồng', 'The three channels'] },
    {
      table: {
        head: [
          ['Luồng', 'Channel'],
          ['Công chức làm', 'What the officer does'],
        ],
        rows: [
          [
            ['● Xanh', '● Green'],
            [
              'Không kiểm tra. Còn thuế phải nộp thì **xác nhận đã nộp thuế**, tờ khai thông quan.',
              'No check. Where tax is owed, **confirm the payment** and it is cleared.',
            ],
          ],
          [
            ['▲ Vàng', '▲ Yellow'],
            [
              '**Nhận hồ sơ** → **nhập kết quả kiểm tra hồ sơ** → nộp thuế → **thông quan**. Có thể chỉ định kiểm tra thực tế.',
              '**Receive** → **enter the document result** → payment → **clear**. An inspection may be ordered.',
            ],
          ],
          [
            ['■ Đỏ', '■ Red'],
            [
              'Như vàng, thêm **chỉ định kiểm tra thực tế** → **nhập kết quả kiểm tra thực tế**.',
              'As yellow, with **order the inspection** → **enter the inspection result** besides.',
            ],
          ],
        ],
      },
    },
    { h: ['Thời hạn, theo giờ hệ thống và giờ làm việc', 'Deadlines, by system time and working hours'] },
    {
      table: {
        head: [
          ['Việc', 'Task'],
          ['Hạn', 'Due within'],
        ],
        rows: [
          [
            ['Kiểm tra hồ sơ', 'Document check'],
            ['2 giờ làm việc từ khi nhận hồ sơ.', '2 working hours from receipt.'],
          ],
          [
            ['Kiểm tra thực tế', 'Goods inspection'],
            [
              '8 giờ làm việc; lãnh đạo gia hạn thêm 2 ngày khi hàng chưa đạt.',
              '8 working hours; the head may add 2 days when the goods did not pass.',
            ],
          ],
          [
            ['Doanh nghiệp bổ sung', 'Supplement by the business'],
            ['5 ngày.', '5 days.'],
          ],
          [
            ['Nhận hồ sơ, chỉ định, thông quan', 'Receipt, order, clearance'],
            ['2 giờ làm việc (SIM-defined).', '2 working hours (SIM-defined).'],
          ],
        ],
      },
    },
    { h: ['Ai được xử lý', 'Who may act'] },
    {
      list: [
        [
          'Công chức của đơn vị nơi đăng ký, đúng đội thủ tục nếu đã gán đội.',
          'Officers of the office it lies at, and of its sub-section where one is set.',
        ],
        [
          'Hồ sơ chưa có người: **Nhận xử lý**. Đã phân công cho người khác: đề nghị Cục hoặc giảng viên đổi phân công.',
          'A file that nobody has: **take** it. Somebody else’s: ask the Department or a trainer to assign it to you.',
        ],
        [
          'Thao tác bị từ chối cũng được ghi nhật ký: kiểm tra quyền là một nội dung của đợt chạy thử.',
          'A refused action is journalled too: checking rights is one of the aims of a test run.',
        ],
      ],
    },
    {
      p: [
        'Kết quả “không đạt” hay “yêu cầu bổ sung” gửi thông báo cho người khai; họ sửa rồi tờ khai quay lại hàng đợi.',
        'A result “not passed” or “supplement” sends a notice to the declarant; once they answer, the file is back in the queue.',
      ],
    },
  ],
}
