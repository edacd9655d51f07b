/** One result code with its place: `CCCCC-IIII-RRRR` (protocol 1.3). */
export interface Result {
  /** Five characters: family letter and number, or `00000`. */
  readonly code: string
  /** Item id, `0000` when none. */
  readonly item: string
  /** Line number (dòng hàng), 0 for the header. */
  readonly line: number
}

export const SUCCESS: Result = { code: '00000', item: '0000', line: 0 }
