import { defineWords } from '../../lib/words.ts'

export const useReadyWords = defineWords('ready', {
  title: ['Chuẩn bị để ký và gửi', 'Before you can sign and send'],
  allDone: [
    'Máy này sẵn sàng ký và gửi bằng tài khoản {{userId}}.',
    'This machine is ready to sign and send as {{userId}}.',
  ],
  terminal: ['Tài khoản khai báo', 'Wire account'],
  agent: ['Tác nhân ký trên máy này', 'Signing agent on this machine'],
  pairing: ['Ghép nối trang với tác nhân ký', 'Pairing with the signing agent'],
  certificate: ['Chứng thư số trên token', 'Certificate on the token'],
  done: ['xong', 'done'],
  lacking: ['chưa được', 'not yet'],
  later: ['làm sau bước trên', 'after the step above'],
  unasked: ['chưa kiểm tra', 'not looked at yet'],
  terminalWay: [
    'Vào Thiết lập, nhập tài khoản khai báo được cấp.',
    'Enter the wire account that you were given in Settings.',
  ],
  agentWay: [
    'Bật tác nhân ký (npm start chạy cùng bộ mô phỏng), rồi bấm Kiểm tra lại.',
    'Start the signing agent (npm start runs it beside the simulator), then press Check again.',
  ],
  pairingWay: [
    'Vào Thiết lập, bấm Ghép nối và so mã; chỉ làm một lần trên máy này.',
    'In Settings press Pair and compare the code; once on this machine.',
  ],
  certificateWay: [
    'Cắm token của tài khoản này, hoặc vào Thiết lập, bấm Xin chứng thư.',
    "Plug in this account's token, or press Ask for a certificate in Settings.",
  ],
  ask: ['Kiểm tra tác nhân ký', 'Look for the signing agent'],
  again: ['Kiểm tra lại', 'Check again'],
  settings: ['Mở Thiết lập', 'Open Settings'],
})
