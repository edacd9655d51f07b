/** Reports (contract, GET /api/v1/reports/fortnight). */
import { z } from 'zod'
import { type FortnightReports, REPORT_FORMATS } from '../../acts/reports.ts'
import { type Route, route } from '../route.ts'

/** `reportsIn`: those of a world. */
export const reportRoutes = (reportsIn: (world: string) => FortnightReports): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/v1/reports/fortnight',
    summary: { vi: 'Báo cáo kỳ 05 và 20', en: 'The fortnightly report' },
    query: z.object({
      unit: z.string().min(1).max(10),
      period: z.string().regex(/^\d{4}-\d{2}-(05|20)$/, 'YYYY-MM-05 hoặc YYYY-MM-20 (or)'),
      format: z.enum(REPORT_FORMATS).default('json'),
    }),
    handle: ({ query, caller }) => reportsIn(caller.world).make(query),
  }),
]
