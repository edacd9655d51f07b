/**
 * Guessing passwords is slow: few wrong tries for a name from one address, more for a name from everywhere (so that a
 * stranger cannot shut a person out with ten tries), more for an address behind which a whole class may sit.
 */
import express, { type Express, type Request, type RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import type { Logger } from 'pino'
import type { Problem } from '../acts/problem.ts'
import { sendProblem } from './problem-json.ts'

const WINDOW_MS = 15 * 60_000
const PER_NAME_AND_ADDRESS = 10
const PER_NAME = 60
const PER_ADDRESS = 200
/** A password asked again of somebody who is logged in: one's own, or that of a wire account. */
const PER_SESSION = 20

const tooMany: Problem = {
  status: 429,
  name: 'too-many-tries',
  title: { vi: 'Nhập sai quá nhiều lần', en: 'Too many tries' },
  detail: {
    vi: 'Đã nhập sai quá nhiều lần. Chờ 15 phút rồi thử lại, hoặc nhờ người quản lý tài khoản cấp lại mật khẩu.',
    en: 'Too many wrong tries. Wait 15 minutes, or ask the account manager for a new password.',
  },
}

/** Only `wrong` answers count: what another page makes this browser send shuts nobody out. */
const limit = (most: number, key: (request: Request) => string, wrong: readonly number[] = [401]): RequestHandler =>
  rateLimit({
    windowMs: WINDOW_MS,
    limit: most,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_request, { statusCode }) => !wrong.includes(statusCode),
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: key,
    handler: (request, response) => sendProblem(request, response, tooMany),
  })

const address = (request: Request): string => ipKeyGenerator(request.ip ?? '')

const nameOf = (request: Request): string => {
  const login: unknown = request.body?.login
  return typeof login === 'string' ? login.trim().toLowerCase().slice(0, 60) : ''
}

/** The refused tries stand in the log, without the name: people type passwords into the wrong field. */
const note =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    response.on('finish', () => {
      const { statusCode: status } = response
      if (status === 401 || status === 429) log.warn({ status, address: request.ip }, 'log-in refused')
    })
    next()
  }

/** Puts the limits before the calls that try a password. `cookieOf` names the session. */
export function limitTries(app: Express, log: Logger, cookieOf: (request: Request) => string | undefined): void {
  app.post(
    '/api/v1/session',
    note(log),
    express.json({ limit: '10kb' }),
    limit(PER_ADDRESS, address),
    limit(PER_NAME, (request) => `name ${nameOf(request)}`),
    limit(PER_NAME_AND_ADDRESS, (request) => `${address(request)} ${nameOf(request)}`),
  )
  const perSession = limit(PER_SESSION, (request) => `${address(request)} ${cookieOf(request) ?? ''}`, [404, 422])
  app.put('/api/v1/session/password', perSession)
  app.put('/api/v1/terminal', perSession)
  // A guessed code would open somebody else's run or class.
  app.post('/api/v1/runs/join', perSession)
  app.post('/api/v1/worlds/join', perSession)
}
