import { vietnamIso } from '#protocol/vietnam-time.ts'
import type { VerdictStep, VerdictStepName } from '#training/journal-row.ts'
import type { Certificate } from './certificate.ts'

/** One fact in both languages. */
export interface Sentence {
  readonly vi: string
  readonly en: string
}

export const passed = (step: VerdictStepName, { vi, en }: Sentence): VerdictStep => ({ step, ok: true, vi, en })
export const failed = (step: VerdictStepName, { vi, en }: Sentence): VerdictStep => ({ step, ok: false, vi, en })

/** `21/07/2026 08:30:00` in Vietnam's time, for a sentence that says so. */
export function moment(epochMs: number): string {
  const iso = vietnamIso(epochMs)
  return `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)} ${iso.slice(11, 19)}`
}

/** Why the usage of the signer's certificate forbids it to sign declarations; undefined when it may. */
export function usageProblem({ extensions, serial }: Certificate): Sentence | undefined {
  if (extensions.unknownCritical !== undefined) {
    return {
      vi: `Chứng thư số ${serial} có phần mở rộng bắt buộc ${extensions.unknownCritical} mà hệ thống không hiểu`,
      en: `Certificate ${serial} has the critical extension ${extensions.unknownCritical}, which is not understood`,
    }
  }
  if (extensions.ca) {
    return {
      vi: `Chứng thư số ${serial} là của cơ quan chứng thực, không dùng để ký tờ khai`,
      en: `Certificate ${serial} belongs to a certification authority and may not sign declarations`,
    }
  }
  if (extensions.keyUsage?.digitalSignature !== true) {
    return {
      vi: `Chứng thư số ${serial} không có mục đích sử dụng «chữ ký số» (digitalSignature)`,
      en: `Certificate ${serial} does not have the usage digitalSignature`,
    }
  }
  return undefined
}
