import type { z } from 'zod'
import { TokenError } from '../token-error.ts'
import { ServiceFault } from './fault.ts'
import type { Call, Reply } from './http-server.ts'

/** How the JSON API reads and writes: bodies within limits and in form, faults as problem documents. */

const longestWait = 25

/** `?wait=20`: seconds to wait for an end, at most 25. */
export function waitOf(call: Call): number {
  const seconds = Number(call.query.get('wait') ?? 0)
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), longestWait) * 1000 : 0
}

/** @throws ServiceFault `bad-request`, `too-large` */
export async function jsonBody<T>(call: Call, limit: number, shape: z.ZodType<T>): Promise<T> {
  if (call.header('content-type')?.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    throw new ServiceFault('bad-request', { vi: 'Cần Content-Type: application/json.', en: 'Send application/json.' })
  }
  const body = await call.body(limit)
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
  } catch {
    throw new ServiceFault('bad-request', { vi: 'Nội dung không phải JSON.', en: 'The body is no JSON.' })
  }
  const parsed = shape.safeParse(value)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues.slice(0, 3).map(({ path, message }) => `${path.join('.') || '.'}: ${message}`)
  throw new ServiceFault('bad-request', { vi: where.join('; '), en: where.join('; ') })
}

/** A fault for pages: code for programs, sentence in both languages. */
export const sentences = (error: TokenError | ServiceFault) => ({
  ...{ code: error.code, vi: error.vi, en: error.en },
  ...(error instanceof TokenError && error.triesLeft !== undefined ? { triesLeft: error.triesLeft } : {}),
})

/** RFC 9457, as the API of the simulator; `code` for programs, `en` beside the Vietnamese detail. */
export function problem(error: TokenError | ServiceFault): Reply {
  const status = error instanceof ServiceFault ? error.status : 409
  const body = { type: 'about:blank', title: error.code, status, detail: error.vi, ...sentences(error) }
  return { ...jsonReply(status, body), headers: { 'Content-Type': 'application/problem+json; charset=utf-8' } }
}

export const jsonReply = (status: number, value: unknown): Reply => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
})
