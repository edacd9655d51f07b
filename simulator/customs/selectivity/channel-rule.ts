import type { Channel, Direction } from '../declaration/declaration.ts'
import type { Day } from '../reference/reference.ts'

/**
 * One criterion of a trainer (tiêu chí phân luồng; customs.md, Channel and officers). A rule fits a declaration when
 * every condition that it states does; a condition left out always does. The real criteria are secret: these are
 * SIM-defined data.
 */
export interface ChannelRule {
  /** Names the rule in lists, and keeps the random draws of two rules apart. */
  readonly id: string
  readonly channel: Channel
  /** First and last day of validity, Vietnam days. */
  readonly validFrom: Day
  readonly validTo: Day
  readonly direction?: Direction
  /** Declaration kinds (ICB/ECB), e.g. `E21`. */
  readonly kinds?: readonly string[]
  /** Prefixes of HS codes, 2 to 8 digits; one line that has one of them is enough. */
  readonly hs?: readonly string[]
  /** Countries of origin (OR); one line is enough. Export lines state none. */
  readonly origins?: readonly string[]
  /** Compliance levels 1..5 of the importer or exporter; a business not registered counts as 5. */
  readonly compliance?: readonly number[]
  /** Percent (0..100, up to two decimals) of the declarations that meet the rest, drawn by seed and number. */
  readonly share?: number
  readonly seed?: string
}
