/** The terminal's side of the web API: procedures, layouts, drafts, files, mailbox, messages. JSON-safe types only. */

/** Items of a message by item number (as text), then one list of rows for each group of the layout. */
export interface StoredContent {
  readonly items: Readonly<Record<string, string>>
  readonly groups: readonly (readonly Readonly<Record<string, string>>[])[]
}

export interface Words {
  readonly vi: string
  readonly en: string
}

/** `GET /api/v1/procedures` */
export interface ProcedureView {
  readonly code: string
  readonly name: Words
  /** Key of the group, and its name. */
  readonly group: string
  readonly groupName: Words
  readonly signed: boolean
  readonly attachments: boolean
  /** The centre of this sandbox works it out; others answer A0002 after their layout was checked. */
  readonly simulated: boolean
  readonly items: number
}

/** `GET /api/v1/layouts/:procedure`: all that a form of the procedure is made from. */
export interface LayoutView {
  readonly procedure: ProcedureView
  /** `Layout` of #protocol/catalogue/layout.ts, as it is. */
  readonly layout: unknown
  /** `FormPlan` of #protocol/forms/form-plan.ts. */
  readonly plan: unknown
  /** Vietnamese label of each item by number; the English term stands in the layout. */
  readonly labels: Readonly<Record<string, string>>
  /** Help of each item by number, where there is one. */
  readonly help: Readonly<Record<string, Words>>
}

/** `GET /api/v1/results/:procedure`: our words for its result codes, by code; `{item}`, `{line}`, `{value}` are to be filled in. */
export type ResultTexts = Readonly<
  Record<string, { readonly item: string; readonly text: Words; readonly todo: Words }>
>

/** `GET /api/v1/reference`: the tables that customs works by, as they are shipped, by path below `fixtures`. */
export interface ReferenceFiles {
  /** Changes when any of them does. */
  readonly hash: string
  readonly files: Readonly<Record<string, string>>
}

/** `GET /api/v1/data-sets`: what a form can be filled from. */
export interface DataSetsView {
  /** Hand-made sets of papers. */
  readonly dossiers: readonly {
    readonly id: string
    readonly procedure: string
    readonly kind: string
    readonly lines: number
    readonly title: Words
  }[]
  /** Kinds that the generator makes papers for. */
  readonly kinds: readonly { readonly code: string; readonly procedure: string; readonly name: Words }[]
  /** Procedures that can be filled, and from the papers of which procedure. */
  readonly procedures: readonly { readonly code: string; readonly from: readonly string[] }[]
}

/** `GET /api/v1/drafts` */
export interface DraftSummary {
  readonly id: string
  readonly procedure: string
  readonly title: string
  readonly run: string
  readonly step: string
  readonly version: number
  /** Real epoch ms. */
  readonly updatedAt: number
}
export interface DraftView extends DraftSummary {
  readonly content: StoredContent
}

/** What is wrong with an item, locally or in a file: official code, item id and number, row 1… (0 = head), both languages. */
export interface Finding {
  readonly code: string
  readonly item: string
  readonly no: number
  readonly line: number
  readonly text: Words
  /** What to do. */
  readonly todo: Words
}

/** `POST /api/v1/message-files/read` */
export interface ReadFile {
  readonly procedure: string
  readonly content: StoredContent
  /** What could not be taken over, and why; with row and column for XLSX. */
  readonly remarks: readonly Words[]
}

/** A row of the journal in a list of messages (`GET /api/v1/messages`). */
export interface MessageRow {
  readonly seq: number
  readonly at: string
  readonly kind: 'request' | 'answer' | 'report' | 'action' | 'admin'
  readonly userId: string
  readonly procedure: string
  readonly declarationNo: string
  readonly run: string
  readonly resultCodes: readonly string[]
  readonly outputs: readonly string[]
  readonly outputTitle: Words | null
  readonly bytes: number
  readonly signed: 'valid' | 'refused' | 'none'
  readonly durationMs: number
}

/** A report in the mailbox (`GET /api/v1/mailbox`). */
export interface MailboxItem {
  /** Journal number of the report. */
  readonly seq: number
  readonly at: string
  readonly output: string
  readonly title: Words
  readonly declarationNo: string
  /** Not fetched by a pull yet: its content is not shown. */
  readonly waiting: boolean
  readonly run: string
}
export interface MailboxView {
  readonly waiting: number
  readonly items: readonly MailboxItem[]
}

/** One result code of an answer, explained. */
export interface ResultView {
  /** `R1088`; gateway codes `E134`. */
  readonly code: string
  /** Item id, `0000` when none. */
  readonly item: string
  readonly line: number
  readonly text: Words
  readonly todo: Words
  readonly ok: boolean
}

/** One item of a raw message with its place in the bytes. */
export interface RawItem {
  readonly no: number
  readonly id: string
  readonly label: Words
  /** 0 = head, 1… = row of the group. */
  readonly line: number
  readonly value: string
  /** Byte offset in the EDI text and length there. */
  readonly offset: number
  readonly length: number
}

export interface HeaderField {
  readonly name: string
  readonly offset: number
  readonly length: number
  /** The password is masked. */
  readonly value: string
}

/** `GET /api/v1/messages` */
export interface MessagePage {
  readonly rows: readonly MessageRow[]
  /** `before` of the next page; null at the end. */
  readonly next: number | null
}

/** A form that an answer opens, with what it already gives (mở nghiệp vụ tiếp theo). */
export interface NextForm {
  readonly procedure: string
  readonly name: Words
  readonly content: StoredContent
}

/** `GET /api/v1/results/:procedure/:code` */
export interface ResultHelp {
  readonly procedure: string
  readonly code: string
  readonly item: string
  readonly text: Words
  readonly todo: Words
  /** In the official list of the procedure, or of all. */
  readonly official: boolean
}

/** `GET /api/v1/outputs/:code` */
export interface OutputHelp {
  readonly code: string
  readonly title: Words
  readonly kind: 'report' | 'screen'
  /** The job that makes it, '' when unknown. */
  readonly procedure: string
}

/** `GET /api/v1/messages/:seq`: a message at three depths; the printed form is asked for apart (`/print`). */
export interface MessageView {
  readonly row: MessageRow
  /** Depth 1: sentences. */
  readonly sentences: readonly Words[]
  readonly results: readonly ResultView[]
  /** True when `/print` has something to show. */
  readonly printable: boolean
  /** Depth 3: header, items, text of the message with the password masked. */
  readonly header: readonly HeaderField[]
  readonly items: readonly RawItem[]
  readonly text: string
  /** Items by number, to open another form from (IDA's screen opens IDC, a call-up fills IDA). */
  readonly content: StoredContent | null
  readonly layout: string
  /** What the answer opens next. */
  readonly next: readonly NextForm[]
  /** The other messages of the exchange: request, answer, reports. */
  readonly related: readonly MessageRow[]
  readonly attachments: readonly { readonly name: string; readonly contentType: string; readonly bytes: number }[]
  readonly verdict: {
    readonly ok: boolean
    readonly code: string
    readonly steps: readonly { readonly step: string; readonly ok: boolean; readonly vi: string; readonly en: string }[]
  } | null
}
