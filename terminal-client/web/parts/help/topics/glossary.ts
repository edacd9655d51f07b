import type { Topic } from '../block.ts'

export const topic: Topic = {
  blocks: [
    {
      table: {
        head: [
          ['Từ', 'Term'],
          ['Nghĩa', 'Meaning'],
        ],
        rows: [
          [
            ['Bản tin', 'Message'],
            [
              'Đơn vị trao đổi giữa đầu cuối và hệ thống; có đầu 400 byte và các chỉ tiêu.',
              'What terminal and centre exchange: a header of 400 bytes and items.',
            ],
          ],
          [
            ['Chỉ tiêu', 'Item'],
            [
              'Một ô của bản tin, gọi bằng mã: `ICB`, `CH`, `BPR`.',
              'One field of a message, called by its id: `ICB`, `CH`, `BPR`.',
            ],
          ],
          [
            ['Nghiệp vụ', 'Procedure'],
            [
              'Việc gửi lên hệ thống, có mã: `IDA`, `IDC`, `EDA`…',
              'What is asked of the centre, by a code: `IDA`, `IDC`, `EDA` …',
            ],
          ],
          [
            ['Mã kết quả', 'Result code'],
            [
              'Lời đáp của hệ thống cho từng lỗi: mã, chỉ tiêu, dòng.',
              'The centre’s word on each fault: code, item, line.',
            ],
          ],
          [
            ['Thông điệp ra', 'Output'],
            ['Bản tin hệ thống gửi về, mã 6 ký tự: `VAD1AC`.', 'A message from the centre, 6 characters: `VAD1AC`.'],
          ],
          [
            ['Khai trước', 'Pre-registration'],
            [
              'IDA, EDA: có số tờ khai, giữ 7 ngày từ lần sửa cuối.',
              'IDA, EDA: has a number, kept for 7 days from the last change.',
            ],
          ],
          [
            ['Đăng ký chính thức', 'Declaring'],
            [
              'IDC, EDC: từ đây tờ khai có hiệu lực và được phân luồng.',
              'IDC, EDC: from here the declaration counts and gets its channel.',
            ],
          ],
          [
            ['Luồng', 'Channel'],
            [
              'Xanh (1): không kiểm tra. Vàng (2): hồ sơ. Đỏ (3): hồ sơ và hàng.',
              'Green (1): no check. Yellow (2): documents. Red (3): documents and goods.',
            ],
          ],
          [
            ['Thông quan', 'Clearance'],
            ['Hàng được phép đưa đi; kết thúc xử lý tại đơn vị.', 'The goods may go; the work of the office is done.'],
          ],
          [
            ['Tài khoản khai báo', 'Wire account'],
            [
              'Tài khoản của đơn vị để gửi bản tin: mã người dùng, mật khẩu, trạm, khóa. Khác với người dùng web.',
              'The account of a unit that sends messages: user code, password, terminal, key. Not your web log-in.',
            ],
          ],
          [
            ['Chứng thư số', 'Certificate'],
            [
              'Giấy chứng nhận khóa trong token là của tài khoản nào; do CA đào tạo cấp.',
              'Says to which account the key in the token belongs; issued by the training CA.',
            ],
          ],
          [
            ['Tác nhân ký', 'Signing agent'],
            [
              'Chương trình trên máy bạn, giữ token và hỏi PIN.',
              'The program on your machine that holds the token and asks for the PIN.',
            ],
          ],
          [
            ['Phán quyết chữ ký', 'Verdict'],
            ['Kết quả kiểm tra từng bước của một chữ ký.', 'The step-by-step result of checking a signature.'],
          ],
          [
            ['Nhật ký, chuỗi băm', 'Journal, hash chain'],
            [
              'Mọi bản tin và thao tác theo thứ tự; sửa một dòng là chuỗi gãy.',
              'Every message and act in order; a changed row breaks the chain.',
            ],
          ],
          [
            ['Lượt chạy', 'Run'],
            [
              'Một lần chơi một kịch bản, với dữ liệu và điểm của nó.',
              'One playing of a scenario, with its data and score.',
            ],
          ],
          [
            ['Hạt giống', 'Seed'],
            [
              'Con số sinh ra dữ liệu; cùng số cho cùng dữ liệu.',
              'The number that data are made from; the same gives the same.',
            ],
          ],
          [
            ['Thế giới', 'World'],
            [
              'Một bộ số, tài khoản, đồng hồ, tờ khai tách biệt.',
              'An isolated set of numbers, accounts, clock and declarations.',
            ],
          ],
          [
            ['Giờ hệ thống', 'System time'],
            [
              'Đồng hồ của thế giới, có thể được dừng hoặc chỉnh; mọi thời hạn theo nó.',
              'The world’s clock, which may be stopped or moved; every deadline goes by it.',
            ],
          ],
          [
            ['Kỳ 05, kỳ 20', 'Of the 5th, of the 20th'],
            ['Hai kỳ báo cáo chạy thử mỗi tháng.', 'The two test-run reports of each month.'],
          ],
        ],
      },
    },
  ],
}
