/** What went wrong with the database, as an operator would sort it. */
export type StoreFault =
  | 'unreachable'
  | 'denied'
  | 'damaged'
  | 'unopenable'
  | 'readOnly'
  | 'full'
  | 'busy'
  | 'newer'
  | 'closed'
  | 'backup'
  | 'failed'

/** A failure of the database: one sentence in Vietnamese and English with the way out; `cause` keeps the engine's error. */
export class StoreError extends Error {
  readonly fault: StoreFault
  readonly vi: string
  readonly en: string

  constructor(fault: StoreFault, vi: string, en: string, cause?: unknown) {
    super(`${vi} / ${en}`, cause === undefined ? undefined : { cause })
    this.name = 'StoreError'
    this.fault = fault
    this.vi = vi
    this.en = en
  }
}

type Sentences = Readonly<Record<Exclude<StoreFault, 'newer' | 'closed' | 'backup'>, readonly [string, string]>>

/** `where` is the file, or host and database name; never the password of the URL. */
const sentences = (where: string, detail: string): Sentences => ({
  unreachable: [
    `Không kết nối được cơ sở dữ liệu ${where}: hãy khởi động PostgreSQL, hoặc sửa DATABASE_URL (bỏ trống để dùng SQLite).`,
    `The database ${where} cannot be reached: start PostgreSQL, or correct DATABASE_URL (leave it unset to use SQLite).`,
  ],
  denied: [
    `Cơ sở dữ liệu ${where} từ chối đăng nhập hoặc không tồn tại: hãy kiểm tra tên, mật khẩu và tên cơ sở dữ liệu trong DATABASE_URL.`,
    `The database ${where} refuses the log-in or does not exist: check user, password and database name in DATABASE_URL.`,
  ],
  damaged: [
    `Tệp ${where} không phải cơ sở dữ liệu hoặc đã hỏng: hãy chuyển tệp đi nơi khác và khôi phục từ bản sao lưu (DATA_DIR/backups).`,
    `The file ${where} is not a database or is damaged: move it away and restore a backup (DATA_DIR/backups).`,
  ],
  unopenable: [
    `Không mở được tệp cơ sở dữ liệu ${where}: hãy kiểm tra thư mục DATA_DIR có tồn tại và có quyền truy cập.`,
    `The database file ${where} cannot be opened: check that the folder DATA_DIR exists and may be used.`,
  ],
  readOnly: [
    `Không ghi được vào cơ sở dữ liệu ${where}: hãy cấp quyền ghi, hoặc đặt DATA_DIR sang thư mục khác.`,
    `The database ${where} cannot be written: grant the right to write, or set DATA_DIR to another folder.`,
  ],
  full: [
    `Ổ đĩa đã đầy, không ghi được vào cơ sở dữ liệu ${where}: hãy giải phóng dung lượng rồi gửi lại; không có dữ liệu dở dang.`,
    `The disk is full and the database ${where} cannot grow: free some space and send again; nothing was half written.`,
  ],
  busy: [
    `Cơ sở dữ liệu ${where} đang bị một tiến trình khác giữ quá lâu: hãy đóng chương trình đang giữ rồi thử lại.`,
    `The database ${where} is held by another process for too long: close that program and try again.`,
  ],
  failed: [
    `Cơ sở dữ liệu ${where} báo lỗi (${detail}): giao dịch đã được hủy, hãy thử lại.`,
    `The database ${where} reported an error (${detail}): the transaction was undone, try again.`,
  ],
})

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

const faultOf = (code: string, text: string): keyof Sentences => {
  if (/^SQLITE_(NOTADB|CORRUPT|FORMAT)/.test(code)) return 'damaged'
  if (/^(SQLITE_READONLY|SQLITE_PERM|SQLITE_AUTH|EACCES|EPERM|EROFS|25006)/.test(code)) return 'readOnly'
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT|53100)/.test(code)) return 'full'
  if (/^(SQLITE_BUSY|SQLITE_LOCKED|55P03|57014|25P03)/.test(code)) return 'busy'
  if (
    /^(SQLITE_CANTOPEN|ENOTDIR|EISDIR|ENOENT|EEXIST|ENAMETOOLONG)/.test(code) ||
    text.includes('directory does not exist')
  )
    return 'unopenable'
  if (/^(28|3D000|42501)/.test(code)) return 'denied'
  if (/^(08|57P|53300|ECONN|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|EPIPE)/.test(code))
    return 'unreachable'
  if (/connection (terminated|timeout)|not queryable|timeout exceeded when trying to connect/i.test(text))
    return 'unreachable'
  return 'failed'
}

/** Turns what an engine threw into a `StoreError`; one that already is stays as it is. */
export function storeError(error: unknown, where: string): StoreError {
  if (error instanceof StoreError) return error
  const text = error instanceof Error ? error.message : String(error)
  const fault = faultOf(codeOf(error), text)
  const [vi, en] = sentences(where, text)[fault]
  return new StoreError(fault, vi, en, error)
}
