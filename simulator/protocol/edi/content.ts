/**
 * The items of a message, taken off the wire: trimmed values, empty ones left out.
 * `Content` is keyed by item number and holds every layout; `Form` is keyed by item id and serves the layouts
 * whose ids are unique and which have at most one group (every declaration form is one).
 */
export interface Content {
  /** Single items by number. */
  readonly items: ReadonlyMap<number, string>
  /** One entry for each group of the layout, in order; each row by item number. Row 1 is index 0. */
  readonly groups: readonly (readonly ReadonlyMap<number, string>[])[]
}

export interface Form {
  /** Single items by id, e.g. `head.ICB === 'A11'`. An absent key is an empty item. */
  readonly head: Readonly<Record<string, string>>
  /** Goods lines (dòng hàng) in order, each by id. */
  readonly lines: readonly Readonly<Record<string, string>>[]
}
