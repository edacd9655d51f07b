import { checkAssessment, checkPreRegistration } from '../../checks/check.ts'
import { importReport } from '../../outputs/import/import-report.ts'
import { correctionRegistration } from '../correction-registration.ts'
import { completeImportForm } from '../ida/complete-import-form.ts'

/** IDA01: registers a correction of an import declaration (khai sửa đổi, bổ sung trong thông quan). */
export const ida01 = correctionRegistration({
  code: 'IDA01',
  name: {
    vi: 'Khai trước thông tin sửa đổi tờ khai nhập khẩu',
    en: 'Pre-registration of a correction of an import declaration',
  },
  quotes: ['FIC', 'TDN'],
  complete: completeImportForm,
  check: (form, facts, registered) => checkPreRegistration('IDA01', form, facts, registered),
  checkAssessment: (form, assessment, facts) => checkAssessment('IDA01', form, assessment, facts),
  screen: (declaration, context) => importReport('VAD0AB', declaration, context),
})
