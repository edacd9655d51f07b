import { exportReport } from '../../outputs/export/export-report.ts'
import { inquiry } from '../inquiry.ts'

/** IEX: shows an export declaration as it stands (tham chiếu tờ khai xuất khẩu). */
export const iex = inquiry({
  code: 'IEX',
  name: { vi: 'Tham chiếu tờ khai xuất khẩu', en: 'Reference of an export declaration' },
  screen: (declaration, context) => exportReport('VAE0LC', declaration, context),
})
