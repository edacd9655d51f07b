import type { Topic } from '../block.ts'

export const topic: Topic = {
  blocks: [
    {
      p: [
        'Kịch bản là một câu chuyện nhiều bước với kết quả mong đợi đã định trước. Làm xong, bạn thấy mong đợi và nhận được khác nhau ở đâu.',
        'A scenario is a story in steps with known expected results. At the end you see where what came differs from what was expected.',
      ],
    },
    { h: ['Khi bắt đầu', 'When you start'] },
    {
      list: [
        [
          '**Luyện tập** hay **chính thức**: chỉ lượt chính thức vào báo cáo.',
          '**Practice** or **official**: only official runs enter the reports.',
        ],
        [
          '**Một mình** trong cả hai vai, hoặc **hai người** trên hai máy: gửi mã mời cho người kia, họ nhập ở trang Kịch bản.',
          '**Alone** in both roles, or **two people** on two machines: give the other one the code; they enter it on the Scenarios page.',
        ],
        [
          'Dữ liệu sinh từ một số hạt giống. “Làm lại với dữ liệu khác” đổi số, đề bài giữ nguyên.',
          'Data come from a seed. “Again with other data” changes the figures, not the task.',
        ],
      ],
    },
    { h: ['Trạng thái bước', 'States of a step'] },
    {
      table: {
        head: [
          ['Dấu', 'Sign'],
          ['Nghĩa', 'Meaning'],
        ],
        rows: [
          [
            ['chưa bắt đầu', 'not started'],
            ['Bước trước chưa xong.', 'The step before is not done.'],
          ],
          [
            ['đang làm', 'in progress'],
            ['Đến lượt bạn.', 'It is your turn.'],
          ],
          [
            ['chờ vai khác', 'waiting for the other role'],
            [
              'Người kia phải làm trước; trang tự cập nhật.',
              'The other person acts first; the page follows by itself.',
            ],
          ],
          [
            ['đạt', 'passed'],
            ['Kết quả đúng như mong đợi.', 'What came is what was expected.'],
          ],
          [
            ['chưa đạt', 'failed'],
            [
              'Khác mong đợi: xem bảng so sánh, sửa, làm lại.',
              'It differs: look at the comparison, correct, try again.',
            ],
          ],
        ],
      },
    },
    { h: ['Điểm', 'The score'] },
    {
      list: [
        ['Bắt đầu từ tỷ lệ bước đạt trên 100.', 'It starts from the share of passed steps out of 100.'],
        [
          'Mỗi lần gửi sai trừ 5 điểm; mỗi gợi ý (`F2`) trừ 5 điểm. Gợi ý chỉ hiện khi bạn hỏi.',
          'Each wrong try takes 5 points, and so does each hint (`F2`). Hints are shown only when asked for.',
        ],
        [
          'Thành thạo một chức năng: hai lượt chính thức đạt, không dùng gợi ý, trên dữ liệu khác nhau.',
          'Proficient in a function: two official runs passed without hints, on different data.',
        ],
      ],
    },
    {
      p: [
        'Trong kỳ thi không có gợi ý và có đồng hồ; xem [Lớp học, thế giới, kỳ thi](classes).',
        'In an exam there are no hints and a clock runs; see [Classes, worlds, exams](classes).',
      ],
    },
  ],
}
