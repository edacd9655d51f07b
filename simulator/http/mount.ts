/** Puts the routes on Express: authorisation, validation, one answer form, one error handler. */
import { createHash, timingSafeEqual } from 'node:crypto'
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Problem } from '../acts/problem.ts'
import { sendProblem } from './problem-json.ts'
import { isFile, type Route } from './route.ts'

export interface ApiDeps {
  readonly routes: readonly Route[]
  readonly adminKey: string
  readonly log: Logger
}

export function createApi({ routes, adminKey, log }: ApiDeps): Express {
  const app = express()
  app.disable('x-powered-by')
  const directives = { 'style-src': ["'self'"], 'upgrade-insecure-requests': null }
  app.use(helmet({ contentSecurityPolicy: { directives } }))
  app.use(express.json({ limit: '2mb' }))
  for (const route of routes) app[route.method](route.path, handler(route, adminKey))
  app.use((request, response) => sendProblem(request, response, notFound(request)))
  app.use(errorHandler(log))
  return app
}

function handler(route: Route, adminKey: string) {
  return async (request: Request, response: Response): Promise<void> => {
    if (!route.public && !isAdmin(request, adminKey)) return sendProblem(request, response, UNAUTHORISED)
    const checked = validated(route, request)
    if ('problem' in checked) return sendProblem(request, response, checked.problem)
    const caller = route.public ? 'anonymous' : 'admin'
    const result = await route.handle({ ...checked, caller })
    if (!result.ok) return sendProblem(request, response, result.problem)
    if (isFile(result.value)) return sendFile(response, result.value)
    response.status(route.status ?? 200).json(result.value)
  }
}

function sendFile(response: Response, file: { contentType: string; bytes: Uint8Array; fileName?: string }): void {
  if (file.fileName) response.attachment(file.fileName)
  // Not by `set`, which adds a charset or puts `false` for a type it does not know: what was received is told as it was.
  response.setHeader('Content-Type', file.contentType || 'application/octet-stream')
  response.end(Buffer.from(file.bytes))
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Compared in constant time, whatever the length. */
function isAdmin(request: Request, adminKey: string): boolean {
  const [scheme, key] = (request.get('authorization') ?? '').split(' ')
  return scheme?.toLowerCase() === 'bearer' && key !== undefined && timingSafeEqual(hash(key), hash(adminKey))
}

type Checked = { params: unknown; query: unknown; body: unknown } | { problem: Problem }

const [vietnamese, english] = [z.locales.vi().localeError, z.locales.en().localeError]

function validated(route: Route, request: Request): Checked {
  const parts = { params: request.params, query: request.query, body: request.body ?? {} } as const
  const values: Record<string, unknown> = {}
  for (const [part, given] of Object.entries(parts)) {
    const schema = route[part as keyof typeof parts]
    if (schema === undefined) continue
    const parsed = schema.safeParse(given, { error: vietnamese })
    if (!parsed.success) {
      const again = schema.safeParse(given, { error: english })
      return { problem: badRequest(parsed.error.issues, again.error?.issues ?? []) }
    }
    values[part] = parsed.data
  }
  return { params: values.params, query: values.query, body: values.body }
}

type Issues = readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]

function badRequest(vi: Issues, en: Issues): Problem {
  const errors = vi.map((issue, index) => {
    const field = issue.path.map(String).join('.')
    return {
      field,
      vi: `${field || 'nội dung'}: ${issue.message}`,
      en: `${field || 'body'}: ${en[index]?.message ?? ''}`,
    }
  })
  return {
    status: 400,
    name: 'bad-request',
    title: { vi: 'Yêu cầu chưa đúng', en: 'The request cannot be used' },
    detail: { vi: errors.map((e) => e.vi).join('; '), en: errors.map((e) => e.en).join('; ') },
    errors,
  }
}

const UNAUTHORISED: Problem = {
  status: 401,
  name: 'not-authorised',
  title: { vi: 'Chưa được phép', en: 'Not authorised' },
  detail: {
    vi: 'Gửi kèm khóa quản trị: Authorization: Bearer <khóa trong DATA_DIR/admin.key>.',
    en: 'Send the admin key: Authorization: Bearer <key in DATA_DIR/admin.key>.',
  },
}

const notFound = (request: Request): Problem => ({
  status: 404,
  name: 'no-such-call',
  title: { vi: 'Không có địa chỉ này', en: 'No such address' },
  detail: {
    vi: `${request.method} ${request.path} không có trong /api/docs.`,
    en: `${request.method} ${request.path} is not among the calls of /api/docs.`,
  },
})

/** The second of the two places that catch an exception: logged with its cause, answered with a constant. */
function errorHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500
    if (status >= 400 && status < 500) return sendProblem(request, response, unreadable(status === 413 ? 413 : 400))
    log.error({ err: error, path: request.path }, 'api: an unexpected failure')
    response
      .status(500)
      .type('application/problem+json')
      .send(JSON.stringify({ type: 'urn:vnaccs-sandbox:problem:internal', status: 500, ...INTERNAL }))
  }
}

const unreadable = (status: 400 | 413): Problem => ({
  status,
  name: 'unreadable-body',
  title: { vi: 'Không đọc được nội dung gửi lên', en: 'The body cannot be read' },
  detail: {
    vi: 'Nội dung phải là JSON hợp lệ, mã UTF-8, không quá 2 MB.',
    en: 'The body must be valid JSON in UTF-8, at most 2 MB.',
  },
})

const INTERNAL = {
  title: 'Trung tâm gặp trục trặc',
  detail: 'Yêu cầu chưa được thực hiện. Thử lại; nếu vẫn vậy, báo quản trị kèm giờ xảy ra. / Not done; try again.',
}
