/** An item's value as it is read: dates dd/MM/yyyy, numbers 1.234,56, short closed lists with their words. */
import type { PlannedItem } from '#protocol/forms/planned-form.ts'
import { showNumber } from '../../lib/format.ts'
import type { Language } from '../../lib/language.ts'

export function shownValue(item: PlannedItem, value: string, language: Language): string {
  switch (item.kind) {
    case 'date':
      return value.replace(/^(\d{2})(\d{2})(\d{4})$/, '$1/$2/$3')
    case 'time':
      return value.replace(/^(\d{2})(\d{2})$/, '$1:$2')
    case 'integer':
      // Numbers of declarations and the like are no amounts.
      return item.list || value.length >= 11 ? value : showNumber(value)
    case 'decimal':
      return showNumber(value)
    case 'text':
    case 'longText':
    case 'code':
    case 'flag': {
      const choice = item.choices?.find(({ code }) => code === value)
      return choice ? `${value} · ${language === 'en' ? choice.en : choice.vi}` : value
    }
  }
}

export const isNumeric = ({ kind }: PlannedItem): boolean => kind === 'integer' || kind === 'decimal'
