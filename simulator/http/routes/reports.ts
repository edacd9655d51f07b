/** Reports (contract, GET /api/v1/reports/fortnight). */
import { z } from 'zod'
import type { Done } from '../../acts/problem.ts'
import { type FileBody, type Route, route } from '../route.ts'

export const FORMATS = ['json', 'csv', 'xlsx', 'docx'] as const
export type ReportFormat = (typeof FORMATS)[number]

export interface FortnightReports {
  /** The fortnightly report of an office or department for the period that ends before the 5th or the 20th. */
  make(wish: { readonly unit: string; readonly period: string; readonly format: ReportFormat }): Promise<Done<FileBody>>
}

export const reportRoutes = (reports: FortnightReports): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/v1/reports/fortnight',
    summary: { vi: 'Báo cáo kỳ 05 và 20', en: 'The fortnightly report' },
    query: z.object({
      unit: z.string().min(1).max(10),
      period: z.string().regex(/^\d{4}-\d{2}-(05|20)$/),
      format: z.enum(FORMATS).default('json'),
    }),
    handle: ({ query }) => reports.make(query),
  }),
]
