/** The content of a form out of a message of the journal: its own items, or those that another layout shares by id. */
import type { MessageView, StoredContent } from '#api/terminal.ts'
import type { FormModel } from './form-model.ts'

export function contentFrom(model: FormModel, message: MessageView): StoredContent {
  if (message.layout === model.code && message.content) return message.content
  const items: Record<string, string> = {}
  const groups: Record<string, string>[][] = model.most.map(() => [])
  for (const { id, line, value } of message.items) {
    const item = value === '' ? undefined : model.find(id.trim(), line)
    if (item === undefined) continue
    if (item.group < 0) {
      items[item.no] ??= value
      continue
    }
    const rows = groups[item.group] ?? []
    while (rows.length < line) rows.push({})
    const row = rows[line - 1]
    if (row) row[item.no] = value
  }
  return { items, groups }
}
