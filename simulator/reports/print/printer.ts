import type { Printer } from '../../acts/print.ts'
import { loadStationery } from './load-stationery.ts'
import { printPdf } from './pdf.ts'
import { printModel } from './print-model.ts'

/** The printer of this house; reads its papers once. */
export function openPrinter(): Printer {
  const stationery = loadStationery()
  return { model: (input) => printModel(input, stationery), pdf: printPdf }
}
