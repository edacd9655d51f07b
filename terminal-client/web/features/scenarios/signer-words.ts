import { defineWords } from '../../lib/words.ts'

export const useSignerWords = defineWords('signer', {
  title: ['Chứng thư dùng để ký ở bước này', 'The certificate to sign with in this step'],
  otherAccount: [
    'Khi cửa sổ của tác nhân ký mở ra: mở "Chứng thư khác", chọn chứng thư của {{userId}} (đồng nghiệp) có số dưới đây, đánh dấu ô xác nhận rồi nhập PIN.',
    'In the signing agent\'s window: open "Other certificates", choose that of {{userId}} (a colleague) with the number below, tick its box, enter the PIN.',
  ],
  revoked: [
    'Khi cửa sổ của tác nhân ký mở ra: mở "Chứng thư khác", chọn chứng thư cũ hơn của {{userId}} có số dưới đây, đánh dấu ô xác nhận rồi nhập PIN.',
    'In the signing agent\'s window: open "Other certificates", choose the older one of {{userId}} with the number below, tick its box, enter the PIN.',
  ],
  account: ['Tên trên chứng thư (CN)', 'Common name'],
  serial: ['Số chứng thư', 'Serial number'],
  until: ['Hạn dùng', 'Valid until'],
  revokedAt: ['Đã thu hồi lúc', 'Revoked at'],
  unchanged: [
    'Chứng thư thường dùng của tài khoản bạn không bị thay; các bản tin khác vẫn ký bằng chứng thư đó.',
    'The certificate that your account uses is not replaced; other messages are signed with it as before.',
  ],
  notYet: [
    'Chứng thư này chưa có. Bấm nút bên cạnh: cửa sổ của tác nhân ký hỏi PIN, tạo khóa riêng trong token và nhận chứng thư.',
    "There is none yet. Press the button: the signing agent's window asks for the PIN, makes a key of its own and takes the certificate.",
  ],
  notHere: [
    'Token ở máy này không có chứng thư đó. Cắm đúng token, hoặc bấm nút bên cạnh để xin vào token này.',
    'The token of this machine has no such certificate. Plug in the right one, or ask for it here.',
  ],
  enrol: ['Xin chứng thư luyện tập', 'Ask for the practice certificate'],
})
