import { describe, expect, it } from 'vitest'
import type { Cryptoki } from '../../../terminal-client/agent/cryptoki.ts'
import type { PinTries } from '../../../terminal-client/agent/pin-tries.ts'
import { openPkcs11Token } from '../../../terminal-client/agent/pkcs11-token.ts'
import type { Settings, SettingsStore } from '../../../terminal-client/agent/settings.ts'
import { TokenError } from '../../../terminal-client/agent/token-error.ts'
import { fakeHardwareToken } from './fake-cryptoki.ts'

function memorySettings(): SettingsStore {
  const settings: Settings = { pinTries: {} }
  return { path: 'memory', read: () => settings, update: (change) => change(settings) }
}

function error(work: () => unknown): TokenError {
  try {
    work()
  } catch (thrown) {
    if (thrown instanceof TokenError) return thrown
    throw thrown
  }
  throw new Error('nothing was thrown')
}

const counted = (): PinTries => ({ settings: memorySettings(), limit: 10 })
const open = (
  cryptoki: Cryptoki,
  pin: string,
  more: { lastTryConfirmed?: boolean; label?: string; tries?: PinTries } = {},
) =>
  openPkcs11Token({
    cryptoki,
    pin,
    token: { label: more.label ?? 'USB token' },
    tries: more.tries ?? counted(),
    lastTryConfirmed: more.lastTryConfirmed ?? false,
  })

describe('PKCS#11, a token that counts by itself', () => {
  it('PKCS#11 0xA0: sai PIN without a number when the token tells none, one try left when it flags the final try', () => {
    const { cryptoki } = fakeHardwareToken({ pin: '1234', tries: 3 })
    const first = error(() => open(cryptoki, '0000'))
    expect([first.code, first.triesLeft]).toEqual(['wrong-pin', undefined])
    const second = error(() => open(cryptoki, '0000'))
    expect([second.code, second.triesLeft]).toEqual(['wrong-pin', 1])
    expect(second.vi).toContain('1 lần thử cuối')
  })

  it('PKCS#11 final try: the PIN is not sent until the last try is confirmed; a right one resets the token', () => {
    const { cryptoki, state } = fakeHardwareToken({ pin: '1234', tries: 2 })
    error(() => open(cryptoki, '0000'))
    expect(error(() => open(cryptoki, '1234')).code).toBe('last-try')
    expect(state.logins).toBe(1)
    open(cryptoki, '1234', { lastTryConfirmed: true }).close()
    open(cryptoki, '1234').close()
  })

  it('PKCS#11 0xA4: khóa PIN after the last try, and from then on the PIN is not sent', () => {
    const { cryptoki, state } = fakeHardwareToken({ pin: '1234', tries: 2 })
    error(() => open(cryptoki, '0000'))
    expect(error(() => open(cryptoki, '0000', { lastTryConfirmed: true })).code).toBe('pin-locked')
    const sent = state.logins
    expect(error(() => open(cryptoki, '1234')).code).toBe('pin-locked')
    expect(state.logins).toBe(sent)
  })

  it('PKCS#11 0xA4: answered by C_Login itself, without a flag, is a locked PIN too', () => {
    const { cryptoki, state } = fakeHardwareToken({ pin: '1234', tries: 5 })
    state.fail.set('C_Login', 0xa4)
    expect(error(() => open(cryptoki, '1234')).code).toBe('pin-locked')
  })

  it("PKCS#11 0xA0: the agent's own count is left alone for a token that counts by itself", () => {
    const tries = counted()
    const { cryptoki } = fakeHardwareToken({ pin: '1234', tries: 5 })
    error(() => open(cryptoki, '0000', { tries }))
    expect(tries.settings.read().pinTries).toEqual({})
  })

  it.each([
    [0xa1, 'bad-pin-format'],
    [0xa2, 'bad-pin-format'],
    [0xa3, 'pin-expired'],
    [0x102, 'token-not-initialised'],
    [0xe0, 'token-removed'],
    [0x05, 'token-removed'],
    [0x82, 'token-removed'],
    [0x30, 'token-removed'],
    [0x06, 'token-refused'],
  ] as const)("PKCS#11 0x%x at log-in is %s, is no counted try, and keeps the token's own word", (code, expected) => {
    const tries = counted()
    const { cryptoki, state } = fakeHardwareToken({ pin: '1234', tries: 5, manufacturer: 'SoftHSM project' })
    state.fail.set('C_Login', code)
    const found = error(() => open(cryptoki, '1234', { tries }))
    expect(found.code).toBe(expected)
    expect(found.facts.detail).toContain(`0x${code.toString(16).toUpperCase()}`)
    expect(tries.settings.read().pinTries).toEqual({})
  })
})

describe('PKCS#11, which token', () => {
  it('PKCS#11 no token: empty slots, and a token that does not answer, are both no token', () => {
    const { cryptoki, state } = fakeHardwareToken({ pin: '1234', tries: 3 })
    state.fail.set('C_GetTokenInfo', 0xe0)
    expect(error(() => open(cryptoki, '1234')).code).toBe('no-token')
    expect(error(() => open({ ...cryptoki, C_GetSlotList: () => [] }, '1234')).code).toBe('no-token')
  })

  it('PKCS#11 no token: one without initialisation, and one without a PIN, say so', () => {
    const { cryptoki } = fakeHardwareToken({ pin: '1234', tries: 3 })
    const info = cryptoki.C_GetTokenInfo(Buffer.alloc(1))
    const flagged = (flags: number): Cryptoki => ({ ...cryptoki, C_GetTokenInfo: () => ({ ...info, flags }) })
    expect(error(() => open(flagged(0), '1234')).code).toBe('token-not-initialised')
    expect(error(() => open(flagged(0x400), '1234')).code).toBe('token-not-initialised')
  })

  it('nhãn token: two tokens of one label are told apart by serial number, never by slot', () => {
    const { cryptoki } = fakeHardwareToken({ pin: '1234', tries: 3 })
    const info = cryptoki.C_GetTokenInfo(Buffer.alloc(1))
    const two: Cryptoki = {
      ...cryptoki,
      C_GetSlotList: () => [Buffer.from([1]), Buffer.from([2])],
      C_GetTokenInfo: (slot) => ({ ...info, serialNumber: `SERIAL${slot[0]}` }),
    }
    expect(error(() => open(two, '1234')).code).toBe('several-tokens')
    const choice = { cryptoki: two, pin: '1234', tries: counted() }
    expect(openPkcs11Token({ ...choice, token: { label: 'USB token', serial: 'SERIAL2' } }).serial).toBe('SERIAL2')
  })
})
