/** Puts the routes on Express: authorisation, validation, one answer form, one error handler. */
import { randomBytes } from 'node:crypto'
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Problem } from '../acts/problem.ts'
import { archivedProblem } from './archived-world.ts'
import { callerOf, cookieOf, type Door, sessionCookie, stillCaller } from './caller.ts'
import { sendEvents } from './event-stream.ts'
import { limitTries } from './login-limit.ts'
import { sendProblem } from './problem-json.ts'
import { type FileBody, isFile, isStream, type Route } from './route.ts'

export interface ApiDeps {
  readonly routes: readonly Route[]
  readonly door: Door
  readonly log: Logger
  /** Serves the pages of the web terminal; absent when it was not built. */
  readonly pages?: RequestHandler
  /** Origin of the signing agent, which the pages talk to. */
  readonly agentOrigin: string
}

export function createApi({ routes, door, log, pages, agentOrigin }: ApiDeps): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(contentPolicy(agentOrigin, door.secure))
  if (pages) app.use(pages)
  // Nothing of the API is kept by a cache: what was told to one person is not for the next at that machine.
  app.use('/api', (_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  limitTries(app, log, (request) => cookieOf(request, door.secure))
  app.use(express.json({ limit: '2mb' }))
  for (const route of routes) app[route.method](route.path, handler(route, door))
  app.use((request, response) => sendProblem(request, response, notFound(request)))
  app.use(errorHandler(log))
  return app
}

/** No inline script or style; the pages talk to this server and to the agent on the person's own machine only. */
function contentPolicy(agentOrigin: string, secure: boolean): RequestHandler {
  const directives = {
    'default-src': ["'self'"],
    'style-src': [
      "'self'",
      (_: unknown, response: unknown) => `'nonce-${(response as Response).locals.nonce ?? 'none'}'`,
    ],
    'connect-src': ["'self'", agentOrigin],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'frame-src': ["'self'", 'blob:'],
    'upgrade-insecure-requests': null,
  }
  const policy = helmet({
    contentSecurityPolicy: { directives },
    ...(secure ? {} : { strictTransportSecurity: false }),
  })
  return (request, response, next) => {
    response.locals.nonce = randomBytes(16).toString('base64')
    policy(request, response, next)
  }
}

function handler(route: Route, door: Door) {
  return async (request: Request, response: Response): Promise<void> => {
    const caller = await callerOf(route, request, door)
    if ('problem' in caller) return sendProblem(request, response, caller.problem)
    const archived = archivedProblem(route, caller, door.isClosed)
    if (archived) return sendProblem(request, response, archived)
    const checked = validated(route, request)
    if ('problem' in checked) return sendProblem(request, response, checked.problem)
    const result = await route.handle({ ...checked, caller, cookie: sessionCookie(request, response, door.secure) })
    if (!result.ok) return sendProblem(request, response, result.problem)
    if (isStream(result.value)) return sendEvents(response, result.value, () => stillCaller(caller, request, door))
    if (isFile(result.value)) return sendFile(request, response, result.value)
    if (route.status === 204) response.status(204).end()
    else response.status(route.status ?? 200).json(result.value)
  }
}

function sendFile(request: Request, response: Response, file: FileBody): void {
  if (file.etag !== undefined) {
    response.set({ 'Cache-Control': 'private, no-cache', ETag: `"${file.etag}"`, Vary: 'Accept-Encoding' })
    if (request.fresh) {
      response.status(304).end()
      return
    }
  }
  if (file.fileName) {
    // Half a sign (a lone surrogate) has no UTF-8, a line break no place in a header.
    const name = Buffer.from(file.fileName)
      .toString('utf8')
      .replace(/[\p{Cc}/\\]/gu, '_')
    response.attachment(name)
    if (file.inline) response.setHeader('Content-Disposition', `inline; filename*=UTF-8''${inHeader(name)}`)
  }
  // Not by `set`, which adds a charset or puts `false` for a type it does not know: what was received is told as it was.
  response.setHeader('Content-Type', file.contentType || 'application/octet-stream')
  if (file.gzip && request.acceptsEncodings('gzip')) {
    response.setHeader('Content-Encoding', 'gzip')
    response.end(Buffer.from(file.gzip))
  } else response.end(Buffer.from(file.bytes))
}

/** RFC 8187. */
const inHeader = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

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
  title: 'Hệ thống gặp trục trặc',
  detail: 'Yêu cầu chưa được thực hiện. Thử lại; nếu vẫn vậy, báo quản trị kèm giờ xảy ra. / Not done; try again.',
}
