import type { Topic } from '../block.ts'

export const topic: Topic = {
  blocks: [
    {
      p: [
        'Tìm câu bạn thấy trên màn hình. Trong mọi trường hợp, phần đã nhập vẫn còn.',
        'Look for what you see on the screen. In every case what you typed is kept.',
      ],
    },
    { h: ['Đăng nhập và mạng', 'Log-in and network'] },
    {
      table: {
        head: [
          ['Bạn thấy', 'You see'],
          ['Làm gì', 'What to do'],
        ],
        rows: [
          [
            ['Chưa đăng nhập được', 'Not logged in'],
            [
              'Kiểm tra Caps Lock và bộ gõ tiếng Việt (mật khẩu có thể đã thành chữ có dấu). Quên thì nhờ Ban Triển khai hoặc CNTT cấp lại.',
              'Check Caps Lock and the input method (letters may have become marked ones). Forgotten: the board or IT gives a new one.',
            ],
          ],
          [
            ['Nhập sai mật khẩu quá nhiều lần', 'Too many tries'],
            [
              'Chờ 15 phút. Người khác cùng phòng vẫn đăng nhập bình thường.',
              'Wait 15 minutes. Others in the room can log in meanwhile.',
            ],
          ],
          [
            ['Phiên làm việc đã kết thúc', 'The session has ended'],
            [
              'Đăng nhập lại ngay trong cửa sổ hiện ra; trang bên dưới giữ nguyên.',
              'Log in again in the window that appears; the page under it is untouched.',
            ],
          ],
          [
            ['Chưa nối được với bộ mô phỏng', 'The simulator cannot be reached'],
            [
              'Đợi rồi bấm **Thử lại**. Vẫn vậy thì hỏi CNTT xem máy chủ có đang chạy.',
              'Wait, then press **Try again**. If it stays so, ask IT whether the server runs.',
            ],
          ],
          [
            ['Không có quyền', 'No right'],
            [
              'Vai trò của bạn chưa mở việc này; đề nghị người quản lý tài khoản.',
              'Your roles do not open this; ask whoever manages accounts.',
            ],
          ],
        ],
      },
    },
    { h: ['Ký', 'Signing'] },
    {
      table: {
        head: [
          ['Bạn thấy', 'You see'],
          ['Làm gì', 'What to do'],
        ],
        rows: [
          [
            ['Không thấy tác nhân ký', 'No signing agent'],
            [
              'Chạy tác nhân trên **máy đang ngồi**, rồi Thử lại. Đang chạy mà vẫn không thấy: mở trang tự kiểm tra, trình duyệt có thể đang chặn.',
              'Start the agent on **the machine you sit at**, then try again. If it runs: open the self-test page, the browser may be in the way.',
            ],
          ],
          [
            ['Chưa ghép nối', 'Not paired'],
            ['Vào Thiết lập, ghép nối lại và so mã.', 'Pair again under Settings, comparing the codes.'],
          ],
          [
            ['Chưa thấy USB token', 'No USB token'],
            [
              'Cắm token, đợi đèn sáng, Thử lại. Rút giữa chừng thì cắm lại: chưa có gì được ký hay gửi.',
              'Plug it in, wait for its light, try again. Pulled out meanwhile: plug it in again, nothing was signed or sent.',
            ],
          ],
          [
            ['Sai PIN', 'Wrong PIN'],
            [
              'Cửa sổ cho biết còn mấy lần. **Lần cuối** thì dừng lại, hỏi người giữ token.',
              'The window tells how many tries are left. At the **last try** stop and ask the keeper of the token.',
            ],
          ],
          [
            ['PIN bị khóa', 'PIN locked'],
            [
              'CNTT của Cục mở bằng SO-PIN. Token luyện tập: tạo token khác rồi xin lại chứng thư.',
              'IT of the Department unblocks it by the SO PIN. Practice token: make another and ask for a certificate again.',
            ],
          ],
          [
            ['Chứng thư của tài khoản khác', 'Certificate of another account'],
            [
              'Cắm đúng token của tài khoản đang khai, hoặc đổi tài khoản ở Thiết lập.',
              'Use the token of the account in use, or change the account under Settings.',
            ],
          ],
          [
            ['Chứng thư hết hạn, bị thu hồi', 'Certificate expired or revoked'],
            ['Xin chứng thư mới ở Thiết lập.', 'Ask for a new one under Settings.'],
          ],
          [
            ['Cửa sổ ký đã đóng', 'The signing window was closed'],
            [
              'Bấm **Mở lại cửa sổ ký**; yêu cầu vẫn đang chờ. Trình duyệt chặn cửa sổ bật lên thì cho phép trang này.',
              'Press **Open it again**; the request still waits. Allow pop-ups for this page if the browser blocks them.',
            ],
          ],
        ],
      },
    },
    { h: ['Gửi và trả lời', 'Sending and answers'] },
    {
      table: {
        head: [
          ['Bạn thấy', 'You see'],
          ['Làm gì', 'What to do'],
        ],
        rows: [
          [
            ['Không biết đã gửi được chưa', 'Unclear whether it was sent'],
            [
              'Gửi lại: cùng mã tiếp nối và cùng nội dung thì hệ thống trả đúng trả lời cũ, không sinh tờ khai thứ hai.',
              'Send again: with the same carry-over id and content the centre gives the same answer and makes no second declaration.',
            ],
          ],
          [
            ['`A0011`', '`A0011`'],
            [
              'Hệ thống đang quá tải; đợi vài giây rồi gửi lại.',
              'The centre is overloaded; wait some seconds and send again.',
            ],
          ],
          [
            ['`A0002`', '`A0002`'],
            [
              'Khuôn dạng đúng, nhưng bộ mô phỏng chưa xử lý nghiệp vụ này.',
              'The layout is right, but this simulator does not work that procedure out.',
            ],
          ],
          [
            ['Bản nháp đã đổi ở nơi khác', 'The draft changed elsewhere'],
            [
              'Bản này đang mở ở thẻ hoặc máy khác. Xem bản kia rồi chọn giữ bản nào.',
              'It is open in another tab or machine. Look at that one, then choose which to keep.',
            ],
          ],
        ],
      },
    },
  ],
}
