import { exportReport } from '../../outputs/export/export-report.ts'
import { callUp } from '../call-up.ts'

/** EDB: calls up a pre-registered export declaration (gọi thông tin tờ khai xuất khẩu). */
export const edb = callUp({
  code: 'EDB',
  name: { vi: 'Gọi thông tin tờ khai xuất khẩu đã khai trước', en: 'Call-up of a pre-registered export declaration' },
  screen: (declaration, context) => exportReport('VAE400', declaration, context),
})
