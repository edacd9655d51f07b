import type { Output } from '../decision.ts'
import type { Declaration } from '../declaration/declaration.ts'
import { exportReport } from '../outputs/export/export-report.ts'
import { importReport } from '../outputs/import/import-report.ts'
import type { ReportContext } from '../outputs/report-context.ts'

/** VAD800 / VAE800: what customs asks the declarant to correct (bản chỉ thị sửa đổi của hải quan). */
export const correctionInstruction = (declaration: Declaration, context: ReportContext): Output =>
  declaration.direction === 'import'
    ? importReport('VAD800', declaration, context)
    : exportReport('VAE800', declaration, context)
