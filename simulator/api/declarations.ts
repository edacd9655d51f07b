/** Declarations as the terminal and the officer desk show them (`/api/v1/declarations`). */
import type { MessageRow, StoredContent, Words } from './terminal.ts'

/** A row of a list: mine, or my office's queue. */
export interface DeclarationRow {
  readonly number: string
  readonly direction: 'import' | 'export'
  readonly kind: string
  readonly office: string
  readonly trader: string
  readonly goods: string
  readonly state: string
  readonly channel: 1 | 2 | 3 | null
  readonly owner: string
  readonly run: string
  /** Sandbox clock, RFC 3339. */
  readonly declaredAt: string | null
  readonly editedAt: string
  /** What is due next and when (working hours of customs.md), null when nothing is. */
  readonly due: { readonly what: Words; readonly at: string; readonly late: boolean } | null
  /** Officer that it is assigned to, '' when nobody. */
  readonly officer: string
}

/** An action of the officer on this declaration, possible or greyed with the reason. */
export interface ActionView {
  readonly action: string
  readonly allowed: boolean
  readonly reason: Words | null
}

export interface DeclarationView extends DeclarationRow {
  readonly branch: number
  readonly payment: string
  /** Items as declared, to be shown by the layout of the entry procedure (IDA, EDA). */
  readonly entry: string
  readonly content: StoredContent
  /** `Assessment` of #customs/tax/assessment.ts. */
  readonly tax: unknown
  readonly examination: unknown
  readonly history: readonly {
    readonly at: string
    readonly by: string
    readonly what: string
    readonly phase: string
    readonly note?: string
  }[]
  readonly actions: readonly ActionView[]
  /** Phases in the order of the life cycle and how the declaration went through them, for the picture. */
  readonly lifeCycle: readonly {
    readonly phase: string
    readonly name: Words
    readonly state: 'past' | 'now' | 'ahead' | 'off'
  }[]
}

/** `GET /api/v1/declarations/:number/timeline`: messages and actions of both sides, in order. */
export interface TimelineEntry extends MessageRow {
  readonly side: 'business' | 'customs' | 'system'
  readonly title: Words
}
