/**
 * A message layout (khuôn dạng bản tin): the ordered items of one procedure's input or of one output.
 * Source: protocol 1.2 and 5; the files under `2014-gen0/layouts`.
 */

/** A: ASCII upper case, I: integer, F: decimal with point, W: UTF-8 text. Lengths count bytes. */
export type ItemType = 'A' | 'I' | 'F' | 'W'

export interface LayoutItem {
  /** Item number of the official layout; the key of an item, because some layouts hold one id twice. */
  readonly no: number
  /** Official item id, up to 4 characters (`CMD`). */
  readonly id: string
  /** Official English term. */
  readonly term: string
  readonly type: ItemType
  /** Length in bytes. */
  readonly length: number
  /** True for M: the local check demands a value. */
  readonly mandatory: boolean
}

/** What stands in the layout one after another: a single item, or a group repeated row by row. */
export type Segment =
  | { readonly kind: 'item'; readonly item: LayoutItem }
  | { readonly kind: 'group'; readonly items: readonly LayoutItem[]; readonly max: number }
  /** A number missing in the official layout: a blank item on the wire. */
  | { readonly kind: 'gap'; readonly no: number }

export interface Layout {
  readonly profile: string
  readonly direction: 'input' | 'output'
  /** Procedure code (input) or 6-character output code. */
  readonly code: string
  readonly segments: readonly Segment[]
  /** True for inquiry screens, whose items number from 2 because line 1 is the result code (protocol 1.4). */
  readonly resultLineFirst: boolean
}
