/** What a person's entry must look like; one rule for the form, for the list of many, and for scripts. */
import { PERSON_ROLES, type PersonRole } from '../ports/records.ts'
import type { Bilingual } from './problem.ts'

export const LOGIN = /^[a-z0-9][a-z0-9.-]{2,39}$/
export const LOGIN_RULE: Bilingual = {
  vi: '3 đến 40 ký tự: chữ thường không dấu, số, dấu chấm, gạch nối',
  en: '3 to 40 characters: a-z, 0-9, . and -',
}
/** One line of readable text: no control signs, no signs that turn the direction of writing. */
export const NAME = /^[^\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]{1,120}$/u
export const NAME_RULE: Bilingual = {
  vi: 'nhập họ tên, không quá 120 ký tự, trên một dòng',
  en: 'enter the name: one line of at most 120 characters',
}

export const isRole = (text: string): text is PersonRole => (PERSON_ROLES as readonly string[]).includes(text)
