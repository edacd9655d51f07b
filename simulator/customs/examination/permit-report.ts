import type { Output } from '../decision.ts'
import type { Declaration } from '../declaration/declaration.ts'
import { exportReport } from '../outputs/export/export-report.ts'
import { importReport } from '../outputs/import/import-report.ts'
import type { ReportContext } from '../outputs/report-context.ts'

/**
 * The clearance notice (thông báo thông quan) of a cleared declaration: class 1 when it went through at once, class 2
 * after an examination, be it of documents or of goods (protocol 1.5: permits exist only with 1 and 2).
 */
export function permitReport(declaration: Declaration, context: ReportContext): Output {
  const immediate = declaration.channel === 1
  return declaration.direction === 'import'
    ? importReport(immediate ? 'VAD1AG' : 'VAD2AG', declaration, context)
    : exportReport(immediate ? 'VAE1LF' : 'VAE2LF', declaration, context)
}
