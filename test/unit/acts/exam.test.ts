import { describe, expect, it } from 'vitest'
import { examOf, examRun } from '../../../simulator/acts/exam.ts'
import type { World } from '../../../simulator/ports/records.ts'

const exam = { scenarios: ['a11-green', 'b11-red'], minutes: 60, startedAt: 1_000, endsAt: 3_601_000, salt: 12_345 }
const world = (change: Partial<World> = {}): World => ({
  id: 'LABCDE',
  kind: 'class',
  title: 'Lớp',
  state: 'open',
  createdBy: 'giangvien',
  createdAt: 0,
  joinCode: '',
  plan: { exam },
  ...change,
})

describe('programme.md, exam mode: fixed time', () => {
  it('stands from its start to its end, and neither before nor after, nor in an archived class', () => {
    expect(examOf(world(), 999)).toBeNull()
    expect(examOf(world(), 1_000)).toEqual({
      scenarios: ['a11-green', 'b11-red'],
      minutes: 60,
      startedAt: 1_000,
      endsAt: 3_601_000,
    })
    expect(examOf(world(), 3_600_999)).not.toBeNull()
    expect(examOf(world(), 3_601_000)).toBeNull()
    expect(examOf(world({ state: 'archived' }), 2_000)).toBeNull()
    expect(examOf(world({ plan: {} }), 2_000)).toBeNull()
    expect(examOf(world({ plan: { exam: null } }), 2_000)).toBeNull()
  })
})

describe('programme.md, exam mode: hidden variant', () => {
  const seed = (login: string, scenario: string, salt = exam.salt) =>
    examRun(world({ plan: { exam: { ...exam, salt } } }), login, scenario, 2_000)?.seed

  it('one and the same for a person and scenario, another for everybody else and with another exam', () => {
    expect(seed('an', 'a11-green')).toBe(seed('an', 'a11-green'))
    const people = Array.from({ length: 200 }, (_, n) => seed(`nguoi${n}`, 'a11-green'))
    expect(new Set(people).size).toBe(200)
    expect(people.every((one) => Number.isInteger(one) && (one ?? 0) >= 1 && (one ?? 0) < 2 ** 31)).toBe(true)
    expect(seed('an', 'b11-red')).not.toBe(seed('an', 'a11-green'))
    expect(seed('an', 'a11-green', 777)).not.toBe(seed('an', 'a11-green'))
  })

  it('ends with the exam; scenarios beside the exam have none; the salt is not told', () => {
    expect(examRun(world(), 'an', 'a11-green', 2_000)?.examUntil).toBe(3_601_000)
    expect(examRun(world(), 'an', 'tcc', 2_000)).toBeNull()
    expect(examRun(world(), 'an', 'a11-green', 3_601_000)).toBeNull()
    expect(JSON.stringify(examOf(world(), 2_000))).not.toContain('12345')
  })
})
