import { importReport } from '../../outputs/import/import-report.ts'
import { callUp } from '../call-up.ts'

/** IDB: calls up a pre-registered import declaration (gọi thông tin tờ khai nhập khẩu). */
export const idb = callUp({
  code: 'IDB',
  name: { vi: 'Gọi thông tin tờ khai nhập khẩu đã khai trước', en: 'Call-up of a pre-registered import declaration' },
  screen: (declaration, context) => importReport('VAD419', declaration, context),
})
