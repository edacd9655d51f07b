import type { Topic } from '../block.ts'

export const topic: Topic = {
  blocks: [
    {
      p: [
        'Đây là nơi diễn tập VNACCS/VCIS: bản tin, chữ ký và cách xử lý là thật, còn dữ liệu, doanh nghiệp và con người đều do máy nghĩ ra.',
        'Here you rehearse VNACCS/VCIS: messages, signatures and processing are real; data, businesses and people are invented.',
      ],
    },
    { h: ['Làm theo thứ tự này', 'In this order'] },
    {
      steps: [
        [
          'Nhìn **dải xanh trên cùng**: bạn đang ở thế giới nào, lượt chạy chính thức hay luyện tập, giờ hệ thống là mấy giờ.',
          'Look at the **blue strip** on top: which world you are in, whether the run is official or practice, what the system time is.',
        ],
        [
          'Vai doanh nghiệp cần ký: vào **Thiết lập**, ghép nối tác nhân ký một lần. Xem [Tác nhân ký và USB token](signing).',
          'To sign as the business, pair the signing agent once under **Settings**. See [Signing agent and USB token](signing).',
        ],
        [
          'Mở **Kịch bản**, chọn `A11 luồng xanh`, bấm bắt đầu rồi làm theo từng bước. Đây là cách nhanh nhất để quen tay.',
          'Open **Scenarios**, choose `A11 green channel`, start it and follow the steps: the quickest way to get going.',
        ],
        [
          'Lần sau vào, trang **Việc của tôi** cho biết việc đang chờ, việc trễ hạn và chỗ đã dừng.',
          'Next time **My work** tells what waits for you, what is late, and where you stopped.',
        ],
      ],
    },
    { h: ['Ba điều nên nhớ', 'Three things to remember'] },
    {
      list: [
        [
          '`Ctrl-K` tìm được mọi thứ: màn hình, nghiệp vụ, số tờ khai, kịch bản, mã. Gõ không dấu cũng được.',
          '`Ctrl-K` finds anything: screens, procedures, declarations, scenarios, codes, with or without diacritics.',
        ],
        [
          '`F1` mở trợ giúp của đúng trang đang đứng mà không rời trang.',
          '`F1` opens the help of the page you are on, without leaving it.',
        ],
        [
          'Không có gì đã nhập bị mất: phiên kết thúc hay mất mạng thì đăng nhập lại rồi làm tiếp. Xem [Trục trặc và cách xử lý](faults).',
          'Nothing typed is lost: when the session ends or the network fails, log in again and go on. See [Faults and ways out](faults).',
        ],
      ],
    },
    { h: ['Chính thức hay luyện tập?', 'Official or practice?'] },
    {
      p: [
        '**Lượt chính thức** được tính vào tiến độ và báo cáo kỳ 05, kỳ 20; **lượt luyện tập** thì không. Bạn chọn khi bắt đầu và không đổi được giữa chừng. Cứ luyện tập đến khi thạo, rồi hãy chạy chính thức.',
        '**Official runs** count in progress and in the reports of the 5th and 20th; **practice runs** do not. You choose at the start and cannot change it midway. Practise until you are sure, then run officially.',
      ],
    },
  ],
}
