import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { terminalEndpoint } from '../../simulator/http/terminal-endpoint.ts'
import type { Delivery } from '../../simulator/pipeline/receive.ts'
import { brokenAnswer } from '../../simulator/pipeline/reply.ts'
import { type House, handle } from '../../simulator/pipeline.ts'
import { sha256 } from '../../simulator/system/machine.ts'
import { createIssuedFinder } from '../../simulator/trust/issued-finder.ts'
import { createTrust } from '../../simulator/trust/trust.ts'
import { clientOf } from '../support/client.ts'
import { catalogue, ediAnswer, message, numbered } from '../support/message.ts'
import { importForm } from '../support/papers.ts'
import { draft, type Member, member, send, simulator } from '../support/simulator.ts'

const bench = simulator()
const numbersOf = async (who: Member, count: number) => {
  const answers = await Promise.all(Array.from({ length: count }, () => send(bench.client, who, 'IDA', importForm())))
  return answers.map(({ screen, firstLine, header }) => {
    expect(screen, firstLine).toBeDefined()
    expect(header.user).toBe(who.account.userId)
    return screen?.head.ICN ?? ''
  })
}

describe('quality.md reliability: many at once', () => {
  it('two accounts with 50 parallel IDA each: 100 numbers, none twice, each declaration its sender’s, the chain holds', async () => {
    const [one, two] = [await member(bench.client), await member(bench.client)]
    const [first, second] = await Promise.all([numbersOf(one, 50), numbersOf(two, 50)])
    expect(new Set([...first, ...second]).size).toBe(100)
    for (const [who, numbers] of [
      [one, first],
      [two, second],
    ] as const) {
      for (const number of numbers.slice(0, 5)) {
        expect((await bench.client.api('GET', `/api/v1/declarations/${number}`)).json.owner).toBe(who.account.userId)
      }
    }
    expect((await bench.client.api('GET', '/api/v1/journal/verify')).json.ok).toBe(true)
  })

  it('one draft declared ten times at once is declared once: nine E0074', async () => {
    const who = await member(bench.client)
    const number = await draft(bench.client, who)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => send(bench.client, who, 'IDC', numbered('ICN', number))),
    )
    expect(answers.map(({ codes }) => codes[0]).sort()).toEqual(['00000', ...Array.from({ length: 9 }, () => 'E0074')])
    const reports = (await bench.client.api('GET', `/api/v1/journal?declaration=${number}&limit=1000`)).json.rows
    expect(reports.filter((row: { kind: string }) => row.kind === 'report')).toHaveLength(3)
  })
})

/** The endpoint over the bench's own store, with a queue of its own length and a door before the work. */
async function endpoint(queue: number, door: (delivery: Delivery) => Promise<void>) {
  const { office } = bench.running
  const trust = createTrust({
    roots: [office.authority.chain.root],
    intermediates: [office.authority.chain.issuing],
    revoked: () => 'good',
    sha1: false,
    findCertificate: createIssuedFinder(() => office.store.realm().certificates),
  })
  const house: House = { ...office, trust, digest: sha256 }
  const listener = terminalEndpoint({
    handle: async (delivery) => {
      await door(delivery)
      return handle(house, delivery)
    },
    broken: () => brokenAnswer(catalogue, office.clock.real()),
    clock: office.clock,
    log: { error: () => undefined } as never,
    metrics: { message: () => undefined, waiting: () => undefined },
    queue,
  })
  const server = createServer((request, response) => void listener(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return { client: clientOf(`http://127.0.0.1:${port}`, bench.client.key), close: () => server.close() }
}

describe('contract, overload', () => {
  it('A0011 for what comes beyond the queue, with the sender’s own header; what was taken before is worked on and kept', async () => {
    const who = await member(bench.client)
    let open: () => void = () => undefined
    const opened = new Promise<void>((resolve) => {
      open = resolve
    })
    let waiting = 0
    const small = await endpoint(2, async ({ fault }) => {
      if (fault) return
      waiting++
      await opened
    })
    try {
      const taken = [send(small.client, who, 'IDA', importForm()), send(small.client, who, 'IDA', importForm())]
      while (waiting < 2) await new Promise((later) => setTimeout(later, 5))
      const refused = await small.client.edi(message(who.account, 'TCC', undefined, { inputId: 'TOOMUCH' }))
      expect(refused.results).toEqual(['A0011-0000-0000'])
      expect(refused.header).toMatchObject({
        procedure: 'TCC',
        user: who.account.userId,
        inputId: 'TOOMUCH',
        output: '*CTCC',
        dataType: 'R',
      })
      open()
      for (const answer of await Promise.all(taken)) expect(answer.codes).toEqual(['00000'])
      expect((await small.client.edi(message(who.account, 'TCC'))).codes).toEqual(['00000'])
      const rows = (await bench.client.api('GET', `/api/v1/journal?user=${who.account.userId}&procedure=TCC`)).json.rows
      expect(rows.map((row: { resultCodes: string[] }) => row.resultCodes[0]?.slice(0, 5))).toEqual([
        'A0011',
        'A0011',
        '00000',
        '00000',
      ])
    } finally {
      small.close()
    }
  })

  it('A0007, and no stack trace, when the message could not be kept; the next one is worked on', async () => {
    const who = await member(bench.client)
    let broken = true
    const small = await endpoint(10, async () => {
      if (broken) throw new Error('the disk is gone: /var/lib/secret')
    })
    try {
      const reply = await small.client.post(message(who.account, 'TCC'))
      expect(ediAnswer(reply.bytes).codes).toEqual(['A0007'])
      expect(reply.text).not.toMatch(/secret|at /)
      broken = false
      expect((await small.client.edi(message(who.account, 'TCC'))).codes).toEqual(['00000'])
    } finally {
      small.close()
    }
  })
})

describe('architecture, one writer at a time', () => {
  it('wrong passwords are hashed before the world’s lock: they do not hold up a message with the right one', async () => {
    const who = await member(bench.client)
    let hashed = 0
    const { passwords } = bench.running.office
    const { right } = passwords
    const spied = passwords as { right: typeof right }
    spied.right = async (account, password) => {
      hashed++
      return right(account, password)
    }
    try {
      const wrong = message({ ...who.account, password: 'WRONG' }, 'TCC')
      expect((await bench.client.edi(wrong)).codes).toEqual(['A0004'])
      expect(hashed).toBe(1)
    } finally {
      spied.right = right
    }
  })
})
