/** Liveness, readiness, metrics (contract, Machine API). */
import type { Registry } from 'prom-client'
import { z } from 'zod'
import { done, refuse } from '../../acts/problem.ts'
import { type Route, route } from '../route.ts'

export interface HealthDeps {
  /** True when the database answers and its migrations are done. */
  readonly ready: () => Promise<boolean>
  readonly registry: Registry
}

const Status = z.object({ status: z.string() })

export const healthRoutes = ({ ready, registry }: HealthDeps): readonly Route[] => [
  route({
    method: 'get',
    path: '/health',
    summary: { vi: 'Tiến trình còn sống', en: 'The process lives' },
    who: 'public',
    answer: Status,
    handle: () => done({ status: 'ok' }),
  }),
  route({
    method: 'get',
    path: '/ready',
    summary: { vi: 'Sẵn sàng: cơ sở dữ liệu trả lời', en: 'Ready: the database answers' },
    who: 'public',
    answer: Status,
    handle: async () =>
      (await ready())
        ? done({ status: 'ready' })
        : refuse({
            status: 503,
            name: 'not-ready',
            title: { vi: 'Chưa sẵn sàng', en: 'Not ready' },
            detail: { vi: 'Cơ sở dữ liệu chưa trả lời.', en: 'The database does not answer.' },
          }),
  }),
  route({
    method: 'get',
    path: '/metrics',
    summary: { vi: 'Số đo (Prometheus)', en: 'Metrics (Prometheus)' },
    who: 'public',
    handle: async () =>
      done({ contentType: registry.contentType, bytes: new TextEncoder().encode(await registry.metrics()) }),
  }),
]
