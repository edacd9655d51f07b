/** How the items of a section stand: as fields, or in tables where several items are repeated side by side. */
import type { FormItem } from './form-model.ts'

export type Block =
  | { readonly kind: 'fields'; readonly items: readonly FormItem[] }
  | {
      readonly kind: 'table'
      /** First item of each run. */
      readonly columns: readonly FormItem[]
      readonly rows: readonly { readonly index: number; readonly cells: readonly (FormItem | undefined)[] }[]
    }

/** Fewer columns than this are no table: `BL1 … BL5` are five fields. */
const COLUMNS = 2

export function blocksOf(items: readonly FormItem[]): readonly Block[] {
  const blocks: Block[] = []
  let run: FormItem[] = []
  let loose: FormItem[] = []
  const closeLoose = (): void => {
    if (loose.length > 0) blocks.push({ kind: 'fields', items: loose })
    loose = []
  }
  const closeRun = (): void => {
    const table = run.length > 0 ? tableOf(run) : undefined
    if (table) {
      closeLoose()
      blocks.push(table)
    } else loose.push(...run)
    run = []
  }
  for (const item of items) {
    const { repeat } = item.plan
    const before = run.at(-1)?.plan.repeat
    // `OL1 … OL5 SS1 SN1 …`: going back to 1 with another stem is another run.
    const goesOn =
      repeat !== undefined &&
      before !== undefined &&
      (repeat.index >= before.index || run.some(({ plan }) => plan.repeat?.base === repeat.base))
    if (!goesOn) closeRun()
    if (repeat === undefined) loose.push(item)
    else run.push(item)
  }
  closeRun()
  closeLoose()
  return blocks
}

function tableOf(run: readonly FormItem[]): Block | undefined {
  const bases = [...new Set(run.map(({ plan }) => plan.repeat?.base))]
  const indices = [...new Set(run.map(({ plan }) => plan.repeat?.index ?? 0))].sort((a, b) => a - b)
  if (bases.length < COLUMNS || indices.length < 2) return undefined
  const rows = indices.map((index) => ({
    index,
    cells: bases.map((base) => run.find(({ plan }) => plan.repeat?.base === base && plan.repeat?.index === index)),
  }))
  const columns = bases.flatMap((base) => run.find(({ plan }) => plan.repeat?.base === base) ?? [])
  return { kind: 'table', columns, rows }
}
