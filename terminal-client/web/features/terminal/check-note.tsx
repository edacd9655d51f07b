/** What the local check found, when it found nothing: how far it went, and the tax to come. */
import { showNumber } from '../../lib/format.ts'
import { keyLabel } from '../../lib/keys.ts'
import { useRead } from '../../lib/language.ts'
import type { CheckOutcome } from '../../parts/message-form/local-check.ts'
import { useFormPageWords } from './terminal-words.ts'

export function CheckNote({ outcome }: { readonly outcome: CheckOutcome }) {
  const t = useFormPageWords()
  const read = useRead()
  const { findings, assessment, depth, unchecked } = outcome
  if (findings.length > 0) return null
  return (
    <section className="form-sound" role="status">
      <p>
        <b>✓ {t('sound')}.</b> {t(depth === 'rules' ? 'soundRules' : 'soundForm', { key: keyLabel('send') })}{' '}
        {unchecked.length > 0 && `${t('unchecked')} ${unchecked.map(read).join(' ')}`}
      </p>
      {assessment && (
        <dl>
          <div>
            <dt>{t('value')}</dt>
            <dd>{showNumber(assessment.totalValue)} đ</dd>
          </div>
          {assessment.subjects.map(({ code, name, amount, lineCount }) => (
            <div key={code}>
              <dt>
                {code} · {name} ({t('lines', { count: lineCount })})
              </dt>
              <dd>{showNumber(amount)} đ</dd>
            </div>
          ))}
          <div>
            <dt>{t('total')}</dt>
            <dd>
              <b>{showNumber(assessment.totalTax)} đ</b>
            </dd>
          </div>
        </dl>
      )}
    </section>
  )
}
