import {
  CKF_TOKEN_INITIALIZED,
  CKF_USER_PIN_COUNT_LOW,
  CKF_USER_PIN_FINAL_TRY,
  CKF_USER_PIN_INITIALIZED,
  CKF_USER_PIN_LOCKED,
  type Cryptoki,
} from '../../../terminal-client/agent/cryptoki.ts'

/** An error as pkcs11js throws it. */
export const ckrError = (name: string, code: number): Error => Object.assign(new Error(name), { code })

/**
 * A hardware token as the agent sees it: it counts wrong PINs itself, tells by its flags, and locks with 0xA4, which no
 * software token does. `fail` makes any call answer with a CKR value.
 */
export function fakeHardwareToken(options: { pin: string; tries: number; label?: string; manufacturer?: string }) {
  let left = options.tries
  const state = {
    /** How often the PIN reached the token. */
    logins: 0,
    /** CKR by name of call. */
    fail: new Map<keyof Cryptoki, number>(),
  }
  const flags = (): number =>
    CKF_TOKEN_INITIALIZED |
    CKF_USER_PIN_INITIALIZED |
    (left < options.tries ? CKF_USER_PIN_COUNT_LOW : 0) |
    (left === 1 ? CKF_USER_PIN_FINAL_TRY : 0) |
    (left === 0 ? CKF_USER_PIN_LOCKED : 0)
  const handle = Buffer.from([1])
  const calls: Cryptoki = {
    C_GetSlotList: () => [handle],
    C_GetTokenInfo: () => ({
      label: (options.label ?? 'USB token').padEnd(32),
      manufacturerID: (options.manufacturer ?? 'Feitian').padEnd(32),
      model: 'ePass2003',
      serialNumber: '0123456789ABCDEF',
      flags: flags(),
      minPinLen: 4,
      maxPinLen: 16,
    }),
    C_InitToken: () => undefined,
    C_InitPIN: () => undefined,
    C_OpenSession: () => handle,
    C_CloseSession: () => undefined,
    C_Login(_session, _user, pin) {
      state.logins++
      if (left === 0) throw ckrError('CKR_PIN_LOCKED', 0xa4)
      if (pin !== options.pin) {
        left--
        throw ckrError('CKR_PIN_INCORRECT', 0xa0)
      }
      left = options.tries
    },
    C_Logout: () => undefined,
    C_CreateObject: () => handle,
    C_DestroyObject: () => undefined,
    C_FindObjectsInit: () => undefined,
    C_FindObjects: () => [],
    C_FindObjectsFinal: () => undefined,
    C_GetAttributeValue: () => [],
    C_GenerateKeyPair: () => ({ publicKey: handle, privateKey: handle }),
    C_SignInit: () => undefined,
    C_Sign: () => Buffer.alloc(256),
  }
  const cryptoki = new Proxy(calls, {
    get(target, name: keyof Cryptoki) {
      const code = state.fail.get(name)
      if (code === undefined) return target[name]
      return () => {
        throw ckrError(`CKR_${code}`, code)
      }
    },
  })
  return { cryptoki, state }
}
