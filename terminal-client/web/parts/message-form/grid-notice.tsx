/** What came of a paste, or why there is no other line, with the way past it; read out when it comes. */
import { Button } from '@mantine/core'
import { inLanguage, useLanguage } from '../../lib/language.ts'
import { useForm } from './form-context.ts'
import type { GridNote } from './grid-edits.ts'
import type { GridLines } from './grid-lines.ts'
import { useGridWords } from './grid-words.ts'
import { tooManyLines } from './result-words.ts'
import { SurplusNote } from './surplus-note.tsx'

interface Props {
  readonly note: GridNote | undefined
  readonly lines: GridLines
  readonly filled: number
  /** Undefined where nothing can be changed. */
  readonly onRemoveSurplus: (() => void) | undefined
}

export function GridNotice({ note, lines, filled, onRemoveSurplus }: Props) {
  const t = useGridWords()
  const { model } = useForm().store
  const { group, most, fixed } = lines
  const told = useTold(note, lines)
  return (
    <div aria-live="polite">
      {told && (
        <div className="mf-notice">
          {told.text}{' '}
          {told.past && (
            <Button size="compact-sm" variant="default" onClick={told.past} data-past>
              {told.count > 0 ? t('keepSurplus', { count: told.count }) : t('addSurplus')}
            </Button>
          )}
        </div>
      )}
      {!fixed && filled > most && (
        <SurplusNote model={model} group={group} filled={filled} onRemove={onRemoveSurplus} />
      )}
    </div>
  )
}

interface Told {
  readonly text: string
  readonly past: (() => void) | undefined
  /** Lines that the way past keeps; 0: another one. */
  readonly count: number
}

function useTold(note: GridNote | undefined, { group }: GridLines): Told | undefined {
  const t = useGridWords()
  const language = useLanguage()
  const { model } = useForm().store
  if (note === undefined) return undefined
  if (note.kind === 'misfits') return { text: t('misfits', { count: note.count }), past: undefined, count: 0 }
  // A table without lines of its own has no official refusal for one too many.
  const why = group < 0 ? '' : inLanguage(tooManyLines(model, group), language)
  if (note.kind === 'full') return { text: `${t('full', { most: note.limit })} ${why}`, past: note.past, count: 0 }
  const texts = [
    t('pasted', { rows: note.rows, columns: note.columns }),
    note.outside > 0 ? t('outside', { count: note.outside }) : '',
    note.left > 0 ? `${t('left', { count: note.left })} ${why}` : '',
  ]
  return { text: texts.filter(Boolean).join(' '), past: note.past?.go, count: note.past?.count ?? 0 }
}
