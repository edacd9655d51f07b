import { defineWords } from '../../lib/words.ts'

/** Every sentence of a sending. */
export const useSendingWords = defineWords('sending', {
  title: ['Ký và gửi', 'Sign and send'],
  titleOther: ['Tác nhân ký', 'Signing agent'],
  preparing: ['Đang chuẩn bị bản tin…', 'Preparing the message…'],
  posting: ['Đang gửi {{done}}/{{total}}…', 'Sending {{done}}/{{total}}…'],
  postingOne: ['Đang gửi đến hệ thống…', 'Sending to the centre…'],
  pairing: [
    'So mã dưới đây với mã trong cửa sổ của tác nhân ký. Giống nhau thì bấm Đồng ý ở cửa sổ đó.',
    "Compare this code with the one in the signing agent's window. If they agree, accept there.",
  ],
  code: ['Mã ghép nối', 'Pairing code'],
  consent: [
    'Xem nội dung và nhập PIN trong cửa sổ của tác nhân ký. Trang này không thấy PIN.',
    "Read the content and enter the PIN in the signing agent's window. This page never sees the PIN.",
  ],
  consentMany: [
    '{{total}} bản tin, một lần xác nhận: xem và nhập PIN trong cửa sổ của tác nhân ký.',
    "{{total}} messages, one consent: read them and enter the PIN in the signing agent's window.",
  ],
  enrolling: [
    'Nhập PIN trong cửa sổ của tác nhân ký để token tạo khóa và xin chứng thư cho tài khoản này.',
    "Enter the PIN in the signing agent's window: the token makes a key and asks for this account's certificate.",
  ],
  blocked: [
    'Trình duyệt đã chặn cửa sổ của tác nhân ký. Bấm nút bên dưới để mở.',
    "The browser blocked the signing agent's window. Press the button below to open it.",
  ],
  reopen: ['Mở lại cửa sổ ký', 'Open the window again'],
  openWindow: ['Mở cửa sổ ký', 'Open the window'],
  last: ['Lần vừa rồi: {{text}}', 'Last time: {{text}}'],
  sentSoFar: ['Đã gửi {{sent}} bản tin.', '{{sent}} messages were sent.'],
  kept: ['Dữ liệu đã nhập vẫn còn nguyên.', 'What you typed is all there.'],
  again: ['Thử lại', 'Try again'],
  askAgain: ['Hỏi lại kết quả', 'Ask for the result again'],
  pair: ['Ghép nối', 'Pair'],
  enrol: ['Xin chứng thư', 'Ask for a certificate'],
  goOn: ['Vẫn ký và gửi', 'Sign and send all the same'],
  cancel: ['Hủy', 'Cancel'],
  settings: ['Thiết lập đầu cuối và chữ ký', 'Terminal and signature settings'],
  selfTest: ['Trang tự kiểm tra của tác nhân ký', "The signing agent's self-test"],
  noTerminalTitle: ['Chưa có tài khoản khai báo', 'No wire account yet'],
  noTerminal: [
    'Đầu cuối của bạn chưa gắn với tài khoản khai báo nào. Vào Thiết lập, nhập tài khoản được cấp, rồi gửi lại.',
    'Your terminal works with no wire account yet. Enter the one that you were given in Settings, then send again.',
  ],
  unreachableTitle: ['Chưa nối được với bộ mô phỏng', 'The simulator cannot be reached'],
  unreachable: [
    'Chưa gửi gì cả. Bộ mô phỏng có thể đang khởi động lại, hoặc mạng chập chờn. Chờ một lát rồi bấm Thử lại.',
    'Nothing was sent. The simulator may be restarting, or the network is down. Wait a moment, then try again.',
  ],
  refusedBeforeTitle: ['Chưa gửi được', 'Not sent'],
  refusedBefore: ['Chưa gửi gì cả.', 'Nothing was sent.'],
  unfitItemTitle: ['Có chỉ tiêu không đưa được vào bản tin', 'An item does not fit the message'],
  unfitItem: ['Sửa chỉ tiêu này rồi gửi lại.', 'Correct the item, then send again.'],
  unfitSendableTitle: ['Bản tin có chỗ vượt khuôn dạng', 'Something goes beyond the layout of the message'],
  unfitSendable: [
    'Bấm Hủy rồi sửa; hoặc vẫn ký và gửi nguyên như vậy để xem hệ thống từ chối ra sao.',
    'Cancel and mend it; or sign and send it as it is, to see how the centre refuses it.',
  ],
  agentAbsentTitle: ['Chưa thấy tác nhân ký', 'The signing agent is not there'],
  agentAbsent: [
    'Bật tác nhân ký trên máy này rồi bấm Thử lại. Nếu tác nhân đang chạy mà vẫn báo thế này, mở trang tự kiểm tra: có thể chính sách của trình duyệt đang chặn.',
    'Start the signing agent on this machine, then try again. If it is running, open its self-test: the browser may hold the page back.',
  ],
  notPairedTitle: ['Trang này chưa ghép nối với tác nhân ký', 'This page is not paired with the signing agent'],
  notPaired: [
    'Bấm Ghép nối: cửa sổ của tác nhân ký hiện một mã, so với mã ở trang này rồi đồng ý. Chỉ làm một lần trên máy này.',
    "Press Pair: the signing agent's window shows a code; compare it with the one on this page and accept. Once on this machine.",
  ],
  pairingRevokedTitle: ['Ghép nối đã bị thu hồi', 'The pairing was revoked'],
  pairingRevoked: ['Bấm Ghép nối để ghép lại với tác nhân ký.', 'Press Pair to pair with the signing agent again.'],
  pairingRefusedTitle: ['Chưa ghép nối được', 'Not paired'],
  pairingRefused: [
    'Việc ghép nối bị từ chối hoặc quá giờ. Bấm Ghép nối để làm lại.',
    'The pairing was refused or timed out. Press Pair to do it again.',
  ],
  noTokenTitle: ['Chưa thấy USB token', 'No USB token'],
  noToken: [
    'Cắm token rồi bấm Thử lại. Chưa có token thì bấm Xin chứng thư: cửa sổ của tác nhân ký tạo được token luyện tập.',
    "Plug the token in, then try again. Without one, press Ask for a certificate: the signing agent's window can make a practice token.",
  ],
  pinLockedTitle: ['PIN của token đã bị khóa', "The token's PIN is locked"],
  pinLocked: [
    'Đã nhập sai PIN quá số lần cho phép. Token thật: nhờ hãng mở khóa. Token luyện tập: tạo token khác rồi xin chứng thư.',
    'The PIN was wrong too often. A real token: have its maker unlock it. A practice token: make another and ask for a certificate.',
  ],
  noCertificateTitle: ['Token chưa có chứng thư của tài khoản này', 'The token has no certificate of this account'],
  noCertificate: [
    'Bấm Xin chứng thư để CA đào tạo cấp cho tài khoản của bạn; nếu chứng thư ở token khác, cắm token đó rồi bấm Thử lại.',
    'Press Ask for a certificate, and the training CA issues one; if it lies on another token, plug that in and try again.',
  ],
  certificateComingTitle: ['Chứng thư của bạn đang được cấp', 'Your certificate is being made'],
  certificateComing: [
    'Token luyện tập đang tạo khóa và xin chứng thư cho tài khoản này; cả lớp cùng vào thì chờ chừng nửa phút. Chưa gửi gì cả. Chờ một lát rồi bấm Thử lại.',
    'The practice token is making a key and asking for a certificate of this account; half a minute when a whole class comes in at once. Nothing was sent. Wait a moment, then try again.',
  ],
  otherCertificateTitle: [
    'Chứng thư trên token không phải chứng thư đã đăng ký',
    'The certificate on the token is not the registered one',
  ],
  otherCertificate: [
    'Hệ thống sẽ trả A0036 nếu ký bằng chứng thư này. Cắm đúng token, hoặc xin chứng thư mới cho tài khoản.',
    'The centre will answer A0036 to this certificate. Use the right token, or ask for a new certificate.',
  ],
  expiredTitle: ['Chứng thư đã hết hạn', 'The certificate has expired'],
  expired: [
    'Hệ thống từ chối chữ ký của chứng thư hết hạn. Xin chứng thư mới cho tài khoản.',
    'The centre refuses signatures of an expired certificate. Ask for a new one.',
  ],
  consentRefusedTitle: ['Bạn đã từ chối ký', 'You refused to sign'],
  consentRefused: [
    'Chưa gửi gì cả. Xem lại tờ khai; cần thì bấm Thử lại.',
    'Nothing was sent. Look it over; try again if you wish.',
  ],
  consentTimeOutTitle: ['Quá thời gian chờ ký', 'The time to sign has run out'],
  consentTimeOut: [
    'Chưa gửi gì cả. Bấm Thử lại để mở cửa sổ ký mới.',
    'Nothing was sent. Try again to open a new window.',
  ],
  agentRestartedTitle: ['Yêu cầu ký không còn', 'The request to sign is gone'],
  agentRestarted: [
    'Tác nhân ký đã khởi động lại hoặc đã bỏ yêu cầu này. Chưa gửi gì cả; bấm Thử lại.',
    'The signing agent was restarted or dropped the request. Nothing was sent; try again.',
  ],
  notSignableTitle: ['Tác nhân ký không nhận bản tin này', 'The signing agent does not take this message'],
  notSignable: [
    'Tác nhân chỉ ký bản tin đọc và trình bày được. Bấm F8 kiểm tra, sửa chỉ tiêu sai rồi gửi lại.',
    'It signs only what it can read and show. Check with F8, correct what is wrong, then send again.',
  ],
  agentRefusedTitle: ['Tác nhân ký báo trục trặc', 'The signing agent met a problem'],
  agentRefused: ['Chưa gửi gì cả.', 'Nothing was sent.'],
  enrolFailedTitle: ['Chưa xin được chứng thư', 'No certificate was issued'],
  enrolFailed: ['Bấm Xin chứng thư để làm lại.', 'Press Ask for a certificate to do it again.'],
  lostTitle: ['Mất liên lạc khi đang gửi', 'The connection was lost while sending'],
  lost: [
    'Chưa rõ hệ thống đã nhận hay chưa. Bấm Hỏi lại kết quả: gửi lại đúng bản tin này, hệ thống trả lại kết quả cũ nếu đã nhận, không tính hai lần.',
    'It is not known whether the centre has it. Ask again: the very same message goes out, and the centre gives the first answer if it had it; nothing counts twice.',
  ],
  centreFaultTitle: ['Hệ thống gặp sự cố khi nhận', 'The centre failed while receiving'],
  centreFault: [
    'Bấm Hỏi lại kết quả để gửi lại đúng bản tin này; không tính hai lần. Nếu vẫn vậy, báo quản trị kèm giờ.',
    'Ask again: the very same message goes out and never counts twice. If it stays so, tell the administrator the time.',
  ],
  tooLargeTitle: ['Bản tin quá lớn', 'The message is too large'],
  tooLarge: [
    'Tối đa 1 MiB cho bản tin, 10 MiB kể cả tệp đính kèm. Bớt hoặc nén tệp rồi gửi lại.',
    'At most 1 MiB, 10 MiB with attachments. Drop or shrink the files, then send again.',
  ],
})
