/** Words for where a declaration stands and which channel it got, as the player tells them. */
import type { Channel, Phase } from '#customs/declaration/declaration.ts'
import { PHASE_NAMES } from '#customs/declaration/phase-names.ts'
import type { Text } from './scenario.ts'

const CHANNELS: Readonly<Record<Channel, Text>> = {
  1: { vi: '1 (xanh)', en: '1 (green)' },
  2: { vi: '2 (vàng)', en: '2 (yellow)' },
  3: { vi: '3 (đỏ)', en: '3 (red)' },
}

const NOTHING: Text = { vi: '—', en: '—' }

/** A phase that has no words yet is told by its name. */
export const phaseWords = (phase: string | undefined): Text =>
  phase === undefined ? NOTHING : (PHASE_NAMES[phase as Phase] ?? { vi: phase, en: phase })

export const channelWords = (channel: number | null | undefined): Text =>
  channel ? (CHANNELS[channel as Channel] ?? { vi: String(channel), en: String(channel) }) : NOTHING
