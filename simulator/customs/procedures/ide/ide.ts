import { checkDeclaring } from '../../checks/check.ts'
import { importReport } from '../../outputs/import/import-report.ts'
import { correcting } from '../correcting.ts'

const NOTICES = { 2: 'VAD2AE', 3: 'VAD3AE' } as const

/** IDE: declares the registered correction of an import declaration (khai chính thức bản sửa). */
export const ide = correcting({
  code: 'IDE',
  name: { vi: 'Khai chính thức bản sửa đổi tờ khai nhập khẩu', en: 'Correction of an import declaration' },
  check: (corrected, facts) => checkDeclaring('IDE', corrected, facts),
  notice: (channel, declaration, context) => importReport(NOTICES[channel], declaration, context),
})
