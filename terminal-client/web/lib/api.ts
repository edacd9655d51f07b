/** Calls of the machine API. A refusal is an `ApiProblem` that says, in the language of the page, what to do. */
import type { ProblemBody } from '#api/session.ts'
import { languageNow } from './language.ts'

export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  /** Last part of the problem's type: `session-ended`, `draft-changed` … */
  readonly code: string
  readonly title: string
  readonly errors: readonly { readonly field: string; readonly message: string }[]
  /** The whole body: some problems carry more. */
  readonly body: unknown

  constructor(status: number, body: Partial<ProblemBody>) {
    super(body.detail ?? body.title ?? `HTTP ${status}`)
    this.status = status
    this.code = body.type?.split(':').at(-1) ?? ''
    this.title = body.title ?? ''
    this.errors = body.errors ?? []
    this.body = body
  }
}

const UNREACHABLE = {
  vi: {
    title: 'Chưa nối được với bộ mô phỏng',
    detail:
      'Bộ mô phỏng không trả lời: có thể đang khởi động lại, hoặc mạng chập chờn. Phần đang nhập vẫn còn; bấm Thử lại.',
  },
  en: {
    title: 'The simulator cannot be reached',
    detail: 'No answer: it may be restarting, or the network is down. What you typed is kept; press Try again.',
  },
}

/** Told when the session has ended: the shell shows the log-in over the page, so that nothing typed is lost. */
type Ended = () => void
let ended: Ended = () => undefined
export const onSessionEnded = (listener: Ended): void => {
  ended = listener
}

export interface CallOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: unknown
  readonly signal?: AbortSignal
  /** Leaving: that nobody is logged in any more is as it should be, and no end of a session. */
  readonly leaving?: boolean
}

async function answered(path: string, { method = 'GET', body, signal }: CallOptions): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json',
        'Accept-Language': languageNow(),
        'vnaccs-client': 'web',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new ApiProblem(0, { type: 'x:unreachable', status: 0, ...UNREACHABLE[languageNow()] })
  }
}

async function checked(path: string, options: CallOptions): Promise<Response> {
  const response = await answered(path, options)
  if (response.ok) return response
  const body: Partial<ProblemBody> = await response.json().catch(() => ({}))
  const problem = new ApiProblem(response.status, body)
  if (!options.leaving && (problem.code === 'session-ended' || problem.code === 'not-authorised')) ended()
  throw problem
}

/** JSON in, JSON out; `undefined` for an empty answer. */
export async function call<T>(path: string, options: CallOptions = {}): Promise<T> {
  const response = await checked(`/api/v1${path}`, options)
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T)
}

/** A file: bytes, type, and the name that the server gives it. */
export async function callFile(path: string, options: CallOptions = {}): Promise<{ blob: Blob; name: string }> {
  const response = await checked(`/api/v1${path}`, options)
  const given = /filename\*=UTF-8''([^;]+)|filename="?([^";]+)"?/.exec(
    response.headers.get('content-disposition') ?? '',
  )
  return { blob: await response.blob(), name: decodeURIComponent(given?.[1] ?? given?.[2] ?? 'tep') }
}
