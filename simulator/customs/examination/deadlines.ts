/** What is due next on a declaration, and when (thời hạn; customs.md, Times). Pure; the sandbox's clock throughout. */
import type { Declaration } from '../declaration/declaration.ts'
import { DRAFT_LIFE_MS, phaseAt } from '../declaration/phase.ts'
import { afterWorkingHours, OFFICE_HOURS, type WorkingCalendar } from './working-calendar.ts'

/** Who has to do what. `declare`, `supplement` and `correct` are the business's, the others customs'. */
export type Duty =
  | 'declare'
  | 'receive'
  | 'documentResult'
  | 'supplement'
  | 'correct'
  | 'orderInspection'
  | 'inspectionResult'
  | 'clear'

export interface Due {
  readonly duty: Duty
  /** Epoch ms. */
  readonly at: number
  readonly late: boolean
}

/** The parts of a declaration that deadlines hang on. */
export type Dated = Pick<Declaration, 'phase' | 'payment' | 'editedAt' | 'declaredAt' | 'paidAt' | 'examination'> &
  Partial<Pick<Declaration, 'channel'>>

/** Working hours. The source gives document and goods check; receipt, order and clearance are SIM-defined like the former. */
export const HOURS = {
  receive: 2,
  documentResult: 2,
  orderInspection: 2,
  inspectionResult: 8,
  /** The head may add two days when goods did not pass. */
  inspectionExtension: 16,
  clear: 2,
} as const

/** A supplement, and a correction that customs asked for, is due within five days, each of 24 hours. */
export const SUPPLEMENT_MS = 5 * 24 * 3_600_000

/** Vietnamese and English words of a duty. */
// biome-ignore format: one duty a line
export const DUTY_NAMES: Readonly<Record<Duty, { readonly vi: string; readonly en: string }>> = {
  declare: { vi: 'Doanh nghiệp khai chính thức', en: 'Business to declare' },
  receive: { vi: 'Nhận hồ sơ', en: 'Receive the dossier' },
  documentResult: { vi: 'Nhập kết quả kiểm tra hồ sơ', en: 'Enter the document result' },
  supplement: { vi: 'Doanh nghiệp bổ sung hồ sơ', en: 'Business to supplement the dossier' },
  correct: { vi: 'Doanh nghiệp khai sửa đổi, bổ sung', en: 'Business to correct the declaration' },
  orderInspection: { vi: 'Chỉ định kiểm tra thực tế', en: 'Order the inspection' },
  inspectionResult: { vi: 'Nhập kết quả kiểm tra thực tế', en: 'Enter the inspection result' },
  clear: { vi: 'Thông quan', en: 'Clear' },
}

/** Undefined when nothing is due: not declared any more, cleared, or only the tax is waited for (it has no deadline). */
export function dueOf(declaration: Dated, now: number, calendar: WorkingCalendar = OFFICE_HOURS): Due | undefined {
  const next = pendingDuty(declaration, now, calendar)
  return next && { ...next, late: now > next.at }
}

function pendingDuty(declaration: Dated, now: number, calendar: WorkingCalendar): Omit<Due, 'late'> | undefined {
  const { examination, declaredAt, editedAt, payment, paidAt } = declaration
  const hours = (from: number, count: number): number => afterWorkingHours(from, count, calendar)
  switch (phaseAt(declaration, now)) {
    case 'draft':
      return { duty: 'declare', at: editedAt + DRAFT_LIFE_MS }
    case 'awaitingReceipt':
      return { duty: 'receive', at: hours(Math.max(declaredAt ?? 0, editedAt), HOURS.receive) }
    case 'examining':
      return correctingDuty(declaration) ?? examiningDuty(declaration, hours)
    case 'inspecting':
      return correctingDuty(declaration) ?? inspectingDuty(declaration, hours)
    case 'checked': {
      if (payment === 'owed') return undefined
      const checkedAt = examination.inspection?.result?.at ?? examination.documentResult?.at ?? editedAt
      return { duty: 'clear', at: hours(Math.max(checkedAt, paidAt ?? 0), HOURS.clear) }
    }
    case 'expired':
    case 'awaitingPayment':
    case 'cleared':
    case 'manual':
    case 'withdrawn':
      return undefined
  }
}

type Hours = (from: number, count: number) => number

const correctingDuty = ({ examination: { correctionRequest } }: Dated): Omit<Due, 'late'> | undefined =>
  correctionRequest && { duty: 'correct', at: correctionRequest.until }

function examiningDuty({ examination, declaredAt, editedAt }: Dated, hours: Hours): Omit<Due, 'late'> {
  const { documentResult: result, receivedAt } = examination
  if (result === undefined) {
    // A correction (editedAt) is examined within the same time.
    return {
      duty: 'documentResult',
      at: hours(Math.max(receivedAt ?? declaredAt ?? 0, editedAt), HOURS.documentResult),
    }
  }
  return result.passed
    ? { duty: 'orderInspection', at: hours(result.at, HOURS.orderInspection) }
    : { duty: 'supplement', at: result.at + SUPPLEMENT_MS }
}

function inspectingDuty({ examination, editedAt }: Dated, hours: Hours): Omit<Due, 'late'> {
  const { inspection } = examination
  const extended = inspection?.result?.passed === false ? HOURS.inspectionExtension : 0
  return { duty: 'inspectionResult', at: hours(inspection?.orderedAt ?? editedAt, HOURS.inspectionResult + extended) }
}
