/** Measures of Nghị định 30/2020, Phụ lục I, for every format: millimetres and points. */

/** Top and bottom 20-25, left 30-35, right 15-20; the page number stands in the middle of the top margin. */
export const MARGIN_MM = { top: 20, bottom: 20, left: 30, right: 15, header: 9, footer: 9 }
export const A4_MM = { width: 210, height: 297 }
/** What is left for text between the margins. */
export const TEXT_WIDTH_MM = A4_MM.width - MARGIN_MM.left - MARGIN_MM.right
/** Of the letterhead and of the closing; the right half takes the rest. */
export const LEFT_SHARE = 0.42
export const INDENT_MM = 10

/** Body text 13-14, title and subject 14, tables smaller. */
export const BODY_PT = 13
export const TITLE_PT = 14
export const TABLE_PT = 10.5
export const SMALL_PT = 8
/** Between paragraphs. */
export const GAP_PT = 6
/** Under the motto, as long as it is; under the issuing body, a share of its column (a third to a half). */
export const MOTTO_RULE_PT = 162.5
export const ISSUER_RULE_SHARE = 0.4
export const RULE_PT = 0.75
/** For signature and seal. */
export const SIGNATURE_PT = 70
