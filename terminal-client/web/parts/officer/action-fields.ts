/** What an action of the officer asks for, and how it is sent (`POST /declarations/:number/actions`). */
import type { ActionBody } from '#api/declarations.ts'

export type FieldName = 'to' | 'passed' | 'percent' | 'place' | 'amount' | 'request' | 'note'

/** In the order in which they are asked. */
const FIELDS: Readonly<Record<string, readonly FieldName[]>> = {
  take: [],
  release: ['note'],
  assign: ['to', 'note'],
  receive: ['note'],
  documentResult: ['passed', 'note'],
  requestCorrection: ['request'],
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
  /** What the declarant is to correct; sent as the note. */
  readonly request: string
  readonly note: string
}

export const EMPTY_INPUT: ActionInput = {
  to: '',
  passed: '',
  percent: '100',
  place: '',
  amount: '',
  request: '',
  note: '',
}

const digits = (text: string): string => text.replace(/[\s.]/g, '')

/** Bytes that the report's item has for it (VAD800, I01). */
export const REQUEST_BYTES = 420
const bytes = (text: string): number => new TextEncoder().encode(text).length

/** What is missing or cannot be sent, by field. */
export type Faults = { readonly [F in 'to' | 'passed' | 'percent' | 'amount' | 'request']?: true }

export function faultsOf(action: string, input: ActionInput): Faults {
  const asked = fieldsOf(action)
  const percent = Number(input.percent)
  const request = input.request.trim()
  return {
    ...(asked.includes('to') && input.to === '' ? { to: true } : {}),
    ...(asked.includes('passed') && input.passed === '' ? { passed: true } : {}),
    ...(asked.includes('percent') && !(Number.isInteger(percent) && percent >= 1 && percent <= 100)
      ? { percent: true }
      : {}),
    ...(asked.includes('request') && (request === '' || bytes(request) > REQUEST_BYTES) ? { request: true } : {}),
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
    ...(asked.includes('request') ? { note: input.request.trim() } : {}),
    ...(asked.includes('note') && input.note.trim() !== '' ? { note: input.note.trim() } : {}),
  }
}
