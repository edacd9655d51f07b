import { checkAssessment, checkPreRegistration } from '../../checks/check.ts'
import { exportReport } from '../../outputs/export/export-report.ts'
import { correctionRegistration } from '../correction-registration.ts'
import { completeExportForm } from '../eda/complete-export-form.ts'

/** EDA01: registers a correction of an export declaration (khai sửa đổi, bổ sung trong thông quan). */
export const eda01 = correctionRegistration({
  code: 'EDA01',
  name: {
    vi: 'Khai trước thông tin sửa đổi tờ khai xuất khẩu',
    en: 'Pre-registration of a correction of an export declaration',
  },
  quotes: ['FIC', 'TDN'],
  complete: completeExportForm,
  check: (form, facts, registered) => checkPreRegistration('EDA01', form, facts, registered),
  checkAssessment: (form, assessment, facts) => checkAssessment('EDA01', form, assessment, facts),
  screen: (declaration, context) => exportReport('VAE0LB', declaration, context),
})
