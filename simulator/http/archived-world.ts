/** An archived world is for looking at: calls that would change something in it are refused (programme.md, a world). */
import type { Problem } from '../acts/problem.ts'
import type { Caller, Route } from './route.ts'

/** Calls that change nothing of the world one works in, though they are no GET: people, sessions, other worlds, reading. */
const OUTSIDE = [
  '/api/v1/session',
  '/api/v1/people',
  '/api/v1/worlds',
  '/api/v1/verify',
  '/api/v1/message-files',
  '/api/v1/drafts',
]

const ARCHIVED: Problem = {
  status: 409,
  name: 'world-archived',
  title: { vi: 'Lớp đã lưu trữ', en: 'The class is archived' },
  detail: {
    vi: 'Lớp này đã lưu trữ: chỉ xem được, không thay đổi được nữa. Chọn thế giới khác ở dải trên cùng để làm tiếp.',
    en: 'This class is archived: it can be looked at, but no longer changed. Choose another world in the strip on top.',
  },
}

export function archivedProblem(route: Route, caller: Caller, isClosed: (world: string) => boolean): Problem | null {
  if (route.method === 'get' || OUTSIDE.some((path) => route.path.startsWith(path))) return null
  return isClosed(caller.world) ? ARCHIVED : null
}
