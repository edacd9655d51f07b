import type { Topic } from '../block.ts'

export const topic: Topic = {
  blocks: [
    {
      p: [
        'Hệ thống trả lời hai cách: **ngay** (mã kết quả và màn hình) và **qua hộp thư** (phân luồng, thông báo thuế, quyết định thông quan).',
        'The centre answers in two ways: **at once** (result codes and a screen), and **by the mailbox** (channel, tax statement, clearance).',
      ],
    },
    { h: ['Ba mức đọc', 'Three depths'] },
    {
      list: [
        [
          '**Câu**: chuyện gì đã xảy ra và cần làm gì, bằng lời.',
          '**Sentence**: what happened and what to do, in words.',
        ],
        [
          '**Bản in**: tờ khai, thông báo, quyết định như trên giấy; in hoặc tải PDF. Mọi trang đều có “DỮ LIỆU CHẠY THỬ”.',
          '**Print**: the declaration, notice or decision as on paper; print it or save the PDF. Every page bears “DỮ LIỆU CHẠY THỬ”.',
        ],
        [
          '**Nguyên văn** (`F10`): từng chỉ tiêu với vị trí byte. Mật khẩu được che.',
          '**Raw** (`F10`): item by item with byte offsets. The password is masked.',
        ],
      ],
    },
    { h: ['Đọc một mã kết quả', 'Reading a result code'] },
    {
      p: [
        '`R1088-BPR -0003`: mã `R1088`, chỉ tiêu `BPR`, dòng hàng 3. Bấm vào để đến đúng ô, dòng. `00000-0000-0000` là được chấp nhận.',
        '`R1088-BPR -0003`: code `R1088`, item `BPR`, goods line 3. Press it to go to that very field and line. `00000-0000-0000` means accepted.',
      ],
    },
    {
      table: {
        head: [
          ['Chữ đầu', 'First letter'],
          ['Nghĩa', 'Meaning'],
        ],
        rows: [
          [
            ['`A`', '`A`'],
            ['Ở cửa vào: tài khoản, quyền, chứng thư, hộp thư.', 'At the gate: account, rights, certificate, mailbox.'],
          ],
          [
            ['`E134`, `E135`', '`E134`, `E135`'],
            [
              'Chữ ký: mật mã, chuỗi, hiệu lực (E134) hoặc cấu trúc (E135).',
              'The signature: cryptography, chain, validity (E134), or structure (E135).',
            ],
          ],
          [
            ['`S`', '`S`'],
            [
              'Một chỉ tiêu viết sai: thiếu, quá dài, sai kiểu.',
              'An item is written wrongly: missing, too long, of the wrong type.',
            ],
          ],
          [
            ['`R`', '`R`'],
            [
              'Các chỉ tiêu không khớp nhau theo quy tắc nghiệp vụ.',
              'Items do not agree with each other by the rules of the procedure.',
            ],
          ],
          [
            ['`E`', '`E`'],
            [
              'Không khớp danh mục, tỷ giá, hồ sơ hoặc trạng thái tờ khai.',
              'Not in a list, no rate, or against the file or state of the declaration.',
            ],
          ],
          [
            ['`W`', '`W`'],
            ['Cảnh báo: vẫn được nhận.', 'A warning: accepted all the same.'],
          ],
        ],
      },
    },
    { h: ['Hộp thư', 'Mailbox'] },
    {
      list: [
        [
          '`F7` lấy các bản tin đang chờ, cũ nhất trước. Mỗi bản được xác nhận rồi mới đến bản sau, như đầu cuối thật.',
          '`F7` fetches what waits, oldest first. Each message is acknowledged before the next, as on the real terminal.',
        ],
        [
          'Chưa lấy thì chưa xem được nội dung, kể cả khi đã thấy tên bản tin.',
          'What has not been fetched cannot be read yet, even where its title is seen.',
        ],
        [
          'Mất mạng giữa chừng? Lấy lại: không bản nào mất, bản chưa xác nhận sẽ đến lại.',
          'Network lost meanwhile? Fetch again: nothing is lost; what was not acknowledged comes again.',
        ],
      ],
    },
  ],
}
