/** The message of a send step: the data set's items with the step's changes (pure part of a replay). */
import type { Form } from '#protocol/edi/content.ts'
import type { Items, SendStep } from './scenario.ts'

/** What a player remembers between steps. */
export interface Memory {
  /** Declaration number of the newest answer that gave one, '' before. */
  readonly number: string
}

/** `data`: the run's data set, undefined when the scenario declares nothing. Throws when the step wants data that is not there. */
export function compose(step: SendStep, data: Form | undefined, memory: Memory): Form {
  if (step.fromData && data === undefined)
    throw new Error(`step ${step.id} takes its items from data, and there is none`)
  const base: Form = step.fromData && data ? data : { head: {}, lines: [] }
  const filled = (items: Items): Items =>
    Object.fromEntries(Object.entries(items).map(([id, value]) => [id, value.replaceAll('{number}', memory.number)]))
  const changes = Object.entries(step.lines ?? {})
  const last = Math.max(base.lines.length, ...changes.map(([n]) => Number(n)))
  const lines = Array.from({ length: last }, (_, index) => ({
    ...(base.lines[index] ?? {}),
    ...filled(step.lines?.[String(index + 1)] ?? {}),
  }))
  return { head: { ...base.head, ...filled(step.items ?? {}) }, lines }
}
