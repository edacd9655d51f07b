/**
 * A PDF to be made, as plain data: it goes to another thread (pdf-press.ts), where no function can follow. What pdfmake
 * wants as functions stands here as values.
 */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'

export interface PdfDocument
  extends Pick<TDocumentDefinitions, 'pageMargins' | 'info' | 'defaultStyle' | 'watermark' | 'content'> {
  /** On every page; a text that is `PAGE` or `PAGES` and nothing else shows that number. */
  readonly header: Content
  readonly footer: Content
  /** The first page that bears the header; absent: 1. */
  readonly headerFrom?: number
  /** What tables name as their `layout`. */
  readonly layouts: Readonly<Record<string, TableFrame>>
  /** A text with `headlineLevel` is never the last thing on a page. */
  readonly keepHeadings?: true
}

/** Points. */
export interface TableFrame {
  /** Thickness of every rule; 0 draws none. */
  readonly rule: number
  /** Of each cell, left and right; above and below. */
  readonly padding: readonly [side: number, above: number]
}

export const PAGE = '{page}'
export const PAGES = '{pages}'
