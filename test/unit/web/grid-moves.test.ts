import { describe, expect, it } from 'vitest'
import { boxOf, inside, moved, scrolled, tabbed } from '../../../terminal-client/web/parts/message-form/grid-moves.ts'

const size = { rows: 50, columns: 12 }
const at = (row: number, column: number) => ({ row, column })
const key = (name: string, control = false) => ({ key: name, control })

describe('screens, Keys: the cursor of a grid', () => {
  it('screens: arrows go one cell and stop at the edges; with Ctrl they go to the edge', () => {
    expect(moved(key('ArrowDown'), at(3, 4), size, 10, false)).toEqual(at(4, 4))
    expect(moved(key('ArrowLeft'), at(3, 0), size, 10, false)).toEqual(at(3, 0))
    expect(moved(key('ArrowDown'), at(49, 0), size, 10, false)).toEqual(at(49, 0))
    expect(moved(key('ArrowRight', true), at(3, 4), size, 10, false)).toEqual(at(3, 11))
    expect(moved(key('ArrowUp', true), at(30, 4), size, 10, false)).toEqual(at(0, 4))
  })

  it('screens: Page keys go as many lines as are in sight, Home and End to the ends of the line, with Ctrl of the grid', () => {
    expect(moved(key('PageDown'), at(45, 2), size, 10, false)).toEqual(at(49, 2))
    expect(moved(key('PageUp'), at(25, 2), size, 10, false)).toEqual(at(15, 2))
    expect(moved(key('Home'), at(7, 5), size, 10, false)).toEqual(at(7, 0))
    expect(moved(key('End', true), at(7, 5), size, 10, false)).toEqual(at(49, 11))
  })

  it('screens: while the text of a cell is edited, arrows to the side, Home and End move in it; up and down leave it', () => {
    for (const name of ['ArrowLeft', 'ArrowRight', 'Home', 'End'])
      expect(moved(key(name), at(7, 5), size, 10, true)).toBeUndefined()
    expect(moved(key('ArrowDown'), at(7, 5), size, 10, true)).toEqual(at(8, 5))
    expect(moved(key('x'), at(7, 5), size, 10, false)).toBeUndefined()
  })

  it('screens: Tab goes line after line and out of the grid at both ends', () => {
    expect(tabbed(at(0, 11), size, false)).toEqual(at(1, 0))
    expect(tabbed(at(1, 0), size, true)).toEqual(at(0, 11))
    expect(tabbed(at(49, 11), size, false)).toBeUndefined()
    expect(tabbed(at(0, 0), size, true)).toBeUndefined()
  })

  it('screens: a box has the same corners from whichever side it is drawn', () => {
    expect(boxOf(at(5, 1), at(2, 3))).toEqual({ from: at(2, 1), to: at(5, 3) })
    expect(inside(at(70, -1), size)).toEqual(at(49, 0))
  })

  it('experience, 50 lines without lag: the grid scrolls only when the cell is out of sight, and by no more than that', () => {
    // View of 400 pixels of which the heading covers 46, scrolled to 300.
    expect(scrolled(500, 28, 300, 400, 46)).toBe(300)
    expect(scrolled(690, 28, 300, 400, 46)).toBe(318)
    expect(scrolled(330, 28, 300, 400, 46)).toBe(284)
    expect(scrolled(46, 28, 300, 400, 46)).toBe(0)
  })
})
