import type { DeclarationView } from '#api/declarations.ts'
import { useRead } from '../../lib/language.ts'
import { useDeclarationWords } from './declaration-words.ts'
import { WAY_SIGNS } from './life-cycle-picture.tsx'

/** `✓─✓─◉─○─○`: the way of this declaration in one line. */
export function LifeCycleStrip({ stops }: { readonly stops: DeclarationView['lifeCycle'] }) {
  const t = useDeclarationWords()
  const read = useRead()
  const words = { past: t('wayPast'), now: t('wayNow'), ahead: t('wayAhead'), off: t('wayOff') }
  // A place where all ways end, or that only mishaps lead to, is told when the declaration is there.
  const shown = stops.filter(
    ({ state, phase }) => state !== 'off' && (state !== 'ahead' || !['expired', 'manual', 'withdrawn'].includes(phase)),
  )
  return (
    <ol className="life-strip" aria-label={t('tabLifeCycle')}>
      {shown.map(({ phase, name, state }) => (
        <li key={phase} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span aria-hidden="true">{WAY_SIGNS[state]} </span>
          {read(name)}
          <span className="visually-hidden"> ({words[state]})</span>
        </li>
      ))}
    </ol>
  )
}
