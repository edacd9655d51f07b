import type { Sentence } from '../token-error.ts'

/**
 * Everything that the service itself refuses, as one closed table: a code for programs, the HTTP status, a sentence in
 * both languages that says what to do next. What goes wrong with token, PIN or certificate is a TokenError.
 */

const faults = {
  'bad-host': {
    status: 421,
    vi: 'Yêu cầu mang tên máy lạ trong Host. Tác nhân ký chỉ trả lời ở 127.0.0.1 hoặc localhost, đúng cổng của nó.',
    en: 'The request names another host. The signing agent answers at 127.0.0.1 or localhost only, on its own port.',
  },
  'foreign-origin': {
    status: 403,
    vi: 'Trang này không được dùng tác nhân ký. Cần HTTPS (hoặc trang trên chính máy này), và ghép nối trước khi ký.',
    en: 'This page may not use the signing agent. It needs HTTPS (or a page on this very machine), and a pairing first.',
  },
  'not-paired': {
    status: 401,
    vi: 'Trang này chưa ghép nối với tác nhân ký, hoặc ghép nối đã bị thu hồi. Bấm Ghép nối trên trang rồi so mã.',
    en: 'This page is not paired with the signing agent, or the pairing was revoked. Pair it and compare the code.',
  },
  'pairing-gone': {
    status: 410,
    vi: 'Lần ghép nối này đã dùng xong, bị thay bằng lần khác hoặc quá giờ. Quay lại trang và ghép nối lại.',
    en: 'This pairing was already used, replaced by another or timed out. Go back to the page and pair again.',
  },
  'too-many-pairings': {
    status: 429,
    vi: 'Có quá nhiều lần xin ghép nối. Chờ vài phút rồi thử lại; thu hồi ghép nối không dùng ở trang đầu của tác nhân ký.',
    en: "Too many pairings were asked for. Wait some minutes; revoke unused ones on the signing agent's first page.",
  },
  'too-large': {
    status: 413,
    vi: 'Yêu cầu lớn quá mức tác nhân ký nhận. Chia thành nhiều lần nhỏ hơn.',
    en: 'The request is larger than the signing agent takes. Split it into smaller ones.',
  },
  'bad-request': {
    status: 400,
    vi: 'Yêu cầu không đúng dạng mà tác nhân ký nhận.',
    en: 'The request has not the form that the signing agent takes.',
  },
  'not-a-message': {
    status: 422,
    vi: 'Tác nhân ký chỉ ký bản tin mà nó đọc và trình bày được.',
    en: 'The signing agent signs only messages that it can read and show.',
  },
  'too-many-requests': {
    status: 429,
    vi: 'Đang có quá nhiều yêu cầu chờ quyết định. Xử lý hoặc từ chối các cửa sổ đang mở rồi thử lại.',
    en: 'Too many requests are waiting. Decide or refuse in the open windows, then try again.',
  },
  'request-gone': {
    status: 404,
    vi: 'Không còn yêu cầu này: trang đã hủy, đã quá giờ, đã nhận kết quả hoặc tác nhân ký đã khởi động lại. Cần ký thì gửi lại từ trang.',
    en: 'This request is gone: withdrawn by the page, timed out, taken, or the agent was started anew. To sign, ask again from the page.',
  },
  'request-settled': {
    status: 409,
    vi: 'Yêu cầu này đã xong, đã bị từ chối hoặc đang thực hiện; không làm lại lần nữa.',
    en: 'This request was already done or refused, or is being done; it is not done twice.',
  },
  'not-requested': {
    status: 409,
    vi: 'Chưa nhận chứng thư được: người dùng chưa xác nhận ở cửa sổ của tác nhân ký. Chờ người dùng nhập PIN rồi gửi lại.',
    en: 'No certificate can be taken yet: the user has not confirmed in the window. Wait for the PIN, then send it again.',
  },
  'too-many-tokens': {
    status: 429,
    vi: 'Đã có quá nhiều token trong thư mục dữ liệu. Dùng token đang có, hoặc nhờ quản trị xóa token không dùng.',
    en: 'There are too many tokens in the data folder. Use one of them, or have unused ones removed.',
  },
  'window-used': {
    status: 410,
    vi: 'Đường dẫn này chỉ mở được một lần và đã được mở. Dùng cửa sổ đã mở, hoặc bấm mở lại trên trang.',
    en: 'This link opens once and was opened. Use the window that it opened, or ask the page to open it again.',
  },
  'window-old': {
    status: 409,
    vi: 'Nội dung này đã được mở lại ở một tab khác nên nút ở đây hết hiệu lực. Tải lại trang này rồi quyết định.',
    en: 'This was opened again in another tab, so the buttons here no longer count. Reload this page, then decide.',
  },
  'certificate-not-confirmed': {
    status: 409,
    vi: 'Chứng thư đã chọn không phải chứng thư đang dùng của tài khoản này. Đọc cảnh báo, đánh dấu ô xác nhận của chứng thư đó rồi ký lại; hoặc chọn chứng thư của tài khoản này.',
    en: "The chosen certificate is not the one that this account uses. Read the warning and tick that certificate's box, then sign again; or choose this account's.",
  },
  busy: {
    status: 409,
    vi: 'Token đang phục vụ một yêu cầu khác. Chờ yêu cầu đó xong rồi bấm lại.',
    en: 'The token is serving another request. Wait until that is done, then try again.',
  },
  'refused-by-user': {
    status: 403,
    vi: 'Người dùng đã từ chối.',
    en: 'The user refused.',
  },
  'cancelled-by-page': {
    status: 410,
    vi: 'Trang đã hủy yêu cầu này. Có thể đóng cửa sổ.',
    en: 'The page withdrew this request. The window may be closed.',
  },
  expired: {
    status: 410,
    vi: 'Quá thời gian chờ. Gửi lại yêu cầu từ trang.',
    en: 'The time has run out. Ask again from the page.',
  },
  'not-found': {
    status: 404,
    vi: 'Tác nhân ký không có trang này.',
    en: 'The signing agent has no such page.',
  },
  'broken-inside': {
    status: 500,
    vi: 'Tác nhân ký gặp lỗi của chính nó; chi tiết có trong nhật ký của tác nhân. Thử lại, hoặc khởi động lại tác nhân ký.',
    en: 'The signing agent met a fault of its own; its log has the details. Try again, or start the agent anew.',
  },
} satisfies Record<string, Sentence & { readonly status: number }>

export type FaultCode = keyof typeof faults

export const faultCodes = Object.keys(faults) as readonly FaultCode[]

/** A refusal of the service. `detail` goes behind the sentence: which message, which field. */
export class ServiceFault extends Error {
  override readonly name = 'ServiceFault'
  readonly code: FaultCode
  readonly status: number
  readonly vi: string
  readonly en: string

  constructor(code: FaultCode, detail?: Sentence) {
    const { status, vi, en } = faults[code]
    super(detail ? `${vi} ${detail.vi}` : vi)
    this.code = code
    this.status = status
    this.vi = this.message
    this.en = detail ? `${en} ${detail.en}` : en
  }
}
