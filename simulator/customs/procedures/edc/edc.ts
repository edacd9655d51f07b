import { checkDeclaring } from '../../checks/check.ts'
import type { Channel } from '../../declaration/declaration.ts'
import { type ExportReportCode, exportReport } from '../../outputs/export/export-report.ts'
import { declaring } from '../declaring.ts'

const CLASSIFICATIONS: Readonly<Record<Channel, ExportReportCode>> = { 1: 'VAE1LD', 2: 'VAE2LD', 3: 'VAE3LD' }

/** EDC: the official export declaration (khai chính thức tờ khai xuất khẩu). */
export const edc = declaring({
  code: 'EDC',
  name: { vi: 'Khai chính thức tờ khai xuất khẩu', en: 'Export declaration' },
  check: (declaration, facts) => checkDeclaring('EDC', declaration, facts),
  classification: (channel, declaration, context) => exportReport(CLASSIFICATIONS[channel], declaration, context),
  permit: (declaration, context) => exportReport('VAE1LF', declaration, context),
})
