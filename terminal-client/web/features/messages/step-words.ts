import { defineWords } from '../../lib/words.ts'

/** What each step of the declarant is called. */
export const useStepWords = defineWords('steps', {
  declare: ['khai chính thức', 'declare'],
  callUp: ['gọi lại để sửa', 'call up to edit'],
  callUpToCorrect: ['gọi để sửa đổi, bổ sung', 'call up to correct'],
  declareCorrection: ['khai bản sửa', 'declare the correction'],
  refer: ['tham chiếu', 'refer'],
})
