/** The world's settings: its clock and the channels that a trainer forces (contract, /clock and /selectivity). */
import type { Channel } from '#customs/declaration/declaration.ts'
import type { ChannelRule } from '#customs/selectivity/channel-rule.ts'
import { vietnamIso } from '#protocol/vietnam-time.ts'
import {
  CLOCK,
  type ClockSetting,
  SELECTIVITY,
  type SelectivitySetting,
  sandboxTime,
  selectivityOf,
} from '../pipeline/world.ts'
import type { Realm } from '../ports.ts'
import { actEntry, type Office } from './office.ts'
import { type Done, done, unknown } from './problem.ts'

export interface ClockView {
  /** Sandbox clock, RFC 3339. */
  readonly now: string
  readonly frozen: boolean
}

export function readClock(office: Office, realm: Realm = office.store.realm()): ClockView {
  const setting = realm.settings.get(CLOCK) as ClockSetting | undefined
  return {
    now: vietnamIso(sandboxTime(realm, office.clock.real())),
    frozen: setting !== undefined && 'frozen' in setting,
  }
}

/** Sets the clock; `now: null` goes back to real time. It may go backwards: numbers and the journal do not depend on it. */
export async function setClock(
  office: Office,
  wish: { now: number | null; frozen: boolean },
  by = '',
): Promise<ClockView> {
  return office.store.commit(async (tx, realm) => {
    const setting = settingFor(office, wish)
    await tx.putSetting(CLOCK, setting)
    await tx.append([
      actEntry(office, realm, { kind: 'admin', userId: by, procedure: 'setClock', detail: { setting } }),
    ])
    const changed = { ...realm, settings: new Map([...realm.settings, [CLOCK, setting]]) }
    return readClock(office, changed)
  })
}

function settingFor(office: Office, wish: { now: number | null; frozen: boolean }): ClockSetting {
  if (wish.now === null) return { offset: 0 }
  return wish.frozen ? { frozen: wish.now } : { offset: wish.now - office.clock.real() }
}

/** Forces a channel for one account, or for all; `channel: null` lifts it. */
export async function forceChannel(
  office: Office,
  wish: { userId?: string; channel: Channel | null },
): Promise<Done<SelectivitySetting>> {
  return office.store.commit(async (tx, realm) => {
    const { userId, channel } = wish
    if (userId !== undefined && !realm.accounts.has(userId)) {
      return unknown('account', `Không có tài khoản ${userId}.`, `There is no account ${userId}.`)
    }
    const before = selectivityOf(realm)
    const setting =
      userId === undefined ? { ...before, all: channel } : { ...before, users: withUser(before, userId, channel) }
    await tx.putSetting(SELECTIVITY, setting)
    const detail = { userId: userId ?? '', channel }
    await tx.append([
      actEntry(office, realm, { kind: 'admin', userId: userId ?? '', procedure: 'forceChannel', detail }),
    ])
    return done(setting)
  })
}

/** Sets the trainer's criteria in place of the earlier ones; the first that fits decides (customs.md, Channel). */
export async function setChannelRules(office: Office, rules: readonly ChannelRule[]): Promise<SelectivitySetting> {
  return office.store.commit(async (tx, realm) => {
    const setting: SelectivitySetting = { ...selectivityOf(realm), rules }
    await tx.putSetting(SELECTIVITY, setting)
    await tx.append([
      actEntry(office, realm, { kind: 'admin', userId: '', procedure: 'setChannelRules', detail: { rules } }),
    ])
    return setting
  })
}

function withUser({ users }: SelectivitySetting, userId: string, channel: Channel | null): SelectivitySetting['users'] {
  const { [userId]: _, ...others } = users
  return channel === null ? others : { ...others, [userId]: channel }
}
