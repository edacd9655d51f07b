import type { Topic } from '../block.ts'

export const topic: Topic = {
  blocks: [
    {
      p: [
        '**Thế giới** là một bộ riêng gồm số tờ khai, tài khoản, đồng hồ, tờ khai. Thế giới của chiến dịch là nơi chạy chính thức; mỗi lớp có thế giới của mình, làm hỏng cũng không ảnh hưởng ai.',
        'A **world** is a set of numbers, accounts, clock and declarations of its own. The campaign’s world is where official runs go; each class has its own, and breaking it harms nobody.',
      ],
    },
    { h: ['Cho học viên', 'For those who learn'] },
    {
      list: [
        [
          'Vào lớp: trang **Lớp học**, nhập mã vào lớp do giảng viên đưa. Chỗ của bạn có sẵn tài khoản khai báo.',
          'Come in on the page **Classes** with the code from the trainer. Your seat has a wire account.',
        ],
        [
          'Đổi thế giới ở dải trên cùng. Mỗi thế giới có hộp thư, bản nháp và tờ khai riêng.',
          'Change the world in the strip on top. Each world has its own mailbox, drafts and declarations.',
        ],
      ],
    },
    { h: ['Cho giảng viên', 'For trainers'] },
    {
      table: {
        head: [
          ['Việc', 'Task'],
          ['Để làm gì', 'What it is for'],
        ],
        rows: [
          [
            ['Ảnh chụp và đặt lại', 'Snapshot and reset'],
            [
              'Trở về trạng thái đã lưu; mọi người trong lớp về cùng một điểm. Nhật ký vẫn còn.',
              'Go back to what was kept: everybody stands at the same point. The journal stays.',
            ],
          ],
          [
            ['Ép luồng', 'Force the channel'],
            [
              'Mọi tờ khai của lớp vào luồng bạn muốn tập.',
              'Every declaration of the class goes to the channel to be practised.',
            ],
          ],
          [
            ['Làm chậm, làm mất, lặp', 'Delay, drop, duplicate'],
            [
              'Tập xử lý mạng kém: chờ, gửi lại với cùng mã, không sinh tờ khai đôi.',
              'Practise a bad network: wait, resend with the same id, no doubled declaration.',
            ],
          ],
          [
            ['Từ chối bằng mã', 'Refuse with a code'],
            ['Trả về mã bạn chọn, để tập đọc và sửa.', 'Answers the code you choose, to practise reading and mending.'],
          ],
          [
            ['Đồng hồ', 'Clock'],
            [
              'Dừng, chỉnh, cho chạy tiếp: tập hạn 7 ngày của tờ khai trước, hạn kiểm tra.',
              'Freeze, set, let run: practise the 7 days of a pre-registration, or deadlines.',
            ],
          ],
          [
            ['Lưu trữ', 'Archive'],
            ['Lớp chỉ còn xem, không làm thêm được.', 'The class can be looked at, and nothing more.'],
          ],
        ],
      },
    },
    { h: ['Kỳ thi', 'Exams'] },
    {
      list: [
        [
          'Thời gian cố định, không gợi ý, dữ liệu riêng từng người. Hết giờ thì lượt chạy tự đóng với những gì đã làm.',
          'Fixed time, no hints, different data for each. When time is up the run closes with what was done.',
        ],
        [
          'Mất mạng giữa kỳ thi: đăng nhập lại trên máy bất kỳ, lượt thi vẫn ở đó; đồng hồ không dừng.',
          'Network lost: log in again on any machine; the run is there, and the clock did not stop.',
        ],
      ],
    },
  ],
}
