import type { Layout } from '#protocol/catalogue/layout.ts'

/** A layout with room for so many lines: a scenario may send more than the real one holds, to see them refused. */
export function roomyLayout(layout: Layout, lines: number): Layout {
  const segments = layout.segments.map((segment) =>
    segment.kind === 'group' ? { ...segment, max: Math.max(segment.max, lines) } : segment,
  )
  return { ...layout, segments }
}
