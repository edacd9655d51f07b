import { checkDeclaring } from '../../checks/check.ts'
import { exportReport } from '../../outputs/export/export-report.ts'
import { correcting } from '../correcting.ts'

const NOTICES = { 2: 'VAE2LE', 3: 'VAE3LE' } as const

/** EDE: declares the registered correction of an export declaration (khai chính thức bản sửa). */
export const ede = correcting({
  code: 'EDE',
  name: { vi: 'Khai chính thức bản sửa đổi tờ khai xuất khẩu', en: 'Correction of an export declaration' },
  check: (corrected, facts) => checkDeclaring('EDE', corrected, facts),
  notice: (channel, declaration, context) => exportReport(NOTICES[channel], declaration, context),
})
