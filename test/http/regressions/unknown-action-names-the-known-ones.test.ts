import { expect, it } from 'vitest'
import { OFFICER_MOVES } from '#customs/declaration/transitions.ts'
import { declared, member, simulator } from '../../support/simulator.ts'

const bench = simulator()

/** The answer was only “invalid input”. */
it('contract, Machine API: an action that does not exist is refused with the names of those that do', async () => {
  const number = await declared(bench.client, await member(bench.client))
  const path = `/api/v1/declarations/${number}/actions`
  for (const body of [{ action: 'bogus' }, {}]) {
    const { status, json } = await bench.client.api('POST', path, body)
    expect(status).toBe(400)
    expect(json.errors[0]).toMatchObject({ field: 'action' })
    for (const name of OFFICER_MOVES) expect(json.detail).toContain(name)
  }
  // A wrong detail of a known action is still told as such.
  const detail = await bench.client.api('POST', path, { action: 'orderInspection', percent: 101 })
  expect(detail.json.errors[0].field).toBe('percent')
})
