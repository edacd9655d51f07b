import type { ScenarioCard } from '#api/scenarios.ts'
import { useCatalogueWords } from './catalogue-words.ts'

const SIGNS = { notStarted: '○', underWay: '▶', passed: '✓', failed: '✗' } as const

/** How far one is with a scenario: a sign, the word, the best score. */
export function ProgressWord({ mine }: { readonly mine: ScenarioCard['mine'] }) {
  const t = useCatalogueWords()
  const state = mine.open ? 'underWay' : mine.passed > 0 ? 'passed' : mine.runs > 0 ? 'failed' : 'notStarted'
  return (
    <span className={state === 'notStarted' ? 'quiet' : undefined} style={{ whiteSpace: 'nowrap' }}>
      <span aria-hidden="true">{SIGNS[state]} </span>
      {t(state)}
      {mine.best !== null && ` · ${t('best', { score: mine.best })}`}
      {mine.runs > 1 && <span className="quiet"> · {t('times', { count: mine.runs })}</span>}
    </span>
  )
}
