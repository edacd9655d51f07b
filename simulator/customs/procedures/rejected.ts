import type { Decision, Rejection } from '../decision.ts'

/** A refusal of the message, for these reasons. */
export function rejected(...rejections: readonly Rejection[]): Decision {
  return { kind: 'rejected', rejections }
}
