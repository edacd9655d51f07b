import type { Topic } from '../block.ts'

export const topic: Topic = {
  blocks: [
    {
      p: [
        'Bạn mở lớp, cho học viên chạy kịch bản trong thế giới riêng, nhìn ai đang vướng ở đâu và gây tình huống để họ tập xử lý.',
        'You run classes: people play scenarios in a world of their own while you see who is stuck, and put trouble in their way on purpose.',
      ],
    },
    { h: ['Chuẩn bị trước buổi học', 'Before the class'] },
    {
      steps: [
        [
          '**Lớp học → tạo lớp** từ một khuôn mẫu: có sẵn kịch bản, số chỗ, giờ và luồng.',
          '**Classes → new class** from a template: scenarios, seats, clock and channel are prepared.',
        ],
        [
          'In **tờ phát tay**: địa chỉ, mã vào lớp, tài khoản từng chỗ.',
          'Print the **hand-out**: address, joining code, account of each seat.',
        ],
        [
          'Máy học viên cần tác nhân ký và một token; token luyện tập tạo ngay trên trang đầu của tác nhân. Xem [Tác nhân ký](signing).',
          'Each machine needs the signing agent and a token; a practice token is made on the agent’s first page. See [Signing agent](signing).',
        ],
        ['Tự chạy một lượt luyện tập của từng kịch bản.', 'Play each scenario once yourself, as practice.'],
      ],
    },
    { h: ['Trong buổi học', 'During the class'] },
    {
      list: [
        [
          '**Bảng theo dõi** cho biết từng người đang ở bước nào, bao lâu, sai mấy lần, lấy mấy gợi ý.',
          'The **live board** tells each one’s step, how long, how many mistakes and hints.',
        ],
        [
          'Gây tình huống: ép luồng, làm chậm, làm mất hoặc lặp trả lời, từ chối bằng một mã, chỉnh giờ – cho một lượt hoặc cả lớp. Nhớ gỡ sau khi xong.',
          'Make trouble: force a channel, delay, drop or double an answer, refuse with a code, move the clock, for one run or the whole class. Lift it afterwards.',
        ],
        [
          '**Chụp ảnh thế giới** trước phần khó để đặt lại khi cần.',
          'Take a **snapshot** before the hard part, to go back to.',
        ],
      ],
    },
    {
      p: [
        'Kỳ thi, đặt lại và lưu trữ lớp: [Lớp học, thế giới, kỳ thi](classes).',
        'Exams, reset and archiving: [Classes, worlds, exams](classes).',
      ],
    },
  ],
}
