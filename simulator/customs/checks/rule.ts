import type { KindFlag, Scene, Values } from './scene.ts'

/** Looks at the header or at one line; gives the item to blame, or undefined when nothing is wrong. */
export interface Finder {
  (values: Values, scene: Scene): string | undefined
  /** While all of these are empty it finds nothing and need not be asked; without the list it is asked always. */
  readonly silentWithout?: readonly string[]
}

/** Declares that the finder looks at these items and finds nothing while they are empty. */
export const silentWithout = (items: readonly string[], find: Finder): Finder =>
  Object.assign(find, { silentWithout: items })

/**
 * A check, still without items. A cell of the table names its items in groups: `IP4 IP3` are two groups of one,
 * `EA1-3 EB1-3` two groups of three slots.
 */
export type Rule = (...groups: readonly (readonly string[])[]) => Finder

export type Condition = (scene: Scene, values: Values) => boolean

/** Runs the rule only where the condition holds. */
export const when =
  (condition: Condition, rule: Rule): Rule =>
  (...groups) => {
    const find = rule(...groups)
    const limited: Finder = (values, scene) => (condition(scene, values) ? find(values, scene) : undefined)
    return find.silentWithout ? silentWithout(find.silentWithout, limited) : limited
  }

/** Blames the first item of the cell when `wrong` holds for what stands in the first two items. */
export const wrongIf =
  (wrong: (value: string, other: string, scene: Scene, values: Values) => boolean): Rule =>
  ([item = ''] = [], [other = ''] = []) =>
  (values, scene) =>
    wrong(values[item] ?? '', values[other] ?? '', scene, values) ? item : undefined

/** Blames the first slot that is filled with something wrong. */
export const wrongSlot =
  (wrong: (value: string, scene: Scene) => boolean): Rule =>
  (slots = []) =>
    silentWithout(slots, (values, scene) => {
      for (const slot of slots) {
        const value = values[slot]
        if (value && wrong(value, scene)) return slot
      }
      return undefined
    })

/** Every condition holds. */
export const all =
  (...conditions: readonly Condition[]): Condition =>
  (scene, values) =>
    conditions.every((condition) => condition(scene, values))

export const not =
  (condition: Condition): Condition =>
  (scene, values) =>
    !condition(scene, values)

/** A header item holds one of the values; '' stands for an empty item. */
export const headIs =
  (item: string, ...allowed: readonly string[]): Condition =>
  (scene) =>
    allowed.includes(scene.head[item] ?? '')

/** An item of the line (or header) looked at is filled. */
export const has =
  (item: string): Condition =>
  (_, values) =>
    Boolean(values[item])

/** The declared kind has the flag in the kinds list. */
export const kindIs =
  (flag: KindFlag): Condition =>
  (scene) =>
    scene.kind?.extra[flag] === '1'
