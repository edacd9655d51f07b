import { checkAssessment, checkPreRegistration } from '../../checks/check.ts'
import { exportReport } from '../../outputs/export/export-report.ts'
import { preRegistration } from '../pre-registration.ts'
import { completeExportForm } from './complete-export-form.ts'

/** EDA: pre-registers an export declaration, or edits one (khai thông tin xuất khẩu). */
export const eda = preRegistration({
  code: 'EDA',
  name: { vi: 'Khai trước thông tin tờ khai xuất khẩu', en: 'Pre-registration of an export declaration' },
  quotes: ['FIC', 'TDN'],
  complete: completeExportForm,
  check: (form, facts) => checkPreRegistration('EDA', form, facts),
  checkAssessment: (form, assessment, facts) => checkAssessment('EDA', form, assessment, facts),
  screen: (declaration, context) => exportReport('VAE0LA', declaration, context),
})
