/**
 * One call of the API as data: what it takes, what it gives, who may. Express handlers and the OpenAPI document are
 * both made from it, so they cannot drift apart.
 */
import type { z } from 'zod'
import type { Bilingual, Done } from '../acts/problem.ts'
import type { LoggedIn } from '../acts/sessions.ts'
import type { PersonRole } from '../ports/records.ts'

/** Who calls, and in which world. */
export interface Caller {
  /** Login of the person, `admin` with the admin key, `anonymous` on public calls. */
  readonly name: string
  readonly kind: 'anonymous' | 'admin' | 'person'
  readonly world: string
  /** Set exactly when a person calls. */
  readonly who?: LoggedIn
}

export interface RouteInput<P = unknown, Q = unknown, B = unknown> {
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly caller: Caller
  /** The session cookie: what the browser sent, and what the answer sets. */
  readonly cookie: { readonly sent: string | undefined; begin(token: string): void; end(): void }
}

/** A body that is not JSON: a certificate list, a raw message, a report file. */
export interface FileBody {
  readonly contentType: string
  readonly bytes: Uint8Array
  readonly fileName?: string
  /** Shown by the browser itself (a PDF to print), not saved. */
  readonly inline?: boolean
  /** Told to the browser, which may keep the file and ask whether it has changed; only for what is no secret. */
  readonly etag?: string
  /** The same bytes gzipped beforehand, for callers that take them so. */
  readonly gzip?: Uint8Array
}

/** Server-sent events: `open` is called once; what it returns is called when the listener has gone. */
export interface EventStream {
  readonly open: (
    send: (event: { readonly name: string; readonly data: unknown; readonly id?: number }) => void,
  ) => () => void
}

export interface Route<P = unknown, Q = unknown, B = unknown> {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** Express path, `:name` for parameters. */
  readonly path: string
  readonly summary: Bilingual
  /** Beside the admin key, which may do everything: anyone, any logged-in person, or persons with one of the roles. */
  readonly who?: 'public' | 'person' | readonly PersonRole[]
  /** Of a public call: it is told who calls, when somebody is logged in. */
  readonly withSession?: boolean
  /** Open to a person who has not changed the first password yet. */
  readonly withFirstPassword?: boolean
  readonly params?: z.ZodType<P>
  readonly query?: z.ZodType<Q>
  readonly body?: z.ZodType<B>
  /** Status and schema of the good answer; absent schema: a file or a stream. */
  readonly status?: 200 | 201 | 204
  readonly answer?: z.ZodType
  handle(input: RouteInput<P, Q, B>): Promise<Done<unknown>> | Done<unknown>
}

/** Keeps the types of the schemas for the handler, then forgets them for the table. */
export function route<P, Q, B>(definition: Route<P, Q, B>): Route {
  return definition as unknown as Route
}

export function isFile(value: unknown): value is FileBody {
  return typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array
}

export function isStream(value: unknown): value is EventStream {
  return typeof value === 'object' && value !== null && 'open' in value && typeof value.open === 'function'
}
