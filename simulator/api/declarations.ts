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
  /** Number that the registered correction (IDA01, EDA01) will give it once declared, null when none is registered. */
  readonly correction: string | null
  readonly owner: string
  readonly run: string
  /** Sandbox clock, RFC 3339. */
  readonly declaredAt: string | null
  readonly editedAt: string
  /** What is due next and when (working hours of customs.md), null when nothing is. */
  readonly due: { readonly what: Words; readonly at: string; readonly late: boolean } | null
  /** Login of the officer that it is assigned to, '' when nobody. */
  readonly officer: string
}

/** `GET /api/v1/declarations?scope=mine|office|world&office=&channel=&state=&assigned=me|nobody&run=&q=&sort=due|declared&after=&limit=` */
export interface DeclarationList {
  readonly rows: readonly DeclarationRow[]
  /** To be given as `after` for the next page; null at the end. */
  readonly next: string | null
  /** Offices whose declarations the caller may see here, to filter by; `*` in front when that is every office. */
  readonly offices: readonly string[]
}

/** An action of the officer on this declaration, possible or greyed with the reason. */
export interface ActionView {
  /** An officer's move (`receive`, `clear` …), or `take`, `release`, `assign`. */
  readonly action: string
  readonly title: Words
  readonly allowed: boolean
  readonly reason: Words | null
}

/** An officer that a file can be given to. */
export interface OfficerRef {
  readonly login: string
  readonly name: string
}

/** `GET /api/v1/assignment`: how an office gives out its yellow files (phân công tự động xoay vòng). */
export interface TurnListView {
  readonly office: string
  readonly officeName: string
  readonly mode: 'byHand' | 'inTurn'
  /** Login of whose turn is next, '' when nobody's. */
  readonly next: string
  readonly mayChange: boolean
  /** Every officer of the office. */
  readonly officers: readonly OfficerTurn[]
}
export interface OfficerTurn extends OfficerRef {
  /** Đội, '' = the whole office. */
  readonly subsection: string
  /** Takes files by turns. */
  readonly registered: boolean
  /** `until`: last day, yyyy-mm-dd, sandbox clock. */
  readonly absence: { readonly until: string; readonly reason: string } | null
}

/** Body of `POST /api/v1/declarations/:number/actions` as a person sends it; `run` when it is a step of a run. */
export interface ActionBody {
  readonly action: string
  readonly run?: string
  readonly note?: string
  /** documentResult, inspectionResult. */
  readonly passed?: boolean
  /** orderInspection: 1-100, location code or text. */
  readonly percent?: number
  readonly place?: string
  /** confirmPayment: whole đồng. */
  readonly amount?: string
  /** assign: login, '' takes the file away from whoever has it. */
  readonly to?: string
}

/** Its answer. */
export interface ActionDone {
  readonly declaration: DeclarationView
  /** Reports laid into the declarant's mailbox. */
  readonly outputs: readonly string[]
  /** Journal number of the action. */
  readonly seq: number
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
    readonly title: Words
    readonly phase: string
    readonly note?: string
  }[]
  readonly actions: readonly ActionView[]
  /** Officers that the caller may assign the file to; empty when the caller may not. */
  readonly officers: readonly OfficerRef[]
  /** Name of the officer that it is assigned to, '' when nobody. */
  readonly officerName: string
  /** How it came to them: by the round robin, taken by themselves, or given by a person (their name); null when nobody has it. */
  readonly assignedBy: { readonly how: 'turn' | 'self' | 'person'; readonly name: string } | null
  readonly officeName: string
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
  /** With the code of procedure or output in front. */
  readonly title: Words
  /** Why an action was refused, or the officer's remark; null when there is nothing to say. */
  readonly remark: Words | null
  readonly refused: boolean
}
