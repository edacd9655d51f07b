/**
 * What customs writes into a declaration (chỉ thị của hải quan): items CCM and ten slots of date, title, content
 * (D, T, I 01-10). They are customs' own: a declarant cannot change them (E1051-E1053), and a correction keeps them.
 */
import type { Form } from '#protocol/edi/content.ts'
import { dateItem } from '#protocol/vietnam-time.ts'

type Items = Form['head']

const SLOTS = Array.from({ length: 10 }, (_, index) => String(index + 1).padStart(2, '0'))
const CUSTOMS_ITEMS: ReadonlySet<string> = new Set([
  'CCM',
  ...SLOTS.flatMap((slot) => [`D${slot}`, `T${slot}`, `I${slot}`]),
])
/** CCM: customs instructs to correct (protocol 5.1). */
const INSTRUCTED = 'A'

/** Bytes of UTF-8 that the content of an instruction may have. */
export const INSTRUCTION_BYTES = 420

const picked = (head: Items, wanted: (id: string) => boolean): Items =>
  Object.fromEntries(Object.entries(head).filter(([id]) => wanted(id)))

/** `declared` with the instructions of `registered` in place of its own. */
export function keepInstructions(declared: Items, registered: Items): Items {
  return {
    ...picked(declared, (id) => !CUSTOMS_ITEMS.has(id)),
    ...picked(registered, (id) => CUSTOMS_ITEMS.has(id)),
  }
}

/** The declaration's items with one more instruction; when all ten slots are taken, the oldest one goes. */
export function withInstruction(
  head: Items,
  instruction: { readonly at: number; readonly title: string; readonly content: string },
): Items {
  const former = SLOTS.map((slot) => [head[`D${slot}`] ?? '', head[`T${slot}`] ?? '', head[`I${slot}`] ?? ''] as const)
  const taken = former.filter(([date]) => date !== '')
  const { at, title, content } = instruction
  const all = [...taken, [dateItem(at), title, content] as const].slice(-SLOTS.length)
  const slots = all.flatMap(([date, name, text], index) => {
    const slot = SLOTS[index] ?? ''
    return [
      [`D${slot}`, date],
      [`T${slot}`, name],
      [`I${slot}`, text],
    ]
  })
  return { ...head, CCM: INSTRUCTED, ...Object.fromEntries(slots) }
}

/** For the entry screen: CCM is not the declarant's to send (S1117). */
export const withoutInstructionClass = (head: Items): Items => picked(head, (id) => id !== 'CCM')
