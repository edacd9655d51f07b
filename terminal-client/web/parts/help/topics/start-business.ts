import type { Topic } from '../block.ts'

export const topic: Topic = {
  blocks: [
    {
      p: [
        'Bạn thay doanh nghiệp khai tờ khai: điền, kiểm tra, ký bằng token, gửi, rồi đọc trả lời của hệ thống.',
        'You declare as the business: fill, check, sign with the token, send, and read what the centre answers.',
      ],
    },
    { h: ['Trước khi bắt đầu', 'Before you begin'] },
    {
      list: [
        [
          '**Thiết lập → tài khoản khai báo**: mã người dùng 8 ký tự, mật khẩu, mã trạm, khóa truy cập của đơn vị. Người dùng thử đã được đặt sẵn.',
          '**Settings → wire account**: the user code of 8 characters, password, terminal and access key of your unit. Demo people have them set.',
        ],
        [
          '**Thiết lập → tác nhân ký**: ghép nối và thấy được token cùng chứng thư của tài khoản đó.',
          '**Settings → signing agent**: paired, and it shows the token with the certificate of that account.',
        ],
      ],
    },
    { h: ['Một tờ khai nhập khẩu, từ đầu đến cuối', 'One import declaration, start to end'] },
    {
      steps: [
        [
          '**Đầu cuối → IDA** (khai trước). Điền từng ô, hoặc lấy một bộ dữ liệu giả lập rồi sửa.',
          '**Terminal → IDA** (pre-registration). Fill it field by field, or take a simulated data set and change it.',
        ],
        [
          '`F8` kiểm tra tại chỗ. Lỗi hiện ngay ở ô và trong bảng tóm tắt; bấm vào lỗi để đến ô đó.',
          '`F8` checks it here. Faults stand at the field and in a summary; each leads to its field.',
        ],
        [
          '`F9` ký và gửi: cửa sổ của tác nhân ký hiện tóm tắt và hỏi PIN. Đọc kỹ rồi mới đồng ý.',
          '`F9` signs and sends: the agent’s own window shows a summary and asks for the PIN. Read it before you agree.',
        ],
        [
          'Trả lời `00000-0000-0000` là được nhận: có số tờ khai, trị giá và thuế đã tính. Mã khác thì sửa theo lời giải thích và gửi lại.',
          '`00000-0000-0000` means accepted: you get a number, the value and the tax. Otherwise correct as explained and send again.',
        ],
        [
          '**IDC** để đăng ký chính thức với số vừa được cấp. Kết quả phân luồng nằm trong **Hộp thư** (`F7` để lấy).',
          '**IDC** declares it under the number given. The channel waits in the **Mailbox** (`F7` fetches).',
        ],
        [
          'Luồng xanh: nộp thuế rồi thông quan. Luồng vàng, đỏ: chờ công chức kiểm tra, bổ sung khi được yêu cầu.',
          'Green: pay, then cleared. Yellow and red: the officer checks; supply what you are asked for.',
        ],
      ],
    },
    { h: ['Xuất khẩu và các nghiệp vụ khác', 'Exports and other procedures'] },
    {
      p: [
        'Xuất khẩu đi cùng đường với **EDA** rồi **EDC**. Gọi lại tờ khai để sửa: **IDB**, **EDB** trước đăng ký; **IDD**, **EDD** sau đăng ký, rồi khai sửa bằng **IDA01**, **EDA01** và khai chính thức bản sửa bằng **IDE**, **EDE**: chữ số cuối của số tờ khai tăng thêm 1. Mất thông báo thì mở nó ở hộp thư và bấm **Lấy lại (ROT)**. Danh mục xếp theo nhóm; nghiệp vụ nào bộ mô phỏng chỉ kiểm tra khuôn dạng thì có ghi rõ.',
        'Exports go the same way by **EDA**, then **EDC**. Call a declaration up to change it: **IDB**, **EDB** before registration, **IDD**, **EDD** after it; then register the correction by **IDA01**, **EDA01** and declare it by **IDE**, **EDE**: the last digit of the number goes up by 1. A report can be asked for again from the mailbox: **Re-output (ROT)**. The list is by groups and says which procedures are checked for layout only.',
      ],
    },
  ],
}
