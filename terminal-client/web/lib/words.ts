/**
 * The texts of one feature, both languages side by side:
 *
 *   const useWords = defineWords('desk', { title: ['Bàn nghiệp vụ', 'Officer desk'], waiting: ['{{count}} tờ khai chờ', …] })
 *   const t = useWords(); t('waiting', { count: 3 })
 *
 * They travel with the chunk of the feature; i18next fills in `{{…}}`.
 */
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'

type Table = Readonly<Record<string, readonly [vi: string, en: string]>>
export type Translate<T extends Table> = (key: keyof T & string, values?: Record<string, string | number>) => string

export function defineWords<const T extends Table>(namespace: string, table: T): () => Translate<T> {
  const side = (index: 0 | 1) => Object.fromEntries(Object.entries(table).map(([key, texts]) => [key, texts[index]]))
  const add = (): void => {
    i18next.addResourceBundle('vi', namespace, side(0), true, true)
    i18next.addResourceBundle('en', namespace, side(1), true, true)
  }
  return () => {
    if (!i18next.hasResourceBundle('vi', namespace)) add()
    const { t } = useTranslation(namespace, { keySeparator: false, nsSeparator: false } as object)
    return (key, values) => t(key, values ?? {})
  }
}
