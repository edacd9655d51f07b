/** The steps of a run with their states, by sign and word; choosing one shows it again. */
import type { PlayStep, PlayView } from '#api/scenarios.ts'
import { useRead } from '../../lib/language.ts'
import { usePlayerWords } from './player-words.ts'

const SIGNS: Readonly<Record<PlayStep['status'], string>> = {
  notStarted: '○',
  inProgress: '▶',
  passed: '✓',
  failed: '✗',
  waitingForOther: '…',
}

interface Props {
  readonly view: PlayView
  readonly shown: string
  readonly onShow: (step: string) => void
}

export function StepList({ view, shown, onShow }: Props) {
  const t = usePlayerWords()
  const read = useRead()
  const nameOf = (step: PlayStep) => {
    // What is seen comes first and whole, for those who speak to their machine.
    const seen = [`${step.n}. ${read(step.title)}`, t(step.status), ...(step.mistakes > 0 ? [mistakesOf(step)] : [])]
    return [...seen, t(step.role)].join(' · ')
  }
  const mistakesOf = ({ mistakes }: PlayStep) => t('mistakes', { count: mistakes })
  return (
    <nav className="play-steps" aria-label={t('steps')}>
      <ol>
        {view.steps.map((step, index) => (
          <li key={step.id} data-status={step.status}>
            {/* Whose steps follow is said where the role changes; each step says it to the screen reader. */}
            {view.steps[index - 1]?.role !== step.role && (
              <div className="play-steps-role" aria-hidden="true">
                {t(step.role)}
              </div>
            )}
            <button
              type="button"
              data-step={step.id}
              aria-current={step.id === shown ? 'step' : undefined}
              aria-label={nameOf(step)}
              onClick={() => onShow(step.id)}
            >
              <span className="play-sign" aria-hidden="true">
                {SIGNS[step.status]}
              </span>
              <span>
                {step.n}. {read(step.title)}
                {step.status !== 'notStarted' && (
                  <span className="play-state">
                    {' · '}
                    {t(step.status)}
                    {step.mistakes > 0 && ` · ${mistakesOf(step)}`}
                  </span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
