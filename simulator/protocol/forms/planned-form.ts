import type { LayoutItem } from '../catalogue/layout.ts'

/**
 * How an item is typed in. `code`: capitals, from `list` or `choices` where there is one; `flag`: a box to tick, which
 * sends the code of its one choice; `date` DDMMYYYY and `time` HHMM on the wire.
 */
export type ItemKind = 'text' | 'longText' | 'code' | 'integer' | 'decimal' | 'date' | 'time' | 'flag'

/** xs: up to 4 characters, s: 10, m: 20, l: 70, full: the whole line. */
export type ItemWidth = 'xs' | 's' | 'm' | 'l' | 'full'

/** A text in both languages of the interface. */
export interface Bilingual {
  readonly vi: string
  readonly en: string
}

/** A value of a closed list so short that it stands with its item. */
export interface Choice extends Bilingual {
  readonly code: string
}

/** An item of a form (chỉ tiêu thông tin). */
export interface PlannedItem {
  /** Item number of the layout: the key, because some layouts hold an id twice. */
  readonly no: number
  readonly id: string
  readonly kind: ItemKind
  /** Digits after the point; kind `decimal` only. */
  readonly decimals?: number
  /** File below `fixtures/codes` without `.csv`, or `tariff`, `businesses`, `other-taxes`. */
  readonly list?: string
  /** Column of the list that holds the value, where it is not `code` (`subsection` of `01AC-00` is `00`). */
  readonly listValue?: string
  /** Only the entries that hold in `column` what stands in `item` of the form. */
  readonly listFilter?: { readonly column: string; readonly item: string }
  readonly choices?: readonly Choice[]
  readonly width: ItemWidth
  /** One of a numbered run (`EA1`, `EA2`, `EA3`): the stem of the ids, and the place in the run from 1. */
  readonly repeat?: { readonly base: string; readonly index: number }
}

/** A part of a form under its own heading (phần của tờ khai). */
export interface FormSection {
  readonly id: string
  readonly title: Bilingual
  /** `lines`: a grid, whose columns are the items of the layout's group. */
  readonly kind: 'fields' | 'lines'
  /** Which group of the layout, from 0; kind `lines` only. */
  readonly groupIndex?: number
  readonly items: readonly PlannedItem[]
}

/** An entry form: every item of the layout stands in it exactly once. */
export interface FormPlan {
  /** Procedure code. */
  readonly code: string
  readonly sections: readonly FormSection[]
}

/** Items before they are planned: a section as the form file has it, or as it was guessed. */
export interface DraftSection {
  readonly id: string
  readonly title: Bilingual
  readonly groupIndex?: number
  readonly items: readonly LayoutItem[]
}
