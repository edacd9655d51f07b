/** One item: label with its id and M, input, name of the code, bytes when they run out, what is wrong. */
import { memo } from 'react'
import { ALLOWED, acceptValue } from '#protocol/edi/item-value.ts'
import { utf8Length } from '#protocol/edi/utf8.ts'
import { inLanguage, useLanguage } from '../../lib/language.ts'
import { useCell, useCellFindings, useForm } from './form-context.ts'
import type { FormItem } from './form-model.ts'
import { useFormWords } from './form-words.ts'
import { useItemCodes } from './item-codes.ts'
import { ItemInput } from './item-input.tsx'

interface Props {
  readonly item: FormItem
  readonly line: number
}

export const ItemField = memo(function ItemField({ item, line }: Props) {
  const t = useFormWords()
  const language = useLanguage()
  const { prefix } = useForm()
  const { id, no, layout, plan } = item
  const name = language === 'en' ? layout.term : item.label
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
        <Notes id={notes} item={item} line={line} />
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

function Notes({ id, item, line }: Props & { readonly id: string }) {
  const t = useFormWords()
  const language = useLanguage()
  const { store } = useForm()
  const value = useCell(store, item.no, line)
  const findings = useCellFindings(store, item.no, line)
  const { type, length } = item.layout
  const bytes = value === '' ? 0 : utf8Length(value)
  const odd = value !== '' && acceptValue(type, value) === undefined
  return (
    <div id={id} className="mf-notes">
      {bytes > length * NEAR &&
        length > 3 &&
        (bytes > length || item.plan.kind === 'longText' || item.plan.kind === 'text') && (
          <span className={bytes > length ? 'mf-wrong' : 'quiet'}>
            {bytes > length ? t('tooLong', { bytes, length }) : t('bytes', { bytes, length })}
          </span>
        )}
      {odd && findings.length === 0 && (
        <span className="mf-wrong">⚠ {t('odd', { allowed: ALLOWED[type][language] })}</span>
      )}
      {findings.map((finding) => (
        <span key={`${finding.code} ${finding.text.vi}`} className="mf-wrong">
          ⚠ {finding.code} {inLanguage(finding.text, language)}
        </span>
      ))}
    </div>
  )
}
