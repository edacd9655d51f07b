/** What a class begins with (mẫu lớp học), as data: one YAML file each in `scenarios/classes`. */
import type { Channel } from '#customs/declaration/declaration.ts'
import type { Text } from './scenario.ts'

export interface ClassTemplate {
  readonly id: string
  readonly version: number
  readonly title: Text
  /** For whom, and what they can do afterwards. */
  readonly purpose: Text
  /** Scenarios in the order in which the class plays them. */
  readonly scenarios: readonly string[]
  /** Places of members; the trainer's is not counted. */
  readonly seats: number
  /** Where the sandbox's clock stands at the beginning, RFC 3339; absent: real time. */
  readonly clock?: { readonly now: string; readonly frozen: boolean }
  /** Channel that is forced for everybody at the beginning. */
  readonly channel?: Channel
  /** What the trainer is offered when starting the exam. */
  readonly exam?: { readonly scenarios: readonly string[]; readonly minutes: number }
}
