/** What is due and in how long; late by sign and word, never by colour alone. Runs with the sandbox's clock. */
import type { DeclarationRow } from '#api/declarations.ts'
import { showDuration } from '../../lib/format.ts'
import { useDeclarationWords } from './declaration-words.ts'

const DAY = 24 * 3_600_000

export function DueMark({ due, now }: { readonly due: DeclarationRow['due']; readonly now: number }) {
  const t = useDeclarationWords()
  if (due === null) return null
  const left = Date.parse(due.at) - now
  const size = Math.abs(left)
  // Days where hours would be many.
  const time = size >= 2 * DAY ? t('days', { count: Math.floor(size / DAY) }) : showDuration(size)
  return left < 0 ? (
    <span className="due" data-late="true">
      <span aria-hidden="true">⚠ </span>
      {t('late', { time })}
    </span>
  ) : (
    <span className="due">{t('left', { time })}</span>
  )
}
