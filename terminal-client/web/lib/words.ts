/**
 * The texts of one feature, both languages side by side:
 *
 *   const useWords = defineWords('desk', { title: ['Bàn nghiệp vụ', 'Officer desk'], waiting: ['{{count}} tờ khai chờ', …] })
 *   const t = useWords(); t('waiting', { count: 3 })
 *
 * They travel with the chunk of the feature; i18next fills in `{{…}}`.
 */
import i18next from 'i18next'
import { type Language, useLanguage } from './language.ts'

type Table = Readonly<Record<string, readonly [vi: string, en: string]>>
export type Translate<T extends Table> = (key: keyof T & string, values?: Record<string, string | number>) => string

/** The hook gives the same function as long as the language stays. */
export function defineWords<const T extends Table>(namespace: string, table: T): () => Translate<T> {
  const known = new Map<Language, Translate<T>>()
  const make = (language: Language): Translate<T> => {
    const side = language === 'en' ? 1 : 0
    const texts = Object.fromEntries(Object.entries(table).map(([key, both]) => [key, both[side]]))
    i18next.addResourceBundle(language, namespace, texts, true, true)
    const fill = i18next.getFixedT(language, namespace)
    // Most texts have nothing to be filled in, and are asked for at every key.
    return (key, values) => (values === undefined ? (texts[key] ?? key) : fill(key, values))
  }
  return () => {
    const language = useLanguage()
    const t = known.get(language) ?? make(language)
    known.set(language, t)
    return t
  }
}
