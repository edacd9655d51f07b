import { importReport } from '../../outputs/import/import-report.ts'
import { inquiry } from '../inquiry.ts'

/** IID: shows an import declaration as it stands (tham chiếu tờ khai nhập khẩu). */
export const iid = inquiry({
  code: 'IID',
  name: { vi: 'Tham chiếu tờ khai nhập khẩu', en: 'Reference of an import declaration' },
  screen: (declaration, context) => importReport('VAD0AP', declaration, context),
})
