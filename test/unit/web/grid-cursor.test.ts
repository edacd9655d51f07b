import { describe, expect, it } from 'vitest'
import { GridCursor } from '../../../terminal-client/web/parts/message-form/grid-cursor.ts'

const made = () => new GridCursor({ rows: 50, columns: 12 })

/** Lines that stand otherwise than before. */
function changedBy(cursor: GridCursor, act: () => void): number[] {
  const rows = Array.from({ length: 50 }, (_, row) => row)
  const before = rows.map(cursor.inRow)
  act()
  return rows.filter((row) => cursor.inRow(row) !== before[row])
}

describe('experience, 50 lines without lag: the cursor of a grid', () => {
  it('experience: a move changes the line that is left and the line that is come to, no other', () => {
    const cursor = made()
    cursor.go({ row: 3, column: 2 })
    expect(changedBy(cursor, () => cursor.go({ row: 4, column: 2 }))).toEqual([3, 4])
    expect(changedBy(cursor, () => cursor.go({ row: 4, column: 3 }))).toEqual([4])
    expect(cursor.inRow(4).active).toBe(3)
    expect(cursor.inRow(3).active).toBe(-1)
  })

  it('screens: with Shift what lies between is marked; the next move without it marks nothing', () => {
    const cursor = made()
    cursor.go({ row: 5, column: 4 })
    cursor.go({ row: 7, column: 4 }, true)
    expect(changedBy(cursor, () => cursor.go({ row: 7, column: 2 }, true))).toEqual([5, 6, 7])
    expect(cursor.box).toEqual({ from: { row: 5, column: 2 }, to: { row: 7, column: 4 } })
    expect([5, 6, 7].map((row) => cursor.inRow(row))).toMatchObject([
      { active: -1, from: 2, to: 4 },
      { active: -1, from: 2, to: 4 },
      { active: 2, from: 2, to: 4 },
    ])
    cursor.go({ row: 8, column: 2 })
    expect(cursor.box).toEqual({ from: { row: 8, column: 2 }, to: { row: 8, column: 2 } })
    expect(cursor.inRow(6)).toMatchObject({ active: -1, from: -1, to: -1 })
  })

  it('screens: when lines are taken out below it, the cursor stands in the last one and takes the focus there', () => {
    const cursor = made()
    cursor.go({ row: 49, column: 1 })
    cursor.fit({ rows: 10, columns: 12 })
    expect(cursor.active).toEqual({ row: 9, column: 1 })
    expect(cursor.inRow(9)).toMatchObject({ active: 1 })
    expect(cursor.inRow(9).calls).toBeGreaterThan(0)
    expect(cursor.inRow(49).active).toBe(-1)
  })

  it('screens: the first cell is active from the beginning, without taking the focus', () => {
    expect(made().inRow(0)).toMatchObject({ active: 0, calls: 0 })
  })
})
