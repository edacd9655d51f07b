/** What an action of the officer asks for, and how it is sent (`POST /declarations/:number/actions`). */
import type { ActionBody } from '#api/declarations.ts'

export type FieldName = 'to' | 'passed' | 'percent' | 'place' | 'amount' | 'note'

/** In the order in which they are asked. */
const FIELDS: Readonly<Record<string, readonly FieldName[]>> = {
  take: [],
  release: ['note'],
  assign: ['to', 'note'],
  receive: ['note'],
  documentResult: ['passed', 'note'],
  orderInspection: ['percent', 'place', 'note'],
  inspectionResult: ['passed', 'note'],
  confirmPayment: ['amount', 'note'],
  clear: ['note'],
}

export const fieldsOf = (action: string): readonly FieldName[] => FIELDS[action] ?? ['note']

/** Chosen to take a file away from whoever has it. */
export const NOBODY = '-'

/** As typed. */
export interface ActionInput {
  /** Login or `NOBODY`, '' before anything was chosen. */
  readonly to: string
  readonly passed: 'yes' | 'no' | ''
  readonly percent: string
  readonly place: string
  readonly amount: string
  readonly note: string
}

export const EMPTY_INPUT: ActionInput = { to: '', passed: '', percent: '100', place: '', amount: '', note: '' }

const digits = (text: string): string => text.replace(/[\s.]/g, '')

/** What is missing or cannot be sent, by field. */
export type Faults = { readonly [F in 'to' | 'passed' | 'percent' | 'amount']?: true }

export function faultsOf(action: string, input: ActionInput): Faults {
  const asked = fieldsOf(action)
  const percent = Number(input.percent)
  return {
    ...(asked.includes('to') && input.to === '' ? { to: true } : {}),
    ...(asked.includes('passed') && input.passed === '' ? { passed: true } : {}),
    ...(asked.includes('percent') && !(Number.isInteger(percent) && percent >= 1 && percent <= 100)
      ? { percent: true }
      : {}),
    ...(asked.includes('amount') && !/^\d{0,15}$/.test(digits(input.amount)) ? { amount: true } : {}),
  }
}

/** Only what the action asks for; an empty amount means the whole tax. */
export function bodyOf(action: string, input: ActionInput, run: string | undefined): ActionBody {
  const asked = fieldsOf(action)
  const amount = digits(input.amount)
  return {
    action,
    ...(run ? { run } : {}),
    ...(asked.includes('to') ? { to: input.to === NOBODY ? '' : input.to } : {}),
    ...(asked.includes('passed') ? { passed: input.passed === 'yes' } : {}),
    ...(asked.includes('percent') ? { percent: Number(input.percent) } : {}),
    ...(asked.includes('place') ? { place: input.place.trim() } : {}),
    ...(asked.includes('amount') && amount !== '' ? { amount } : {}),
    ...(asked.includes('note') && input.note.trim() !== '' ? { note: input.note.trim() } : {}),
  }
}
