/** Everything that is wrong, in one place that takes the focus; each goes to its field. */
import { useEffect, useRef } from 'react'
import { keyLabel } from '../../lib/keys.ts'
import { inLanguage, useLanguage } from '../../lib/language.ts'
import { useFindings } from './form-context.ts'
import type { FormStore } from './form-store.ts'
import { useFormWords } from './form-words.ts'

const SHOWN = 30

interface Props {
  readonly store: FormStore
  /** Raised when the summary is to take the focus. */
  readonly calls: number
}

export function ErrorSummary({ store, calls }: Props) {
  const t = useFormWords()
  const language = useLanguage()
  const findings = useFindings(store)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (calls > 0) box.current?.focus()
  }, [calls])
  if (findings.length === 0) return null
  const open = findings.filter(({ changed }) => !changed).length
  return (
    <div ref={box} className="mf-summary" role="alert" tabIndex={-1} data-open={open > 0}>
      <b>{open > 0 ? t('summary', { count: open }) : t('summaryDone', { key: keyLabel('check') })}</b>
      <ul>
        {findings.slice(0, SHOWN).map((finding) => {
          const item = store.model.byNo.get(finding.no)
          const place = [item?.id ?? '', finding.line > 0 ? t('line', { line: finding.line }) : ''].filter(Boolean)
          // The English text of a code says both.
          const text = `${inLanguage(finding.text, language)} ${finding.todo[language]}`.trim()
          return (
            <li key={`${finding.code}/${finding.item}/${finding.line}/${finding.text.vi}`}>
              {item ? (
                <button type="button" onClick={() => store.focusNumber(finding.no, finding.line)}>
                  {[finding.code, ...place].filter(Boolean).join(' · ')}
                </button>
              ) : (
                <b>{[finding.code, ...place].filter(Boolean).join(' · ')}</b>
              )}{' '}
              {finding.changed ? <s>{text}</s> : text} {finding.changed && <i>✎ {t('changed')}</i>}
            </li>
          )
        })}
      </ul>
      {findings.length > SHOWN && <p>{t('summaryMore', { count: findings.length - SHOWN })}</p>}
    </div>
  )
}
