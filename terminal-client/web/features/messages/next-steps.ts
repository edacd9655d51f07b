/** What the declarant can do next with a declaration in this state (protocol 3, "Declaration core"). */

/** Procedures by what they do, import and export. */
const STEPS = {
  declare: { import: 'IDC', export: 'EDC' },
  callUp: { import: 'IDB', export: 'EDB' },
  callUpToCorrect: { import: 'IDD', export: 'EDD' },
  declareCorrection: { import: 'IDE', export: 'EDE' },
  refer: { import: 'IID', export: 'IEX' },
} as const
export type StepName = keyof typeof STEPS

/** Before registration; while customs works on it; afterwards it can only be looked at. */
const BY_STATE: Readonly<Record<string, readonly StepName[]>> = {
  draft: ['declare', 'callUp'],
  expired: [],
  awaitingPayment: ['refer', 'callUpToCorrect'],
  awaitingReceipt: ['refer', 'callUpToCorrect'],
  examining: ['refer', 'callUpToCorrect'],
  inspecting: ['refer', 'callUpToCorrect'],
  // Examined: only at the officer's request can it be corrected now.
  checked: ['refer'],
}
const OTHERWISE: readonly StepName[] = ['refer']

export interface NextStep {
  readonly name: StepName
  readonly procedure: string
}

/** `correction`: the number that a registered correction will give it, null when none is registered. */
export function nextSteps(
  direction: 'import' | 'export',
  state: string,
  correction: string | null,
): readonly NextStep[] {
  const names = BY_STATE[state] ?? OTHERWISE
  const open = correction !== null && names.includes('callUpToCorrect')
  return (open ? (['declareCorrection', ...names] as const) : names).map((name) => ({
    name,
    procedure: STEPS[name][direction],
  }))
}

/** For a number alone: every step, by its first two digits (10 import, 30 export). */
export function stepsOfNumber(number: string): readonly NextStep[] {
  if (!/^(10|30)\d{10}$/.test(number)) return []
  const direction = number.startsWith('10') ? 'import' : 'export'
  return (Object.keys(STEPS) as StepName[]).map((name) => ({ name, procedure: STEPS[name][direction] }))
}
