import { checkDeclaring } from '../../checks/check.ts'
import type { Channel } from '../../declaration/declaration.ts'
import { type ImportReportCode, importReport } from '../../outputs/import/import-report.ts'
import { declaring } from '../declaring.ts'

const CLASSIFICATIONS: Readonly<Record<Channel, ImportReportCode>> = { 1: 'VAD1AC', 2: 'VAD2AC', 3: 'VAD3AC' }

/** IDC: the official import declaration (khai chính thức tờ khai nhập khẩu). */
export const idc = declaring({
  code: 'IDC',
  name: { vi: 'Khai chính thức tờ khai nhập khẩu', en: 'Import declaration' },
  check: (declaration, facts) => checkDeclaring('IDC', declaration, facts),
  classification: (channel, declaration, context) => importReport(CLASSIFICATIONS[channel], declaration, context),
  permit: (declaration, context) => importReport('VAD1AG', declaration, context),
})
