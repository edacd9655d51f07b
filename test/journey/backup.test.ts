import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { message } from '../support/message.ts'
import { TEST_TIME } from '../support/papers.ts'
import { serve, vnaccs } from '../support/process.ts'
import { scratch } from '../support/scratch.ts'
import { draft, member } from '../support/simulator.ts'

it('contract, backup while running, restore into an empty DATA_DIR, start: journal whole, account, declaration, token there', async () => {
  const [from, to] = [scratch(), scratch()]
  const first = await serve(from)
  await first.client.api('PUT', '/api/v1/clock', { now: TEST_TIME })
  const who = await member(first.client)
  const number = await draft(first.client, who)
  let busy = true
  const traffic = (async () => {
    let answered = 0
    for (; busy; answered++) await first.client.edi(message(who.account, 'TCC'))
    return answered
  })()
  const file = join(from, 'backups', 'mine.vnbak')
  const backed = await vnaccs(first.environment, 'backup', file)
  busy = false
  expect(await traffic).toBeGreaterThan(0)
  expect(backed.code, backed.err).toBe(0)
  expect(existsSync(file)).toBe(true)
  await first.stop()

  const target = { DATA_DIR: to }
  const restored = await vnaccs(target, 'restore', file)
  expect(restored.code, restored.err).toBe(0)
  const again = await vnaccs(target, 'restore', file)
  expect(again.code).toBe(1)
  expect(again.err.trim().split('\n')).toHaveLength(1)

  const second = await serve(to)
  expect((await second.client.api('GET', '/api/v1/journal/verify')).json.ok).toBe(true)
  expect((await second.client.api('GET', `/api/v1/declarations/${number}`)).json.owner).toBe(who.account.userId)
  expect((await second.client.edi(message(who.account, 'TCC'))).codes).toEqual(['00000'])
  expect((await vnaccs(second.environment, 'replay', 'a11-green')).code).toBe(0)
  expect(await draft(second.client, who)).not.toBe(number)
  await second.stop()
})

it('contract, restore of a file that is no backup: one sentence, exit 1', async () => {
  const [place, to] = [scratch(), scratch()]
  writeFileSync(join(place, 'x.vnbak'), 'hello')
  const { code, err } = await vnaccs({ DATA_DIR: to }, 'restore', join(place, 'x.vnbak'))
  expect(code).toBe(1)
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(err).toContain('x.vnbak')
})
