/** Says what lines too many will come to, as long as they are there. */
import { Button } from '@mantine/core'
import { inLanguage, useLanguage } from '../../lib/language.ts'
import type { FormModel } from './form-model.ts'
import { useGridWords } from './grid-words.ts'
import { tooManyLines } from './result-words.ts'

interface Props {
  readonly model: FormModel
  readonly group: number
  readonly filled: number
  /** Undefined where nothing can be changed. */
  readonly onRemove: (() => void) | undefined
}

export function SurplusNote({ model, group, filled, onRemove }: Props) {
  const t = useGridWords()
  const language = useLanguage()
  const most = model.most[group] ?? 0
  const count = filled - most
  return (
    <div className="mf-notice" role="status" data-surplus={count}>
      <span aria-hidden="true">⚠ </span>
      <b>{t('surplus', { count, from: most + 1 })}</b> {inLanguage(tooManyLines(model, group), language)}{' '}
      {onRemove && (
        <Button size="compact-sm" variant="default" onClick={onRemove}>
          {t('removeSurplus', { count })}
        </Button>
      )}
    </div>
  )
}
