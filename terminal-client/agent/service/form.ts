import { ServiceFault } from './fault.ts'
import type { Call } from './http-server.ts'

const largestForm = 4 * 1024

/** A PIN as it was meant: what was pasted with it at either end is no part of it, and costs no try. */
export const pinOf = (form: URLSearchParams, field = 'pin'): string => (form.get(field) ?? '').trim()

/** The fields of a posted form. @throws ServiceFault `bad-request`, `too-large` */
export async function formOf(call: Call): Promise<URLSearchParams> {
  const type = call.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') throw new ServiceFault('bad-request')
  return new URLSearchParams((await call.body(largestForm)).toString('utf8'))
}
