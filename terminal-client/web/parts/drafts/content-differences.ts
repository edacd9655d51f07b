/** Where two contents of one form differ, cell by cell, and a content made of the chosen sides. */
import type { StoredContent } from '#api/terminal.ts'

export interface Difference {
  readonly no: string
  /** 0 = head. */
  readonly line: number
  /** Index of the group, -1 for the head. */
  readonly group: number
  readonly mine: string
  readonly theirs: string
}

export function differences(mine: StoredContent, theirs: StoredContent): readonly Difference[] {
  const found: Difference[] = []
  const compare = (
    a: Readonly<Record<string, string>>,
    b: Readonly<Record<string, string>>,
    group: number,
    line: number,
  ): void => {
    for (const no of [...new Set([...Object.keys(a), ...Object.keys(b)])].sort((x, y) => Number(x) - Number(y))) {
      const [left, right] = [a[no] ?? '', b[no] ?? '']
      if (left !== right) found.push({ no, line, group, mine: left, theirs: right })
    }
  }
  compare(mine.items, theirs.items, -1, 0)
  for (let group = 0; group < Math.max(mine.groups.length, theirs.groups.length); group++) {
    const [left, right] = [mine.groups[group] ?? [], theirs.groups[group] ?? []]
    for (let row = 0; row < Math.max(left.length, right.length); row++) {
      compare(left[row] ?? {}, right[row] ?? {}, group, row + 1)
    }
  }
  return found
}

/** My content with their value wherever `isTheirs` says so. */
export function merged(
  mine: StoredContent,
  all: readonly Difference[],
  isTheirs: (difference: Difference) => boolean,
): StoredContent {
  const items: Record<string, string> = { ...mine.items }
  const groups = mine.groups.map((rows) => rows.map((row) => ({ ...row })))
  for (const difference of all) {
    if (!isTheirs(difference)) continue
    const { no, line, group, theirs } = difference
    let values: Record<string, string> = items
    if (group >= 0) {
      while (groups.length <= group) groups.push([])
      const rows = groups[group] ?? []
      while (rows.length < line) rows.push({})
      values = rows[line - 1] ?? {}
    }
    if (theirs === '') delete values[no]
    else values[no] = theirs
  }
  for (const rows of groups) while (rows.length > 0 && Object.keys(rows.at(-1) ?? {}).length === 0) rows.pop()
  return { items, groups }
}
