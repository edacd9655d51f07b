import { describe, expect, it } from 'vitest'
import { readMessage } from '#protocol/edi/message.ts'
import { answer, certificate, fakeWorld, fault, refused, SERIAL, token, USER } from './fake-world.ts'

const IDC = { procedure: 'IDC', content: { items: { 1: '100000000010' }, groups: [] } }
const TCC = { procedure: 'TCC', content: { items: { 1: 'XIN CHAO' }, groups: [] } }
const carryOf = (bytes: Uint8Array | undefined): string => readMessage(bytes ?? new Uint8Array()).header.carry
const unreachable = Object.assign(new Error('no answer'), { status: 0 })

describe('contract, resend: what is sent again is the very same message', () => {
  it('connection lost while sending: "Hỏi lại kết quả" posts the same bytes; the answer comes back with its journal row', async () => {
    const { delivery, seen, faults, choosing } = fakeWorld({ posts: [new TypeError('lost'), answer()] })
    choosing('askAgain')
    const [sent] = await delivery.send([IDC], { signs: true })
    expect(faults).toEqual(['lost'])
    expect(seen.posted).toHaveLength(2)
    expect(seen.posted[1]).toEqual(seen.posted[0])
    expect(sent).toMatchObject({ seq: 7, ok: true, codes: ['00000-0000-0000'], number: '100000000010' })
  })

  it('a new send is a new message: another carry-over id', async () => {
    const { delivery, seen } = fakeWorld()
    await delivery.send([TCC], { signs: false })
    await delivery.send([TCC], { signs: false })
    expect(carryOf(seen.posted[0])).not.toBe(carryOf(seen.posted[1]))
    expect(carryOf(seen.posted[0])).toMatch(/^TRM001\d{14}000001$/)
  })

  it('a 500 of the centre is asked again, a 413 is not', async () => {
    const broken = fakeWorld({ posts: [{ ...answer(), status: 500 }, answer()] })
    broken.choosing('askAgain')
    expect((await broken.delivery.send([TCC], { signs: false }))[0]?.ok).toBe(true)
    expect(broken.faults).toEqual(['centreFault'])
    const page = { ...answer(), bytes: new TextEncoder().encode('<!doctype html>'.padEnd(900)) }
    const proxy = fakeWorld({ posts: [page, answer()] })
    proxy.choosing('askAgain')
    expect((await proxy.delivery.send([TCC], { signs: false }))[0]?.codes).toEqual(['00000-0000-0000'])
    expect(proxy.faults).toEqual(['centreFault'])
    const large = fakeWorld({ posts: [{ ...answer(), status: 413 }] })
    large.choosing('askAgain', 'cancel')
    // "askAgain" is no way of this fault: it is not taken.
    const waiting = large.delivery.send([TCC], { signs: false })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(large.delivery.state()).toMatchObject({ at: 'stopped', kind: 'tooLarge' })
    large.delivery.choose('cancel')
    expect(await waiting).toEqual([null])
    expect(large.seen.posted).toHaveLength(1)
  })
})

describe('issue 3, Bad input and faults: each fault has its own name and way on', () => {
  it('an item that is too long: mended, or signed and sent as it is, in one click more', async () => {
    const long = { procedure: 'IDC', content: { items: { 1: '1000000000101' }, groups: [] } }
    const cancelled = fakeWorld()
    cancelled.choosing('cancel')
    expect(await cancelled.delivery.send([long], { signs: true })).toEqual([null])
    expect(cancelled.seen.asked).toHaveLength(0)
    const { delivery, seen, faults, choosing } = fakeWorld()
    choosing('goOn')
    expect((await delivery.send([long], { signs: true }))[0]?.seq).toBe(7)
    expect(faults).toEqual(['unfitSendable'])
    expect(seen.asked).toHaveLength(1)
    // The next message is asked about anew.
    choosing('cancel')
    expect(await delivery.send([long], { signs: true })).toEqual([null])
  })

  it('an unsigned procedure never asks the agent', async () => {
    const { delivery, seen } = fakeWorld({ status: [fault('absent')] })
    expect((await delivery.send([TCC], { signs: false }))[0]?.ok).toBe(true)
    expect(seen.asked).toHaveLength(0)
  })

  it('agent absent, started, not paired, paired: one sending, one message', async () => {
    const none = { paired: false, selfTestUrl: '' }
    const there = { paired: true, selfTestUrl: '', tokens: [token(certificate(USER, SERIAL))] }
    const { delivery, seen, faults, choosing } = fakeWorld({ status: [fault('absent'), none, there] })
    choosing('again', 'pair')
    expect((await delivery.send([IDC], { signs: true }))[0]?.ok).toBe(true)
    expect(faults).toEqual(['agentAbsent', 'notPaired'])
    expect(seen).toMatchObject({ paired: 1 })
    expect(seen.posted).toHaveLength(1)
  })

  it('a pairing that was seen and is gone is told as revoked', async () => {
    const there = { paired: true, selfTestUrl: '', tokens: [token(certificate(USER, SERIAL))] }
    const { delivery, faults, choosing } = fakeWorld({ status: [there, { paired: false, selfTestUrl: '' }, there] })
    choosing('pair')
    await delivery.lookAhead()
    expect((await delivery.send([IDC], { signs: true }))[0]?.ok).toBe(true)
    expect(faults).toEqual(['pairingRevoked'])
  })

  it.each([
    ['noToken', [], SERIAL],
    ['pinLocked', [{ ...token(certificate(USER, SERIAL)), pin: { locked: true, low: true, left: 0 } }], SERIAL],
    ['noCertificate', [token(certificate('02CIB002', 'ff'))], SERIAL],
    ['noCertificate', [token(certificate(USER, SERIAL))], ''],
    ['otherCertificate', [token(certificate(USER, 'ff'))], SERIAL],
    ['expired', [token(certificate(USER, SERIAL, Date.now() - 1))], SERIAL],
  ] as const)('%s is told before anybody is asked to sign, and nothing is sent', async (kind, tokens, bound) => {
    const credentials = { userId: USER, password: 'x', terminalId: 'TRM001', accessKey: 'k' }
    const { delivery, seen, faults, choosing } = fakeWorld({
      status: [{ paired: true, selfTestUrl: '', tokens }],
      terminals: [{ credentials, unit: '02CI', certificate: bound, certifying: false, accounts: [] }],
    })
    choosing('cancel')
    expect(await delivery.send([IDC], { signs: true })).toEqual([null])
    expect(faults).toEqual([kind])
    expect([seen.asked.length, seen.posted.length]).toEqual([0, 0])
    expect(delivery.state()).toEqual({ at: 'idle' })
  })

  it('issue 3 (8): who signs before the certificate of their seat is there is told to wait, and then sends the same message', async () => {
    const credentials = { userId: USER, password: 'x', terminalId: 'TRM001', accessKey: 'k' }
    const seat = { credentials, unit: '02CI', accounts: [] }
    const coming = { ...seat, certificate: '', certifying: true }
    const empty = { paired: true, selfTestUrl: '', tokens: [token()] }
    const { delivery, seen, faults, choosing } = fakeWorld({
      status: [empty, empty, { ...empty, tokens: [token(certificate(USER, SERIAL))] }],
      // The account is bound a moment before the token has the certificate.
      terminals: [coming, coming, { ...coming, certificate: SERIAL }, { ...coming, certificate: SERIAL }],
    })
    choosing('again', 'again')
    expect((await delivery.send([IDC], { signs: true }))[0]?.ok).toBe(true)
    expect(faults).toEqual(['certificateComing', 'certificateComing'])
    expect(seen).toMatchObject({ issued: 0 })
  })

  it('a file token that tells its certificates after the PIN only stops nothing', async () => {
    const { certificates: _, ...quiet } = token()
    const { delivery } = fakeWorld({ status: [{ paired: true, selfTestUrl: '', tokens: [quiet] }] })
    expect((await delivery.send([IDC], { signs: true }))[0]?.ok).toBe(true)
  })

  it('no certificate: enrolment asks the training CA once, then the same message is signed and sent', async () => {
    const empty = { paired: true, selfTestUrl: '', tokens: [token()] }
    const there = { ...empty, tokens: [token(certificate(USER, SERIAL))] }
    const { delivery, seen, faults, choosing } = fakeWorld({ status: [empty, there] })
    choosing('enrol')
    expect((await delivery.send([IDC], { signs: true }))[0]?.ok).toBe(true)
    expect(faults).toEqual(['noCertificate'])
    expect(seen).toMatchObject({ issued: 1 })
  })

  it('another certificate of the account: "Vẫn ký và gửi" signs all the same', async () => {
    const tokens = [token(certificate(USER, 'ff'))]
    const { delivery, faults, choosing, seen } = fakeWorld({ status: [{ paired: true, selfTestUrl: '', tokens }] })
    choosing('goOn')
    await delivery.send([IDC], { signs: true })
    expect(faults).toEqual(['otherCertificate'])
    expect(seen.posted).toHaveLength(1)
  })

  it.each([
    ['consentRefused', refused('refused-by-user')],
    ['consentTimeOut', refused('expired')],
    ['agentRestarted', fault('request-gone')],
    ['agentAbsent', fault('absent')],
    ['agentRefused', fault('token-removed')],
    ['agentRefused', fault('pin-locked')],
  ] as const)('%s while signing: nothing was sent, "Thử lại" signs the same bytes', async (kind, step) => {
    const { delivery, seen, faults, choosing } = fakeWorld({ signing: [step, 'sign'] })
    choosing('again')
    expect((await delivery.send([IDC], { signs: true }))[0]?.ok).toBe(true)
    expect(faults).toEqual([kind])
    expect(seen.asked[1]).toEqual(seen.asked[0])
    expect(seen.posted).toHaveLength(1)
  })

  it('a wrong PIN is shown while the agent’s window stays open; signing goes on there', async () => {
    const wrong = { code: 'wrong-pin', vi: 'Sai mã PIN. Còn 2 lần thử.', en: 'Wrong PIN. 2 tries left.', triesLeft: 2 }
    const { delivery } = fakeWorld({
      signing: [{ id: 's', state: 'waiting', total: 1, done: 0, fault: wrong }, 'sign'],
    })
    const shown: unknown[] = []
    delivery.subscribe(() => {
      const state = delivery.state()
      if (state.at === 'consent') shown.push(state.fault)
    })
    expect((await delivery.send([IDC], { signs: true }))[0]?.ok).toBe(true)
    expect(shown).toEqual([undefined, wrong])
  })

  it('cancelled while the window waits: the request is withdrawn and nothing is sent', async () => {
    const { delivery, seen } = fakeWorld({ signing: [{ id: 's', state: 'waiting', total: 1, done: 0 }] })
    const sending = delivery.send([IDC], { signs: true })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(delivery.state().at).toBe('consent')
    delivery.choose('cancel')
    expect(await sending).toEqual([null])
    expect([seen.withdrawn, seen.posted.length]).toEqual([1, 0])
  })

  it('left by the browser’s Back while the window waits: withdrawn, nothing is signed and sent unseen', async () => {
    const { delivery, seen } = fakeWorld({ signing: [{ id: 's', state: 'waiting', total: 1, done: 0 }] })
    const sending = delivery.send([IDC], { signs: true })
    await expect.poll(() => delivery.state().at).toBe('consent')
    delivery.leave()
    expect(await sending).toEqual([null])
    expect(seen).toMatchObject({ withdrawn: 1, posted: [] })
  })

  it('left after the answer came: nothing is withdrawn any more', async () => {
    const { delivery, seen } = fakeWorld({ signing: [fault('request-gone'), 'sign'] })
    delivery.subscribe(() => queueMicrotask(() => delivery.choose('again')))
    expect((await delivery.send([IDC], { signs: true }))[0]?.ok).toBe(true)
    delivery.leave()
    delivery.choose('cancel')
    expect(seen.withdrawn).toBe(0)
  })

  it('a slow network: what was given up while it was prepared opens no window and is not sent when the answer comes', async () => {
    let answers: () => void = () => undefined
    const slow = new Promise<void>((resolve) => {
      answers = resolve
    })
    const { delivery, seen, ports } = fakeWorld()
    const { sign } = ports.agent
    const agent = { ...ports.agent, sign: (...wish: Parameters<typeof sign>) => slow.then(() => sign(...wish)) }
    Object.assign(ports, { agent })
    const sending = delivery.send([IDC], { signs: true })
    await new Promise((resolve) => setTimeout(resolve, 20))
    delivery.choose('cancel')
    expect(await sending).toEqual([null])
    expect(delivery.state().at).toBe('idle')
    const { windows } = seen
    answers()
    await expect.poll(() => seen.withdrawn).toBe(1)
    expect(seen).toMatchObject({ windows, posted: [] })
  })

  it('a slow network: cancelled on the way, it is told that nobody knows yet, and asking again sends the same bytes', async () => {
    const { delivery, seen, faults, choosing, ports } = fakeWorld()
    const { post } = ports
    let first = true
    Object.assign(ports, {
      post: (type: string, bytes: Uint8Array) => {
        const answered = post(type, bytes)
        if (!first) return answered
        first = false
        return new Promise<never>(() => undefined)
      },
    })
    choosing('askAgain')
    const sending = delivery.send([TCC], { signs: false })
    await expect.poll(() => seen.posted.length).toBe(1)
    delivery.choose('cancel')
    expect((await sending)[0]?.ok).toBe(true)
    expect(faults).toEqual(['lost'])
    expect(seen.posted[1]).toEqual(seen.posted[0])
  })

  it('the simulator gone before sending: nothing was sent, the same message goes out when it is back', async () => {
    const credentials = { userId: USER, password: 'x', terminalId: 'TRM001', accessKey: 'k' }
    const terminals = [unreachable, { credentials, unit: '02CI', certificate: SERIAL, certifying: false, accounts: [] }]
    const { delivery, faults, choosing } = fakeWorld({ terminals })
    choosing('again')
    expect((await delivery.send([TCC], { signs: false }))[0]?.ok).toBe(true)
    expect(faults).toEqual(['unreachable'])
  })

  it('no wire account: told with the way to the settings', async () => {
    const { delivery, faults, choosing } = fakeWorld({
      terminals: [{ credentials: null, unit: '', certificate: '', certifying: false, accounts: [] }],
    })
    choosing('cancel')
    expect(await delivery.send([TCC], { signs: false })).toEqual([null])
    expect(faults).toEqual(['noTerminal'])
  })

  it('an automatic pull that cannot get through ends without a word', async () => {
    const { delivery, faults, choosing } = fakeWorld({ posts: [new TypeError('lost')] })
    choosing()
    expect(await delivery.send([TCC], { signs: false, quiet: true, unasked: true })).toEqual([null])
    expect(faults).toEqual([])
  })
})

describe('experience, Signing: batch consent', () => {
  it('several messages, one request to the agent, sent in order; one that is refused does not hold the others', async () => {
    const refusal = answer([{ code: 'S0055', item: 'ICB', line: 0 }])
    const { delivery, seen } = fakeWorld({ posts: [answer(), refusal, answer()] })
    const told: number[] = []
    const sent = await delivery.send([IDC, IDC, TCC], { signs: true, onSent: (index) => told.push(index) })
    expect(seen.asked.map((messages) => messages.length)).toEqual([2])
    expect(sent.map((one) => one?.ok)).toEqual([true, false, true])
    expect(told).toEqual([0, 1, 2])
    expect(new Set(seen.posted.map(carryOf)).size).toBe(3)
  })

  it('lost in the middle and given up: what was sent is told, the rest is null', async () => {
    const { delivery, choosing } = fakeWorld({ posts: [answer(), new TypeError('lost')] })
    choosing('cancel')
    const sent = await delivery.send([IDC, IDC, IDC], { signs: true })
    expect(sent.map((one) => one === null)).toEqual([false, true, true])
  })
})
