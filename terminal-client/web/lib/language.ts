/** Vietnamese first, English beside it: one switch for the whole page. */
import i18next from 'i18next'
import { useSyncExternalStore } from 'react'
import type { Words } from '#api/terminal.ts'

export type Language = 'vi' | 'en'
const KEPT = 'vnaccs.language'

const stored = (): Language => (localStorage.getItem(KEPT) === 'en' ? 'en' : 'vi')

export function startLanguage(): void {
  const language = stored()
  void i18next.init({
    lng: language,
    fallbackLng: 'vi',
    resources: {},
    // A text is found by its key as it stands.
    keySeparator: false,
    nsSeparator: false,
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

function onSwitch(listener: () => void): () => void {
  i18next.on('languageChanged', listener)
  return () => i18next.off('languageChanged', listener)
}

export const useLanguage = (): Language => useSyncExternalStore(onSwitch, languageNow)

/** A text that the server gives in both languages. */
export const inLanguage = (words: Words | { vi: string; en: string }, language: Language): string =>
  language === 'en' && words.en !== '' ? words.en : words.vi

/** Reads bilingual texts of the server in the language of the page. */
export function useRead(): (words: Words) => string {
  const language = useLanguage()
  return (words) => inLanguage(words, language)
}
