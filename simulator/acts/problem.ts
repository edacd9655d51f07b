/** A request to the API that cannot be done, as a value; http/ makes RFC 9457 of it (contract, Machine API). */
export interface Problem {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503
  /** Short stable name; the last part of the problem's `type`. */
  readonly name: string
  readonly title: Bilingual
  readonly detail: Bilingual
  readonly errors?: readonly { readonly field: string; readonly vi: string; readonly en: string }[]
  /** What the caller needs to go on, as further members of the answer (RFC 9457, 3.2). */
  readonly more?: Readonly<Record<string, unknown>>
}

export interface Bilingual {
  readonly vi: string
  readonly en: string
}

export type Done<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

export const done = <T>(value: T): Done<T> => ({ ok: true, value })
export const refuse = (problem: Problem): Done<never> => ({ ok: false, problem })

export const unknown = (name: string, vi: string, en: string): Done<never> =>
  refuse({
    status: 404,
    name,
    title: { vi: 'Không tìm thấy', en: 'Not found' },
    detail: { vi, en },
  })

export const forbidden = (vi: string, en: string): Done<never> =>
  refuse({ status: 403, name: 'no-right', title: { vi: 'Không có quyền', en: 'No right' }, detail: { vi, en } })

export const conflict = (name: string, vi: string, en: string): Done<never> =>
  refuse({
    status: 409,
    name,
    title: { vi: 'Không làm được lúc này', en: 'Not possible now' },
    detail: { vi, en },
  })

export const badField = (field: string, vi: string, en: string): Done<never> =>
  refuse({
    status: 422,
    name: 'bad-value',
    title: { vi: 'Dữ liệu gửi lên chưa đúng', en: 'A value cannot be used' },
    detail: { vi, en },
    errors: [{ field, vi, en }],
  })
