import { expect, it } from 'vitest'
import type { Header } from '#protocol/edi/header.ts'
import { message } from '../../support/message.ts'
import { declared, type Member, member, simulator } from '../../support/simulator.ts'

const bench = simulator()

const rep1 = ({ account }: Member) =>
  bench.client.edi(
    message(account, '#REP1', { head: { TRM: account.terminalId, KEY: account.accessKey, MOD: '0' }, lines: [] }),
  )
const pull = (who: Member, procedure: '?A2' | '?A3', more: Partial<Header>) =>
  bench.client.edi(message(who.account, procedure, undefined, more))

/** `?A3`, and `?A2` with guard `*`, answered `SS ` however much was still waiting. */
it('contract, Answers: the control field ends in P behind ?A3 and ?A2 with guard * too, while messages wait', async () => {
  const who = await member(bench.client)
  await declared(bench.client, who)
  const first = await rep1(who)
  const continuation = first.header.continuation
  expect((await pull(who, '?A3', { continuation })).control).toBe('SSP')
  expect((await pull(who, '?A2', { continuation, guard: '*' })).control).toBe('SSP')
  const second = await pull(who, '?A2', { continuation: (await rep1(who)).header.continuation })
  expect((await pull(who, '?A2', { continuation: second.header.continuation, guard: '*' })).control).toBe('SS ')
})
