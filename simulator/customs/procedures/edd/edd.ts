import { exportReport } from '../../outputs/export/export-report.ts'
import { correctionCallUp } from '../correction-call-up.ts'

/** EDD: calls a registered export declaration up to correct it (gọi tờ khai xuất khẩu để sửa đổi). */
export const edd = correctionCallUp({
  code: 'EDD',
  name: { vi: 'Gọi tờ khai xuất khẩu để sửa đổi', en: 'Call-up of an export declaration for correction' },
  screen: (declaration, context) => exportReport('VAE411', declaration, context),
})
