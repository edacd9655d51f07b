/** Declarations as a list needs them: without goods lines and computed taxes, which are most of a declaration. */
import type { Channel, Correction, Declaration, Phase } from '#customs/declaration/declaration.ts'

export interface DeclarationSummary
  extends Pick<
    Declaration,
    | 'number'
    | 'direction'
    | 'owner'
    | 'run'
    | 'phase'
    | 'channel'
    | 'payment'
    | 'declaredAt'
    | 'editedAt'
    | 'paidAt'
    | 'examination'
  > {
  readonly correction?: Pick<Correction, 'editedAt'>
  /** Items CH and CHB. */
  readonly office: string
  readonly subsection: string
  /** Declaration kind (mã loại hình). */
  readonly kind: string
  readonly traderCode: string
  readonly traderName: string
  /** Item name of the first goods line. */
  readonly goods: string
}

/** Newest first, by declaring or, before it, by the last edit; then by number. */
export interface DeclarationQuery {
  readonly owner?: string
  /** Any of these offices (item CH). */
  readonly offices?: readonly string[]
  /** Any of these phases, as stored: a draft that ran out is still `draft`. */
  readonly phases?: readonly Phase[]
  /** 0: no channel yet. */
  readonly channel?: Channel | 0
  readonly run?: string
  /** Rows behind this place of the order. */
  readonly before?: { readonly at: number; readonly number: string }
  /** All when absent. */
  readonly limit?: number
}
