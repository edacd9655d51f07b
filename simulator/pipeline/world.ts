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
  /** Criteria of the trainer, looked at when nothing is forced. */
  readonly rules: readonly ChannelRule[]
}

const NO_SELECTIVITY: SelectivitySetting = { all: null, users: {}, rules: [] }

export const CLOCK = 'clock'
export const SELECTIVITY = 'selectivity'

/** Sandbox time for a real instant, both epoch ms. */
export function sandboxTime(realm: Realm, real: number): number {
  const setting = realm.settings.get(CLOCK) as ClockSetting | undefined
  if (setting === undefined) return real
  return 'frozen' in setting ? setting.frozen : real + setting.offset
}

export const selectivityOf = (realm: Realm): SelectivitySetting =>
  (realm.settings.get(SELECTIVITY) as SelectivitySetting | undefined) ?? NO_SELECTIVITY

export function selectivityFor(realm: Realm, userId: string): Selectivity {
  const { all, users, rules } = selectivityOf(realm)
  const forced = users[userId] ?? all
  return forced === null ? { rules } : { forced, rules }
}
