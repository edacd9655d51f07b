import { expect, test } from 'vitest'
import { PROGRAMMES } from '#customs/checks/programme.ts'
import { sceneOf } from '#customs/checks/scene.ts'
import { type CheckedProcedure, DIRECTION } from '#customs/checks/table.ts'
import { ASSESSMENT, facts, formOf } from './sample.ts'

const CODES = Object.keys(PROGRAMMES) as CheckedProcedure[]

test.each(CODES)(
  'checks of %s: one that is asked only when its items are declared finds nothing without them',
  (code) => {
    const { single, related, computed } = PROGRAMMES[code]
    const form = formOf(DIRECTION[code], {})
    // The header is emptied too: a condition on it may go either way, and must not matter.
    for (const head of [form.head, {}]) {
      const scene = sceneOf(DIRECTION[code], { ...form, head }, facts, ASSESSMENT)
      for (const { head: overHead, line: overLine } of [single, related, computed]) {
        for (const [{ steps }, values] of [
          [overHead, head],
          [overLine, form.lines[0] ?? {}],
        ] as const) {
          for (const { code: named, find } of steps) {
            if (find.silentWithout === undefined) continue
            const without = Object.fromEntries(
              Object.entries(values).filter(([item]) => !find.silentWithout?.includes(item)),
            )
            expect([named, find(without, scene)]).toEqual([named, undefined])
          }
        }
      }
    }
  },
)

test('checks: most of the table is asked only when its items are declared', () => {
  const { steps, always } = PROGRAMMES.IDA.single.head
  expect(always.filter(Boolean).length).toBeLessThan(steps.length / 3)
})
