import { vietnamStamp } from '#protocol/vietnam-time.ts'

/**
 * Everything that can go wrong between a person and a token, as one closed table: a code for programs, a sentence in
 * Vietnamese and in English for people, each saying what to do next (experience.md, Signing). Nothing else in the agent
 * writes such sentences.
 */

/** One statement in the two languages of the sandbox. */
export interface Sentence {
  readonly vi: string
  readonly en: string
}

/** What a sentence may need to name. All optional: a fact that is not known is left out of the sentence. */
export interface TokenFacts {
  readonly path?: string
  readonly label?: string
  /** What was found instead: labels of tokens, or certificates. */
  readonly found?: readonly string[]
  /** Tries left before the PIN locks; absent when the token does not tell. */
  readonly triesLeft?: number
  readonly subject?: string
  readonly serial?: string
  /** Epoch ms: end or start of a certificate's validity. */
  readonly at?: number
  /** The token's own word: CKR name and value, or the library's message. */
  readonly detail?: string
}

const list = (found: readonly string[] | undefined, none: string) => (found?.length ? found.join('; ') : none)
const quoted = (text: string | undefined) => (text ? ` “${text}”` : '')
const bracketed = (text: string | undefined) => (text ? ` (${text})` : '')

/** dd/MM/yyyy HH:mm at +07:00, as screens.md asks of dates. */
function readableTime(at: number | undefined): string {
  if (at === undefined) return '?'
  const stamp = vietnamStamp(at)
  const day = `${stamp.slice(6, 8)}/${stamp.slice(4, 6)}/${stamp.slice(0, 4)}`
  return `${day} ${stamp.slice(8, 10)}:${stamp.slice(10, 12)}`
}

const certificate = (facts: TokenFacts) =>
  `${facts.subject ?? ''}${facts.serial ? ` (${facts.serial})` : ''}`.trim() || '?'

const sentences = {
  'binding-missing': (f) => ({
    vi: `Thành phần PKCS#11 của chương trình chưa dựng được${bracketed(f.detail)}. Chạy “npm rebuild pkcs11js” (cần g++, make, python3), hoặc dùng token tệp.`,
    en: `The PKCS#11 binding is not built${bracketed(f.detail)}. Run "npm rebuild pkcs11js" (needs g++, make, python3), or use a file token.`,
  }),
  'no-module': (f) => ({
    vi: f.path
      ? `Không thấy thư viện PKCS#11 tại ${f.path}. Sửa PKCS11_MODULE, hoặc cài phần mềm của hãng token.`
      : 'Không thấy thư viện PKCS#11 nào trên máy này. Cài phần mềm của hãng token (hoặc gói softhsm2 để luyện tập), hoặc đặt PKCS11_MODULE là đường dẫn tới thư viện.',
    en: f.path
      ? `There is no PKCS#11 library at ${f.path}. Correct PKCS11_MODULE, or install the token maker's software.`
      : "No PKCS#11 library was found on this machine. Install the token maker's software (or the package softhsm2 to practise), or set PKCS11_MODULE to the library's path.",
  }),
  'module-broken': (f) => ({
    vi: `Thư viện ${f.path ?? 'PKCS#11'} không nạp được${bracketed(f.detail)}. Kiểm tra đúng bản 64-bit và đúng là thư viện PKCS#11, rồi cài lại phần mềm của hãng token.`,
    en: `The library ${f.path ?? 'for PKCS#11'} cannot be loaded${bracketed(f.detail)}. Check that it is a 64-bit PKCS#11 library and reinstall the token maker's software.`,
  }),
  'no-token': (f) => ({
    vi: `Chưa thấy token${quoted(f.label)}. Cắm token rồi thử lại, hoặc dùng token luyện tập.`,
    en: `No token${quoted(f.label)} was found. Plug the token in and try again, or use the practice token.`,
  }),
  'wrong-token': (f) => ({
    vi: `Token đang cắm là ${list(f.found, '?')}, không phải${quoted(f.label)}. Cắm đúng token rồi thử lại, hoặc chọn token đang có.`,
    en: `The token present is ${list(f.found, '?')}, not${quoted(f.label)}. Plug in the right token and try again, or choose the one present.`,
  }),
  'several-tokens': (f) => ({
    vi: `Có nhiều token phù hợp${quoted(f.label)}: ${list(f.found, '?')}. Chọn một token theo nhãn hoặc số sê-ri.`,
    en: `Several tokens match${quoted(f.label)}: ${list(f.found, '?')}. Choose one by its label or serial number.`,
  }),
  'token-not-initialised': (f) => ({
    vi: `Token${quoted(f.label)} chưa được khởi tạo hoặc chưa có mã PIN. Khởi tạo token và đặt mã PIN trước khi ký.`,
    en: `The token${quoted(f.label)} is not initialised or has no PIN yet. Initialise it and set a PIN before signing.`,
  }),
  'token-exists': (f) => ({
    vi: `Đã có token${quoted(f.label)}. Dùng token đó, hoặc chọn tên khác; chương trình không ghi đè token có sẵn.`,
    en: `A token${quoted(f.label)} already exists. Use it, or choose another name; an existing token is never overwritten.`,
  }),
  'bad-label': (f) => ({
    vi: `Nhãn token${quoted(f.label)} không hợp lệ: từ 1 đến 32 byte UTF-8, không có ký tự điều khiển, không kết thúc bằng dấu cách.`,
    en: `The token label${quoted(f.label)} is not valid: 1 to 32 bytes of UTF-8, no control characters, no trailing space.`,
  }),
  'wrong-pin': (f) => ({
    vi:
      f.triesLeft === undefined
        ? 'Sai mã PIN. Kiểm tra phím Caps Lock rồi nhập lại; sai nhiều lần token sẽ khóa.'
        : f.triesLeft === 1
          ? 'Sai mã PIN. Chỉ còn 1 lần thử cuối: sai lần nữa token sẽ khóa. Hỏi lại mã PIN trước khi nhập.'
          : `Sai mã PIN. Còn ${f.triesLeft} lần thử. Kiểm tra phím Caps Lock rồi nhập lại.`,
    en:
      f.triesLeft === undefined
        ? 'Wrong PIN. Check Caps Lock and enter it again; the token locks after too many tries.'
        : f.triesLeft === 1
          ? 'Wrong PIN. One last try is left: another mistake locks the token. Make sure of the PIN first.'
          : `Wrong PIN. ${f.triesLeft} tries left. Check Caps Lock and enter it again.`,
  }),
  'last-try': () => ({
    vi: 'Chỉ còn 1 lần thử cuối trước khi token khóa, nên mã PIN chưa được gửi tới token. Hỏi lại mã PIN, rồi xác nhận thử lần cuối.',
    en: 'One last try is left before the token locks, so the PIN was not sent to it. Make sure of the PIN, then confirm the last try.',
  }),
  'bad-pin-format': (f) => ({
    vi: `Mã PIN không đúng độ dài hoặc ký tự mà token nhận${bracketed(f.detail)}. Nhập lại mã PIN.`,
    en: `The PIN has not the length or characters that the token takes${bracketed(f.detail)}. Enter it again.`,
  }),
  'pins-differ': () => ({
    vi: 'Hai lần nhập mã PIN không giống nhau, nên chưa tạo token. Nhập lại cùng một mã PIN ở cả hai ô.',
    en: 'The two PINs differ, so no token was made. Enter the same PIN in both fields.',
  }),
  'pin-expired': () => ({
    vi: 'Mã PIN đã hết hạn. Đổi mã PIN bằng phần mềm của hãng token rồi thử lại.',
    en: "The PIN has expired. Change it with the token maker's software and try again.",
  }),
  'pin-locked': (f) => ({
    vi: `Mã PIN của token${quoted(f.label)} đã bị khóa. Nhờ quản trị mở khóa bằng mã SO PIN, hoặc liên hệ nơi cấp token; với token luyện tập có thể tạo lại.`,
    en: `The PIN of the token${quoted(f.label)} is locked. Ask the administrator to unlock it with the SO PIN, or the token's issuer; a practice token can be made anew.`,
  }),
  'logged-out': () => ({
    vi: 'Phiên làm việc với token đã kết thúc. Nhập lại mã PIN để ký tiếp.',
    en: 'The session with the token has ended. Enter the PIN again to go on signing.',
  }),
  'no-certificate': (f) => ({
    vi: `Không có chứng thư phù hợp${f.subject || f.serial ? ` với ${certificate(f)}` : ''} trên token${quoted(f.label)}. Đang có: ${list(f.found, 'không chứng thư nào')}. Chọn chứng thư khác hoặc xin cấp chứng thư.`,
    en: `No certificate${f.subject || f.serial ? ` for ${certificate(f)}` : ''} on the token${quoted(f.label)}. Present: ${list(f.found, 'none')}. Choose another certificate or request one.`,
  }),
  'several-certificates': (f) => ({
    vi: `Token${quoted(f.label)} có nhiều chứng thư còn hiệu lực: ${list(f.found, '?')}. Chọn một chứng thư theo tài khoản hoặc số sê-ri.`,
    en: `The token${quoted(f.label)} holds several valid certificates: ${list(f.found, '?')}. Choose one by account or serial number.`,
  }),
  'certificate-expired': (f) => ({
    vi: `Chứng thư ${certificate(f)} đã hết hạn lúc ${readableTime(f.at)}. Xin cấp chứng thư mới rồi ghi vào token.`,
    en: `The certificate ${certificate(f)} expired at ${readableTime(f.at)} (+07:00). Request a new one and store it on the token.`,
  }),
  'certificate-not-yet-valid': (f) => ({
    vi: `Chứng thư ${certificate(f)} chưa có hiệu lực (từ ${readableTime(f.at)}). Kiểm tra giờ của máy, hoặc chờ đến lúc có hiệu lực.`,
    en: `The certificate ${certificate(f)} is not valid before ${readableTime(f.at)} (+07:00). Check this machine's clock, or wait.`,
  }),
  'certificate-mismatch': (f) => ({
    vi: `Chứng thư ${certificate(f)} không thuộc về khóa này trên token. Dùng chứng thư được cấp từ yêu cầu (CSR) của chính khóa đó.`,
    en: `The certificate ${certificate(f)} does not belong to this key of the token. Use the one issued from that key's own request (CSR).`,
  }),
  'certificate-of-another': (f) => ({
    vi: `Chứng thư ${certificate(f)} cấp cho tài khoản khác, không phải${quoted(f.label)}; chưa ghi gì vào token. Xin cấp lại đúng tài khoản.`,
    en: `The certificate ${certificate(f)} is another account's, not${quoted(f.label)}; nothing was stored. Request one for the right account.`,
  }),
  'file-token-taken': (f) => ({
    vi: `Token tệp${quoted(f.label)} đang giữ chứng thư của ${list(f.found, '?')}; mỗi token tệp chỉ dùng cho một tài khoản. Chọn token khác, hoặc tạo thêm token luyện tập.`,
    en: `The file token${quoted(f.label)} holds the certificate of ${list(f.found, '?')}; a file token serves one account. Choose another, or make one more practice token.`,
  }),
  'bad-certificate': (f) => ({
    vi: `Chứng thư không đọc được${bracketed(f.detail)}. Cần đúng một chứng thư X.509 dạng PEM.`,
    en: `The certificate cannot be read${bracketed(f.detail)}. Exactly one X.509 certificate in PEM is needed.`,
  }),
  'key-missing': (f) => ({
    vi: `Token${quoted(f.label)} không có khóa bí mật${f.subject || f.serial ? ` của chứng thư ${certificate(f)}` : ''}${bracketed(f.detail)}. Cắm đúng token chứa khóa, hoặc tạo khóa và xin chứng thư mới.`,
    en: `The token${quoted(f.label)} has no private key${f.subject || f.serial ? ` for the certificate ${certificate(f)}` : ''}${bracketed(f.detail)}. Plug in the token that holds it, or make a key and request a certificate.`,
  }),
  'key-exists': (f) => ({
    vi: `Token đã có khóa mang mã ${f.detail ?? '?'}. Dùng khóa đó hoặc chọn mã khác.`,
    en: `The token already has a key with the id ${f.detail ?? '?'}. Use it or choose another id.`,
  }),
  'key-not-supported': (f) => ({
    vi: `Khóa loại này chưa dùng được${bracketed(f.detail)}. Dùng RSA từ 2048 bit hoặc ECDSA P-256, P-384, P-521.`,
    en: `This kind of key cannot be used${bracketed(f.detail)}. Use RSA of 2048 bits or more, or ECDSA P-256, P-384, P-521.`,
  }),
  'token-removed': (f) => ({
    vi: `Token${quoted(f.label)} đã bị rút ra hoặc không trả lời${bracketed(f.detail)}. Cắm lại token, nhập mã PIN rồi ký lại.`,
    en: `The token${quoted(f.label)} was pulled out or does not answer${bracketed(f.detail)}. Plug it in, enter the PIN and sign again.`,
  }),
  'token-closed': (f) => ({
    vi: `Token${quoted(f.label)} đã được đóng trong chương trình này. Mở lại token rồi ký.`,
    en: `The token${quoted(f.label)} was closed in this program. Open it again, then sign.`,
  }),
  'token-read-only': (f) => ({
    vi: `Token${quoted(f.label)} đang mở chỉ để đọc. Mở lại ở chế độ ghi để tạo khóa hoặc ghi chứng thư.`,
    en: `The token${quoted(f.label)} is open for reading only. Open it for writing to make keys or store certificates.`,
  }),
  'file-broken': (f) => ({
    vi: `Không đọc được tệp ${f.path ?? ''}${bracketed(f.detail)}. Kiểm tra tệp và quyền đọc, hoặc tạo lại token tệp.`,
    en: `The file ${f.path ?? ''} cannot be read${bracketed(f.detail)}. Check the file and its rights, or make the file token anew.`,
  }),
  'sign-failed': (f) => ({
    vi: `Token không ký được${bracketed(f.detail)}. Ký lại; nếu vẫn lỗi, rút token ra cắm lại và báo quản trị kèm mã lỗi này.`,
    en: `The token could not sign${bracketed(f.detail)}. Try again; if it stays, plug the token in anew and report this code to the administrator.`,
  }),
  'token-refused': (f) => ({
    vi: `Token từ chối thao tác${bracketed(f.detail)}. Thử lại; nếu vẫn lỗi, báo quản trị kèm mã lỗi này.`,
    en: `The token refused the operation${bracketed(f.detail)}. Try again; if it stays, report this code to the administrator.`,
  }),
} satisfies Record<string, (facts: TokenFacts) => Sentence>

export type TokenErrorCode = keyof typeof sentences

/** All codes, for help pages and for the test that each has a sentence of its own. */
export const tokenErrorCodes = Object.keys(sentences) as readonly TokenErrorCode[]

/** A fault of token, PIN or certificate that a person can act on. `message` is the Vietnamese sentence. */
export class TokenError extends Error {
  override readonly name = 'TokenError'
  readonly code: TokenErrorCode
  readonly facts: TokenFacts
  readonly en: string

  constructor(code: TokenErrorCode, facts: TokenFacts = {}, cause?: unknown) {
    const sentence = (sentences[code] as (facts: TokenFacts) => Sentence)(facts)
    super(sentence.vi, cause === undefined ? undefined : { cause })
    this.code = code
    this.facts = facts
    this.en = sentence.en
  }

  get vi(): string {
    return this.message
  }

  /** Tries left before the PIN locks; undefined when the token does not tell. */
  get triesLeft(): number | undefined {
    return this.facts.triesLeft
  }
}
