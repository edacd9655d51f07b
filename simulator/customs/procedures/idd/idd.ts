import { importReport } from '../../outputs/import/import-report.ts'
import { correctionCallUp } from '../correction-call-up.ts'

/** IDD: calls a registered import declaration up to correct it (gọi tờ khai nhập khẩu để sửa đổi). */
export const idd = correctionCallUp({
  code: 'IDD',
  name: { vi: 'Gọi tờ khai nhập khẩu để sửa đổi', en: 'Call-up of an import declaration for correction' },
  screen: (declaration, context) => importReport('VAD424', declaration, context),
})
