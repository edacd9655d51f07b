/**
 * Exam mode of a class (chế độ thi; programme.md, Runs and evidence): fixed time, no hints, a hidden variant for each
 * person. The exam stands in the plan of the class's world; nothing else is kept, and it ends by itself.
 */
import type { World } from '../ports/records.ts'

/** As the plan of a world keeps it. All times are real, epoch ms. */
export interface Exam {
  readonly scenarios: readonly string[]
  readonly minutes: number
  readonly startedAt: number
  readonly endsAt: number
}

/** With what only the server knows: the variants are drawn from it. */
export interface KeptExam extends Exam {
  readonly salt: number
}

const isExam = (value: unknown): value is KeptExam =>
  typeof value === 'object' && value !== null && 'scenarios' in value && 'endsAt' in value && 'salt' in value

const keptExam = ({ plan }: World): KeptExam | undefined => (isExam(plan.exam) ? plan.exam : undefined)

/** The exam that is going on in the world at this moment, null when none is. */
export function examOf(world: World, realNow: number): Exam | null {
  const exam = keptExam(world)
  if (exam === undefined || world.state === 'archived' || realNow < exam.startedAt || realNow >= exam.endsAt)
    return null
  const { scenarios, minutes, startedAt, endsAt } = exam
  return { scenarios, minutes, startedAt, endsAt }
}

/**
 * What a person's exam run of a scenario must be opened with: the seed of their own variant and the end. Null when no
 * exam on this scenario is going on. The same person gets the same variant however often they ask.
 */
export function examRun(
  world: World,
  login: string,
  scenario: string,
  realNow: number,
): { readonly seed: number; readonly examUntil: number } | null {
  const exam = keptExam(world)
  const now = examOf(world, realNow)
  if (exam === undefined || now === null || !now.scenarios.includes(scenario)) return null
  return { seed: variant(exam.salt, `${login} ${scenario}`), examUntil: exam.endsAt }
}

/** FNV-1a over salt and name, 1 … 2^31 − 1: nobody can tell it without the salt. */
function variant(salt: number, name: string): number {
  let hash = 0x811c9dc5
  for (const char of `${salt} ${name}`) {
    hash ^= char.codePointAt(0) ?? 0
    hash = Math.imul(hash, 0x01000193) >>> 0
  }
  return (hash % (2 ** 31 - 2)) + 1
}
