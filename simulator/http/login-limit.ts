/** Guessing passwords is slow: few wrong tries for a name, more for an address behind which a whole class may sit. */
import express, { type RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import type { Problem } from '../acts/problem.ts'
import { sendProblem } from './problem-json.ts'

const WINDOW_MS = 15 * 60_000
const PER_NAME = 10
const PER_ADDRESS = 200

const tooMany: Problem = {
  status: 429,
  name: 'too-many-tries',
  title: { vi: 'Thử đăng nhập quá nhiều lần', en: 'Too many tries' },
  detail: {
    vi: 'Đã nhập sai quá nhiều lần. Chờ 15 phút rồi thử lại, hoặc nhờ người quản lý tài khoản cấp lại mật khẩu.',
    en: 'Too many wrong tries. Wait 15 minutes, or ask the account manager for a new password.',
  },
}

const limit = (most: number, key: (request: express.Request) => string): RequestHandler =>
  rateLimit({
    windowMs: WINDOW_MS,
    limit: most,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: key,
    handler: (request, response) => sendProblem(request, response, tooMany),
  })

const nameOf = (request: express.Request): string => {
  const login: unknown = request.body?.login
  return typeof login === 'string' ? login.trim().toLowerCase().slice(0, 60) : ''
}

export const loginLimit = (): RequestHandler[] => [
  express.json({ limit: '10kb' }),
  limit(PER_ADDRESS, (request) => ipKeyGenerator(request.ip ?? '')),
  limit(PER_NAME, (request) => `name ${nameOf(request)}`),
]
