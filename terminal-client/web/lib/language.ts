/** Vietnamese first, English beside it: one switch for the whole page. */
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Words } from '#api/terminal.ts'

export type Language = 'vi' | 'en'
const KEPT = 'vnaccs.language'

const stored = (): Language => (localStorage.getItem(KEPT) === 'en' ? 'en' : 'vi')

export function startLanguage(): void {
  const language = stored()
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'vi',
    resources: {},
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  document.documentElement.lang = language
}

export function setLanguage(language: Language): void {
  localStorage.setItem(KEPT, language)
  document.documentElement.lang = language
  void i18next.changeLanguage(language)
}

export const languageNow = (): Language => (i18next.language === 'en' ? 'en' : 'vi')

export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'en' ? 'en' : 'vi'
}

/** A text that the server gives in both languages. */
export const inLanguage = (words: Words | { vi: string; en: string }, language: Language): string =>
  language === 'en' && words.en !== '' ? words.en : words.vi

/** Reads bilingual texts of the server in the language of the page. */
export function useRead(): (words: Words) => string {
  const language = useLanguage()
  return (words) => inLanguage(words, language)
}
