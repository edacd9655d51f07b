import { checkAssessment, checkPreRegistration } from '../../checks/check.ts'
import { importReport } from '../../outputs/import/import-report.ts'
import { preRegistration } from '../pre-registration.ts'
import { completeImportForm } from './complete-import-form.ts'

/** IDA: pre-registers an import declaration, or edits one (khai thông tin nhập khẩu). */
export const ida = preRegistration({
  code: 'IDA',
  name: { vi: 'Khai trước thông tin tờ khai nhập khẩu', en: 'Pre-registration of an import declaration' },
  quotes: ['FIC', 'TDN'],
  complete: completeImportForm,
  check: (form, facts) => checkPreRegistration('IDA', form, facts),
  checkAssessment: (form, assessment, facts) => checkAssessment('IDA', form, assessment, facts),
  screen: (declaration, context) => importReport('VAD0AA', declaration, context),
})
