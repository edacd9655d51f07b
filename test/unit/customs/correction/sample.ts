/** A yellow import declaration on its way through a correction. */
import type { Declaration } from '#customs/declaration/declaration.ts'
import { act } from '#customs/examination/act.ts'
import type { OfficerAction } from '#customs/examination/officer-action.ts'
import type { Facts } from '#customs/facts.ts'
import { ida01 } from '#customs/procedures/ida01/ida01.ts'
import { ide } from '#customs/procedures/ide/ide.ts'
import {
  accepted,
  declarationOf,
  facts,
  importForm,
  LAPTOP,
  NOW,
  NUMBER,
  reference,
  registered,
} from '../import/sample.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR
export const NEXT = '100000000011'

/** Twice the laptops: twice the tax. */
export const TWICE = { ...LAPTOP, QN1: '20', BPR: '20000' }
export const twice = (head: Readonly<Record<string, string>> = {}) =>
  importForm({ ICN: NUMBER, IP4: '20000', ...head }, TWICE)

export const later = (over: Partial<Facts> = {}): Facts => facts({ now: NOW + HOUR, ...over })

export const yellow = (): Declaration => registered(importForm(), { selectivity: { forced: 2 } })

/** Actions of the officer, each of which must be possible. */
export function handled(declaration: Declaration, ...actions: readonly OfficerAction[]): Declaration {
  return actions.reduce((state, action) => {
    const done = act(action, state, { now: NOW + HOUR / 2, officer: 'binh.tt', reference, nextStatement: 900 })
    if (done.kind === 'refused') throw new Error(`${action.action}: ${done.code}`)
    return done.declaration
  }, declaration)
}

export const RECEIVE: OfficerAction = { action: 'receive' }
export const ASK: OfficerAction = { action: 'requestCorrection', note: 'Khai lại số lượng dòng 1' }
export const PASS: OfficerAction = { action: 'documentResult', passed: true }

/** With the correction registered by IDA01. */
export const pending = (declaration = yellow(), form = twice()): Declaration =>
  declarationOf(ida01.decide(form, declaration, later()))

export const declaring = (ICN = NEXT, JKN = '') => ({ head: { ICN, ...(JKN ? { JKN } : {}) }, lines: [] })

/** With the correction declared by IDE. */
export const corrected = (declaration = pending()): Declaration =>
  declarationOf(ide.decide(declaring(), declaration, later()))

export const outputsOf = (declaration: Declaration, over: Partial<Facts> = {}) =>
  accepted(ide.decide(declaring(), declaration, later(over))).reports.map(({ code }) => code)
