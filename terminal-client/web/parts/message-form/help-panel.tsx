/** What an item is for and how it is filled in (F1): stays open and follows the cursor. */
import { keyLabel } from '../../lib/keys.ts'
import { inLanguage, useLanguage } from '../../lib/language.ts'
import { type FormItem, itemName } from './form-model.ts'
import { useFormWords } from './form-words.ts'

export function HelpPanel({ item, line }: { readonly item: FormItem; readonly line: number }) {
  const t = useFormWords()
  const language = useLanguage()
  const { layout, plan, help } = item
  const type = { A: t('typeA'), W: t('typeW'), I: t('typeI'), F: t('typeF') }[layout.type]
  const facts = [
    layout.mandatory ? t('mandatory') : '',
    line > 0 ? t('line', { line }) : '',
    type,
    plan.kind === 'decimal' && plan.decimals !== undefined ? t('decimals', { count: plan.decimals }) : '',
    t('upTo', { length: layout.length }),
  ]
  return (
    <aside className="mf-help" aria-label={t('helpTitle')} aria-live="polite">
      <p>
        <b>
          {item.id} · {itemName(item, language)}
        </b>{' '}
        <span className="quiet">
          {facts.filter(Boolean).join(' · ')} · {layout.term}
        </span>
      </p>
      <p>{help ? inLanguage(help, language) : t('noHelp')}</p>
      {plan.choices && (
        <p>{plan.choices.map((choice) => `${choice.code} ${inLanguage(choice, language)}`).join(' · ')}</p>
      )}
      <p className="quiet">{t('helpHint', { key: keyLabel('help') })}</p>
    </aside>
  )
}
