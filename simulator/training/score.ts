/** The score of a run as the player sees it: the judge's, less five points for every hint taken. */
import { type Judgement, POINTS_OFF } from './judge.ts'

export interface Score {
  /** 0-100. */
  readonly total: number
  /** Share of the steps passed, 0-100. */
  readonly steps: number
  /** Points taken off. */
  readonly mistakes: number
  readonly hints: number
}

export function scoreOf(judgement: Judgement, hints: number): Score {
  const passed = judgement.steps.filter(({ status }) => status === 'passed').length
  const steps = judgement.steps.length === 0 ? 0 : Math.round((100 * passed) / judgement.steps.length)
  return {
    total: Math.max(0, judgement.score - POINTS_OFF * hints),
    steps,
    mistakes: POINTS_OFF * judgement.mistakes,
    hints: POINTS_OFF * hints,
  }
}
