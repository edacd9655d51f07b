/**
 * A message as it is printed (bản in): what the web client shows and what the PDF is made of. Plain values, ready to
 * be read: dates dd/MM/yyyy, times of 24 hours, numbers 1.234,56, codes with their names.
 */

/** One field of a form (ô chỉ tiêu). */
export interface PrintRow {
  /** Number of its first item in the official layout. */
  readonly no: number
  /** Item id; several that share the field stand with a space between: `A48 A49`. */
  readonly id: string
  readonly label: string
  /** '' where the paper keeps an empty field. */
  readonly value: string
  /** Takes the whole width. */
  readonly wide?: true
}

/** Repeated items side by side, such as the taxes of a declaration. */
export interface PrintTable {
  readonly columns: readonly {
    /** Ids without their running number: `KH`. */
    readonly id: string
    readonly label: string
    readonly align: 'left' | 'right'
    /** Share of the table's width, 3 to 12. */
    readonly share: number
  }[]
  /** Cells in the order of the columns. */
  readonly rows: readonly (readonly string[])[]
}

/** Fields that belong together (khung của tờ khai); the tables stand behind the rows. */
export interface PrintBox {
  readonly title: string
  readonly rows: readonly PrintRow[]
  readonly tables?: readonly PrintTable[]
}

/** One goods line (dòng hàng), or one row of any other group of a layout. */
export interface PrintGoods {
  /** From 1 within its group. */
  readonly n: number
  readonly title: string
  readonly rows: readonly PrintRow[]
  readonly tables?: readonly PrintTable[]
}

export interface PrintView {
  /** Output code of 6 characters, `VAD1AC`. */
  readonly output: string
  readonly title: { readonly vi: string; readonly en: string }
  /** The channel in words, `Luồng xanh: …`; '' when the message tells none. */
  readonly subtitle: string
  /** Declaration number, '' when the message has none. */
  readonly number: string
  /** When the centre sent it, by the sandbox's clock: `21/07/2026 08:30:00`. */
  readonly issued: string
  /** World and kind of run: `Thế giới: Chiến dịch chạy thử · Lượt chạy chính thức A1B2`. */
  readonly context: string
  readonly boxes: readonly PrintBox[]
  readonly goods: readonly PrintGoods[]
  /** The journal row that holds the message: its hash, number, and sandbox time (`21/07/2026 08:30:00`). */
  readonly footer: { readonly hash: string; readonly seq: number; readonly at: string }
  /** Stands on every page and screen. */
  readonly banner: 'DỮ LIỆU CHẠY THỬ'
}
