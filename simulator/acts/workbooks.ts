/** Workbooks as the acts know them; sheets/ makes them of XLSX. */

/** A sheet of text cells, as a workbook holds them. */
export interface SheetText {
  readonly name: string
  /** Row numbers as the person sees them; cells from column A on, '' where empty. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
}

/** A workbook to be written. */
export interface SheetPlan {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
  /** Rows that stay in sight. */
  readonly frozen: number
  /** Width in characters of each column. */
  readonly widths: readonly number[]
  /** Cells to be filled in, with what Excel tells of them. */
  readonly hints: readonly {
    /** From 1; `to` inclusive. */
    readonly column: number
    readonly from: number
    readonly to: number
    readonly title: string
    readonly text: string
    readonly length: number
  }[]
}

/** Workbooks (sheets/). */
export interface Workbooks {
  /** Undefined when the bytes are no workbook that can be read. */
  read(bytes: Uint8Array): Promise<readonly SheetText[] | undefined>
  write(sheets: readonly SheetPlan[]): Promise<Uint8Array>
}
