import type { Printer } from '../../acts/print.ts'
import { loadStationery } from './load-stationery.ts'
import { printDocument } from './pdf.ts'
import { openPdfPress, type PdfPress } from './pdf-press.ts'
import { printModel } from './print-model.ts'

export interface OpenPrinter extends Printer {
  /** For the other documents of the house. */
  readonly press: PdfPress
  /** Ends the thread that makes PDFs. */
  close(): Promise<void>
}

/** The printer of this house; reads its papers once. `tell` hears of what broke the making of a PDF. */
export function openPrinter(tell: (error: unknown) => void): OpenPrinter {
  const stationery = loadStationery()
  const press = openPdfPress(tell)
  return {
    press,
    model: (input) => printModel(input, stationery),
    pdf: (view) => press.make(printDocument(view)),
    close: () => press.close(),
  }
}
