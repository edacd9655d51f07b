/** Outputs are filled by tables: one entry an item, telling where its text comes from. */

/** The id of an item to carry over, or what is worked out; '' leaves the item empty. */
export type Source<Subject> = string | ((subject: Subject) => string)

/** Items of an output by id. */
export type ItemTable<Subject> = Readonly<Record<string, Source<Subject>>>

export type FilledItems = Readonly<Record<string, string>>

/** The items that have a text. `item` gives the text of an item that is carried over. */
export function fillItems<Subject>(
  table: ItemTable<Subject>,
  subject: Subject,
  item: (id: string) => string,
): FilledItems {
  const filled: Record<string, string> = {}
  // Not Object.entries: a report of 50 lines goes through the table 50 times, and the pairs cost more than the items.
  for (const id in table) {
    const source = table[id] ?? ''
    const text = typeof source === 'string' ? item(source) : source(subject)
    if (text !== '') filled[id] = text
  }
  return filled
}
