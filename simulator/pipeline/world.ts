/** Settings of the world as the pipeline reads them: the sandbox clock and forced channels. */
import type { Channel } from '#customs/declaration/declaration.ts'
import type { Selectivity } from '#customs/facts.ts'
import type { ChannelRule } from '#customs/selectivity/channel-rule.ts'
import type { Realm } from '../ports.ts'

/** `offset`: the clock runs, so many ms ahead; `frozen`: it stands at this instant (contract, /api/v1/clock). */
export type ClockSetting = { readonly offset: number } | { readonly frozen: number }

export interface SelectivitySetting {
  /** For every account; null = by rule. */
  readonly all: Channel | null
  readonly users: Readonly<Record<string, Channel>>
  /** Forced by the trainer for single runs (lượt chạy); goes before all others. */
  readonly runs?: Readonly<Record<string, Channel>>
  /** What the scenarios of open runs ask for, by run; holds where the trainer forces nothing. */
  readonly planned?: Readonly<Record<string, Channel>>
  /** Criteria of the trainer, looked at when nothing is forced. */
  readonly rules: readonly ChannelRule[]
}

const NO_SELECTIVITY: SelectivitySetting = { all: null, users: {}, rules: [] }

/** How far the clock of single runs is ahead of the world's, ms by run id. */
export type RunClocks = Readonly<Record<string, number>>

export const CLOCK = 'clock'
export const RUN_CLOCKS = 'runClocks'
export const SELECTIVITY = 'selectivity'
/** True in an archived world: every message is answered A0010, nothing changes any more. */
export const CLOSED = 'closed'

export const runClocksOf = (realm: Realm): RunClocks => (realm.settings.get(RUN_CLOCKS) as RunClocks | undefined) ?? {}

export const isClosed = (realm: Realm): boolean => realm.settings.get(CLOSED) === true

/** Sandbox time for a real instant, both epoch ms; `run`: as that run sees it. */
export function sandboxTime(realm: Realm, real: number, run = ''): number {
  const ahead = run === '' ? 0 : (runClocksOf(realm)[run] ?? 0)
  const setting = realm.settings.get(CLOCK) as ClockSetting | undefined
  if (setting === undefined) return real + ahead
  return ('frozen' in setting ? setting.frozen : real + setting.offset) + ahead
}

export const selectivityOf = (realm: Realm): SelectivitySetting =>
  (realm.settings.get(SELECTIVITY) as SelectivitySetting | undefined) ?? NO_SELECTIVITY

export function selectivityFor(realm: Realm, userId: string, run = ''): Selectivity {
  const { all, users, runs = {}, planned = {}, rules } = selectivityOf(realm)
  const forced = runs[run] ?? users[userId] ?? all
  const plan = planned[run]
  return { ...(forced === null ? {} : { forced }), ...(plan === undefined ? {} : { planned: plan }), rules }
}
