/**
 * One call of the API as data: what it takes, what it gives, who may. Express handlers and the OpenAPI document are
 * both made from it, so they cannot drift apart.
 */
import type { z } from 'zod'
import type { Bilingual, Done } from '../acts/problem.ts'

export interface RouteInput<P, Q, B> {
  readonly params: P
  readonly query: Q
  readonly body: B
  /** Who calls: `admin` with the admin key, `anonymous` on public calls. */
  readonly caller: string
}

/** A body that is not JSON: a certificate list, a raw message, a report file. */
export interface FileBody {
  readonly contentType: string
  readonly bytes: Uint8Array
  readonly fileName?: string
}

export interface Route<P = unknown, Q = unknown, B = unknown> {
  readonly method: 'get' | 'post' | 'put'
  /** Express path, `:name` for parameters. */
  readonly path: string
  readonly summary: Bilingual
  readonly public?: boolean
  readonly params?: z.ZodType<P>
  readonly query?: z.ZodType<Q>
  readonly body?: z.ZodType<B>
  /** Status and schema of the good answer; absent schema: a file. */
  readonly status?: 200 | 201
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
