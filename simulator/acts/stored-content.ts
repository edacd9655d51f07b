import type { Content } from '#protocol/edi/content.ts'
import type { StoredContent } from '../api/terminal.ts'

/** Content of a message as the web API carries it: maps by item number become plain records. */
export const storedContent = ({ items, groups }: Content): StoredContent => ({
  items: record(items),
  groups: groups.map((rows) => rows.map(record)),
})

const record = (values: ReadonlyMap<number, string>): Record<string, string> =>
  Object.fromEntries([...values].map(([no, value]) => [String(no), value]))
