import type { Topic } from '../block.ts'

export const topic: Topic = {
  blocks: [
    {
      p: [
        'Bạn đóng vai công chức tại đơn vị của mình: nhận tờ khai, kiểm tra hồ sơ và hàng, xác nhận nộp thuế, thông quan.',
        'You play the officer of your office: receive declarations, check documents and goods, confirm payment, clear.',
      ],
    },
    {
      steps: [
        [
          'Mở **Bàn nghiệp vụ**. Hàng đợi xếp theo hạn: việc gần trễ nhất đứng đầu. Lọc theo luồng khi cần.',
          'Open the **Officer desk**. The queue goes by deadline: what is nearly late stands first. Filter by channel if you like.',
        ],
        [
          'Chọn tờ khai: xem dữ liệu, thuế, chứng từ, dòng thời gian bản tin của cả hai phía và sơ đồ vòng đời.',
          'Choose a declaration: data, tax, documents, the messages of both sides in order, and the life-cycle picture.',
        ],
        [
          '**Nhận xử lý** để người khác biết hồ sơ đang do bạn giữ.',
          '**Take the file**, so that others know that it is yours.',
        ],
        [
          'Làm thao tác mà trạng thái cho phép. Thao tác mờ có ghi lý do: chưa đến bước, không thuộc đơn vị, đã phân công cho người khác…',
          'Do what the state allows. A greyed action says why: not that far yet, another office, somebody else’s file …',
        ],
        [
          'Mỗi thao tác gửi bản tin tương ứng vào hộp thư của người khai và ghi một dòng nhật ký.',
          'Each action lays the right report into the declarant’s mailbox and writes a journal row.',
        ],
      ],
    },
    {
      p: [
        'Chi tiết từng luồng và thời hạn: [Bàn nghiệp vụ](desk). Nếu bạn có cả hai vai, kịch bản tự chuyển vai cho bạn khi đến bước của hải quan.',
        'Channels and deadlines in detail: [Officer desk](desk). With both roles, a scenario switches you over when it is the customs’ turn.',
      ],
    },
  ],
}
