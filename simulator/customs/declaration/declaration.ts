import type { Form } from '#protocol/edi/content.ts'
import type { Assessment } from '../tax/assessment.ts'

export type Direction = 'import' | 'export'
/** Luồng: 1 xanh, 2 vàng, 3 đỏ (Law on Customs art. 19; protocol 6). */
export type Channel = 1 | 2 | 3

/**
 * Where a declaration stands (trạng thái tờ khai; protocol 6):
 * draft đã khai trước (IDA/EDA) · expired quá 7 ngày · awaitingPayment xanh chờ nộp thuế ·
 * awaitingReceipt chờ nhận hồ sơ · examining kiểm tra hồ sơ · inspecting kiểm tra thực tế ·
 * checked đã kiểm tra xong, chờ thông quan · cleared thông quan · manual chuyển thủ công · withdrawn đã hủy.
 */
export type Phase =
  | 'draft'
  | 'expired'
  | 'awaitingPayment'
  | 'awaitingReceipt'
  | 'examining'
  | 'inspecting'
  | 'checked'
  | 'cleared'
  | 'manual'
  | 'withdrawn'

/** How the money stands: nothing owed, owed and to be paid before clearance, covered by a guarantee, paid. */
export type Payment = 'none' | 'owed' | 'guaranteed' | 'paid'

/** One thing that happened to a declaration, for its history (dòng thời gian). */
export interface HistoryEntry {
  /** Sandbox clock, epoch ms. */
  readonly at: number
  /** User id of the wire account, or the officer's name. */
  readonly by: string
  /** Procedure code or officer action. */
  readonly what: string
  readonly phase: Phase
  /** Free remark (result of an examination, reason). */
  readonly note?: string
}

/** Whom a file was given to (phân công), by whom, when (sandbox clock, epoch ms). */
export interface Assignment {
  readonly officer: string
  readonly by: string
  readonly at: number
}

/** Results that the officer entered (kết quả kiểm tra). */
export interface Examination {
  /** Absent: the file is open to every officer of the office. */
  readonly assignment?: Assignment
  readonly receivedAt?: number
  /** Customs asked the declarant to correct (yêu cầu sửa đổi, bổ sung); until when, both epoch ms of the sandbox's clock. */
  readonly correctionRequest?: {
    readonly at: number
    readonly until: number
    readonly by: string
    readonly note: string
  }
  readonly documentResult?: { readonly at: number; readonly passed: boolean; readonly note: string }
  readonly inspection?: {
    readonly orderedAt: number
    /** Mức độ: whole lot or share in percent, 1..100. */
    readonly percent: number
    readonly place: string
    readonly note: string
    readonly result?: { readonly at: number; readonly passed: boolean; readonly note: string }
  }
}

/**
 * A correction during clearance (sửa đổi trong thông quan) that IDA01/EDA01 registered and IDE/EDE has not declared yet.
 * What is registered stays in force until then.
 */
export interface Correction {
  readonly form: Form
  readonly assessment: Assessment
  /** Of its last IDA01/EDA01; sandbox clock, epoch ms. */
  readonly editedAt: number
}

/** A declaration (tờ khai) as the store keeps it. Pure data; JSON-safe. */
export interface Declaration {
  /** 12 digits: 10/30 + 9 of the sequence + amendment branch, which IDE/EDE raises. */
  readonly number: string
  readonly direction: Direction
  /** userId of the wire account that registered it; only it may go on with it. */
  readonly owner: string
  /** The run (lượt chạy) whose message created it, '' when none. */
  readonly run: string
  readonly phase: Phase
  readonly channel?: Channel
  readonly payment: Payment
  /** The items as declared (IDA/EDA), completed with what the system fills. */
  readonly form: Form
  /** Value, rates and taxes as computed for these items at their (pre-)registration. */
  readonly assessment: Assessment
  /** Sandbox clock, epoch ms. */
  readonly preRegisteredAt: number
  readonly editedAt: number
  readonly declaredAt?: number
  readonly clearedAt?: number
  readonly correction?: Correction
  /** The last correction that was declared (IDE/EDE), and its item JKN. */
  readonly corrected?: { readonly at: number; readonly mark: string }
  /** When the tax was confirmed as paid (payment `paid`). */
  readonly paidAt?: number
  readonly examination: Examination
  readonly history: readonly HistoryEntry[]
}
