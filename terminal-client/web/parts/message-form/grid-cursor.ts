/**
 * The active cell of a grid and what is marked, outside of React: when it moves, only the line that it leaves and the
 * line that it comes to paint again.
 */
import { type Box, boxOf, inside, type Size, type Spot } from './grid-moves.ts'

type Listener = () => void

/** How the cursor stands in one line; -1: not there. */
export interface Standing {
  readonly active: number
  /** Raised when the input is to take the focus; 0: it is not. */
  readonly calls: number
  /** Columns that are marked. */
  readonly from: number
  readonly to: number
}

const NOT_THERE: Standing = { active: -1, calls: 0, from: -1, to: -1 }

export class GridCursor {
  #size: Size
  #active: Spot = { row: 0, column: 0 }
  #anchor: Spot | undefined
  #calls = 0
  #standing = new Map<number, Standing>()
  readonly #listeners = new Set<Listener>()

  constructor(size: Size) {
    this.#size = size
    this.#renew()
  }

  get active(): Spot {
    return inside(this.#active, this.#size)
  }

  get size(): Size {
    return this.#size
  }

  /** What is marked; at least the active cell. */
  get box(): Box {
    return boxOf(this.active, this.#anchor ? inside(this.#anchor, this.#size) : this.active)
  }

  row = (): number => this.active.row

  /** The same object as long as nothing changes in that line. */
  inRow = (row: number): Standing => this.#standing.get(row) ?? NOT_THERE

  /** The grid has become longer, shorter, wider. */
  fit(size: Size): void {
    if (size.rows === this.#size.rows && size.columns === this.#size.columns) return
    this.#size = size
    this.#renew()
  }

  /** Goes there and takes the focus; `extend`: what lies between is marked. */
  go(to: Spot, extend = false): Spot {
    this.#anchor = extend ? (this.#anchor ?? this.active) : undefined
    this.#active = inside(to, this.#size)
    this.#calls += 1
    this.#renew()
    return this.#active
  }

  /** The active cell takes the focus again. */
  call(): void {
    this.#calls += 1
    this.#renew()
  }

  subscribe = (listener: Listener): Listener => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #renew(): void {
    const { active, box } = this
    const marked = this.#anchor !== undefined
    const before = this.#standing
    this.#standing = new Map()
    for (let row = box.from.row; row <= box.to.row; row += 1) {
      const here = row === active.row
      const now: Standing = {
        active: here ? active.column : -1,
        calls: here ? this.#calls : 0,
        from: marked ? box.from.column : -1,
        to: marked ? box.to.column : -1,
      }
      const old = before.get(row)
      this.#standing.set(row, old && isSame(old, now) ? old : now)
    }
    for (const listener of this.#listeners) listener()
  }
}

const isSame = (one: Standing, other: Standing): boolean =>
  one.active === other.active && one.calls === other.calls && one.from === other.from && one.to === other.to
