/** What goes out and what came back: the shapes of `useSending()`. */
import type { StoredContent } from '#api/terminal.ts'

/** One message to be sent. */
export interface Parcel {
  readonly procedure: string
  readonly content: StoredContent
  /** Run that it belongs to: travels in the input info id. */
  readonly run?: string
  /** Files of HYS, HYE, MSB. */
  readonly attachments?: readonly File[]
  /** How a list of several names it; the procedure's code when absent. */
  readonly title?: string
  /** The person saw what the layout cannot hold and sends it all the same. */
  readonly asTyped?: boolean
  /** Send guard and continuation info, for the pulls. */
  readonly guard?: '*'
  readonly continuation?: string
}

/** What the centre answered. */
export interface Sent {
  /** Journal number of the answer, for `AnswerView`; 0 when the server did not tell it. */
  readonly seq: number
  /** Result codes with item and line as on the wire, `R1088-BPR -0003`; a gateway's refusal: `E134`. */
  readonly codes: readonly string[]
  /** Nothing refused: success, or warnings only. */
  readonly ok: boolean
  /** Output code of 6 characters, '' for a bare result. */
  readonly output: string
  /** Declaration or other number that the answer is about, '' when none. */
  readonly number: string
  /** Messages wait behind this one. */
  readonly more: boolean
  /** Continuation info, of a pulled report. */
  readonly continuation: string
}
