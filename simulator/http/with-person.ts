/** Calls that are a person's; a script with the admin key has nothing of the kind. */
import { unknown } from '../acts/problem.ts'
import type { LoggedIn } from '../acts/sessions.ts'
import type { Caller } from './route.ts'

const NO_PERSON = unknown('session', 'Khóa quản trị không có phiên làm việc.', 'The admin key has no session.')

export const withPerson = <T>(caller: Caller, work: (who: LoggedIn) => T): T | typeof NO_PERSON =>
  caller.who ? work(caller.who) : NO_PERSON
