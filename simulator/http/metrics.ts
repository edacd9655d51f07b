/** Prometheus figures of the terminal endpoint (contract, GET /metrics). */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Answer } from '../pipeline/reply.ts'

export interface Metrics {
  readonly registry: Registry
  message(answer: Answer, seconds: number): void
  waiting(count: number): void
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const messages = new Counter({
    name: 'vnaccs_messages_total',
    help: 'Messages answered at the terminal endpoint',
    labelNames: ['outcome'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'vnaccs_answer_seconds',
    help: 'From receipt to the durable answer',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  })
  const waiting = new Gauge({ name: 'vnaccs_messages_waiting', help: 'Messages in work', registers: [registry] })
  return {
    registry,
    message(answer, took) {
      messages.inc({ outcome: answer.gatewayCode ?? (answer.status === 200 ? 'answered' : String(answer.status)) })
      seconds.observe(took)
    },
    waiting: (count) => waiting.set(count),
  }
}
