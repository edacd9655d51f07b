import { TokenError, type TokenErrorCode, type TokenFacts } from './token-error.ts'

/**
 * What a CKR value means to a person. Measured (stack.md): wrong PIN 0xA0; locked 0xA4; a token that is gone answers
 * 0x82, 0x05 or 0xE0, by library. The rest is Cryptoki 2.40, section 5.1.
 */
const meanings: Readonly<Record<number, TokenErrorCode>> = {
  3: 'token-removed', // CKR_SLOT_ID_INVALID: the reader went with the token
  5: 'token-removed', // CKR_GENERAL_ERROR
  48: 'token-removed', // CKR_DEVICE_ERROR
  50: 'token-removed', // CKR_DEVICE_REMOVED
  96: 'token-removed', // CKR_KEY_HANDLE_INVALID
  130: 'token-removed', // CKR_OBJECT_HANDLE_INVALID
  160: 'wrong-pin', // CKR_PIN_INCORRECT
  161: 'bad-pin-format', // CKR_PIN_INVALID
  162: 'bad-pin-format', // CKR_PIN_LEN_RANGE
  163: 'pin-expired', // CKR_PIN_EXPIRED
  164: 'pin-locked', // CKR_PIN_LOCKED
  176: 'token-removed', // CKR_SESSION_CLOSED
  179: 'token-removed', // CKR_SESSION_HANDLE_INVALID
  181: 'token-read-only', // CKR_SESSION_READ_ONLY
  224: 'token-removed', // CKR_TOKEN_NOT_PRESENT
  225: 'no-token', // CKR_TOKEN_NOT_RECOGNIZED
  226: 'token-read-only', // CKR_TOKEN_WRITE_PROTECTED
  257: 'logged-out', // CKR_USER_NOT_LOGGED_IN
  258: 'token-not-initialised', // CKR_USER_PIN_NOT_INITIALIZED
}

/** The CKR value of an error thrown by a Cryptoki call; undefined when it is no such error. */
export function ckr(error: unknown): number | undefined {
  const code = (error as { code?: unknown } | null)?.code
  return error instanceof Error && typeof code === 'number' ? code : undefined
}

/** The token's own word for a report to the administrator: `CKR_FUNCTION_FAILED 0x6`. */
export function ckrDetail(error: unknown): string {
  const code = ckr(error)
  const text = error instanceof Error ? error.message : String(error)
  return code === undefined ? text : `${text} 0x${code.toString(16).toUpperCase()}`
}

/** `error` of a Cryptoki call as a TokenError; `otherwise` names what was being done when the value has no meaning of its own. */
export function tokenErrorOf(
  error: unknown,
  facts: TokenFacts,
  otherwise: TokenErrorCode = 'token-refused',
): TokenError {
  if (error instanceof TokenError) return error
  const code = ckr(error)
  return new TokenError(
    (code !== undefined && meanings[code]) || otherwise,
    { ...facts, detail: ckrDetail(error) },
    error,
  )
}
