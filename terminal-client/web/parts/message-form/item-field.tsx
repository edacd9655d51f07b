/** One item: label with its id and M, input, name of the code, bytes when they run out, what is wrong. */
import { memo } from 'react'
import { utf8Length } from '#protocol/edi/utf8.ts'
import { inLanguage, useLanguage } from '../../lib/language.ts'
import { useCell, useCellFindings, useForm } from './form-context.ts'
import { type FormItem, itemName } from './form-model.ts'
import { useFormWords } from './form-words.ts'
import { useItemCodes } from './item-codes.ts'
import { ItemInput } from './item-input.tsx'
import { oddWords } from './oddity-words.ts'

interface Props {
  readonly item: FormItem
  readonly line: number
}

export const ItemField = memo(function ItemField({ item, line }: Props) {
  const t = useFormWords()
  const language = useLanguage()
  const { prefix } = useForm()
  const { id, no, layout, plan } = item
  const name = itemName(item, language)
  const notes = `${prefix}-${no}-${line}-notes`
  return (
    <div className={`mf-field mf-w-${plan.width}`} data-kind={plan.kind}>
      <label htmlFor={`${prefix}-${no}-${line}`}>
        <b>{id}</b> · {name}
        {layout.mandatory && (
          <abbr className="mf-mark" title={t('mandatory')}>
            M
          </abbr>
        )}
      </label>
      <div className="mf-control">
        <div className="mf-row">
          <ItemInput item={item} line={line} describedBy={notes} />
          <CodeName item={item} line={line} />
        </div>
        <ItemNotes id={notes} item={item} line={line} />
      </div>
    </div>
  )
})

/** What the code means, beside it. */
export function CodeName({ item, line }: Props) {
  const t = useFormWords()
  const language = useLanguage()
  const { store, shelf } = useForm()
  const value = useCell(store, item.no, line)
  const codes = useItemCodes(item, line)
  if (codes === undefined || value === '' || (item.plan.list && shelf === undefined)) return null
  const option = codes.get(value)
  if (option) return <span className="mf-name">{language === 'en' ? option.nameEn : option.name}</span>
  return codes.options.length > 0 ? <span className="mf-name mf-unknown">? {t('notInList')}</span> : null
}

/** Bytes are shown when they run out: an accented letter takes up to three. */
const NEAR = 0.8

/** What there is to be said of the value: its bytes when they run out, what is wrong with it, what a check found. */
export function ItemNotes({ id, item, line }: Props & { readonly id: string }) {
  const t = useFormWords()
  const language = useLanguage()
  const { store } = useForm()
  const value = useCell(store, item.no, line)
  const findings = useCellFindings(store, item.no, line)
  const odd = oddWords(item, value)
  const { type, length } = item.layout
  const bytes = type === 'W' && length > 3 ? utf8Length(value) : 0
  return (
    <div id={id} className="mf-notes">
      {bytes > length * NEAR && bytes <= length && <span className="quiet">{t('bytes', { bytes, length })}</span>}
      {odd && findings.length === 0 && (
        // Half a date, or a name by which a code is looked for, is nothing wrong yet.
        <span className={type === 'W' ? 'mf-wrong' : 'mf-wrong mf-later'}>⚠ {inLanguage(odd, language)}</span>
      )}
      {findings.map((finding) => (
        <span key={`${finding.code} ${finding.text.vi}`} className="mf-wrong">
          ⚠ {finding.code} {inLanguage(finding.text, language)}
        </span>
      ))}
    </div>
  )
}
