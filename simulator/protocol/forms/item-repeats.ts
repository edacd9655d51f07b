import type { Layout, LayoutItem } from '../catalogue/layout.ts'

/** Place of an item in a numbered run. */
export interface Repeat {
  /** Ids of the run without their number (`EA`). */
  readonly base: string
  /** From 1, whatever number the ids begin with. */
  readonly index: number
  /** Items in the run. */
  readonly count: number
}

/**
 * Numbered runs of a layout, by item number: items whose ids differ in their number only, one above the other, and
 * whose term, type and length are the same (`EA1 EB1 EA2 EB2 EA3 EB3` are two runs of three).
 */
export function repeatsOf(layout: Layout): ReadonlyMap<number, Repeat> {
  const repeats = new Map<number, Repeat>()
  const singles = layout.segments.flatMap((segment) => (segment.kind === 'item' ? [segment.item] : []))
  for (const items of [singles, ...layout.segments.flatMap((s) => (s.kind === 'group' ? [s.items] : []))]) {
    for (const { base, run } of runsOf(items)) {
      if (run.length < 2) continue
      run.forEach((item, at) => {
        repeats.set(item.no, { base, index: at + 1, count: run.length })
      })
    }
  }
  return repeats
}

function runsOf(items: readonly LayoutItem[]): readonly { readonly base: string; readonly run: LayoutItem[] }[] {
  const runs: { base: string; run: LayoutItem[] }[] = []
  const open = new Map<string, { base: string; run: LayoutItem[]; last: number }>()
  for (const item of items) {
    const parts = /^(.*[A-Z])(\d{1,3})$/.exec(item.id)
    const base = parts?.[1]
    if (base === undefined) continue
    const key = `${base} ${item.type}${item.length} ${item.term}`
    const number = Number(parts?.[2])
    const before = open.get(key)
    if (before && before.last + 1 === number) {
      before.run.push(item)
      before.last = number
      continue
    }
    const run = { base, run: [item], last: number }
    open.set(key, run)
    runs.push(run)
  }
  return runs
}
