import type { FortnightReport } from './report.ts'

/** UTF-8, one line; the same report gives the same bytes. */
export const fortnightJson = (report: FortnightReport): Uint8Array => Buffer.from(`${JSON.stringify(report)}\n`)
