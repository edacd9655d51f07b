import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ITEM_ORDER } from '#customs/checks/item-order.ts'
import { inOrder, PROGRAMMES, run } from '#customs/checks/programme.ts'
import { sceneOf } from '#customs/checks/scene.ts'
import { type CheckedProcedure, DIRECTION } from '#customs/checks/table.ts'
import { ASSESSMENT, facts } from './sample.ts'

const PROCEDURES: readonly CheckedProcedure[] = ['IDA', 'EDA', 'IDC', 'EDC']

/** Values that a terminal may send: plain, of every type, and nonsense. */
const value = fc.oneof(
  fc.constantFrom(
    '0',
    '1',
    '9',
    'A',
    'D',
    'F',
    'AD',
    'DP',
    'VND',
    'USD',
    'A11',
    'G51',
    'CIF',
    '2',
    '-1',
    '.',
    '1e5',
    '99999999',
  ),
  fc.constantFrom('31022026', '01012026', '16112026', '84713020', 'VB901', 'JPTYO', '02CIS01', '100000000020'),
  fc.string({ maxLength: 20 }),
)

test('quality, fuzz: whatever the items hold, no check throws and every finding names an item of the layout', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PROCEDURES),
      fc.infiniteStream(value),
      fc.infiniteStream(fc.boolean()),
      (procedure, values, filled) => {
        const ids = ITEM_ORDER[DIRECTION[procedure]]
        const items = () =>
          Object.fromEntries(ids.flatMap((id) => (filled.next().value ? [[id, values.next().value ?? '']] : [])))
        const form = { head: items(), lines: [items(), items()] }
        const scene = sceneOf(DIRECTION[procedure], form, facts, ASSESSMENT)
        const { single, related, computed } = PROGRAMMES[procedure]
        const found = inOrder(
          procedure,
          [single, related, computed].flatMap((steps) => run(steps, scene)),
        )
        expect(found.filter(({ item }) => item !== '0000' && !ids.includes(item))).toEqual([])
        expect(new Set(found.map((one) => JSON.stringify(one))).size).toBe(found.length)
      },
    ),
    { numRuns: 300 },
  )
})
