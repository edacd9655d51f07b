/**
 * The part of PKCS#11 (Cryptoki 2.40) that the agent uses, as an interface: pkcs11js fulfils it, and so does the small
 * fake of the tests, which shows what no software token does (a locked PIN, a token pulled out in mid-signature).
 * Synchronous only: the callback form of pkcs11js reads freed memory.
 */

export interface TokenInfo {
  readonly label: string
  readonly manufacturerID: string
  readonly model: string
  readonly serialNumber: string
  readonly flags: number
  readonly minPinLen: number
  readonly maxPinLen: number
}

export interface Attribute {
  readonly type: number
  readonly value?: number | boolean | string | Buffer
}

export interface Mechanism {
  readonly mechanism: number
}

/** Handles are opaque buffers. Every call throws an error with the CKR value in `code` when the token says no. */
export interface Cryptoki {
  C_GetSlotList(tokenPresent: boolean): Buffer[]
  C_GetTokenInfo(slot: Buffer): TokenInfo
  C_InitToken(slot: Buffer, soPin: string, label: string): unknown
  C_InitPIN(session: Buffer, pin: string): void
  C_OpenSession(slot: Buffer, flags: number): Buffer
  C_CloseSession(session: Buffer): void
  C_Login(session: Buffer, userType: number, pin: string): void
  C_Logout(session: Buffer): void
  C_CreateObject(session: Buffer, template: Attribute[]): Buffer
  C_DestroyObject(session: Buffer, object: Buffer): void
  C_FindObjectsInit(session: Buffer, template: Attribute[]): void
  C_FindObjects(session: Buffer, most: number): Buffer[]
  C_FindObjectsFinal(session: Buffer): void
  C_GetAttributeValue(session: Buffer, object: Buffer, template: Attribute[]): { type: number; value: Buffer }[]
  C_GenerateKeyPair(
    session: Buffer,
    mechanism: Mechanism,
    publicTemplate: Attribute[],
    privateTemplate: Attribute[],
  ): { publicKey: Buffer; privateKey: Buffer }
  C_SignInit(session: Buffer, mechanism: Mechanism, key: Buffer): void
  C_Sign(session: Buffer, data: Buffer, room: Buffer): Buffer
}

/** Session flags and users. */
export const CKF_RW_SESSION = 0x2
export const CKF_SERIAL_SESSION = 0x4
export const CKU_SO = 0
export const CKU_USER = 1

/** Flags of CK_TOKEN_INFO. */
export const CKF_USER_PIN_INITIALIZED = 0x8
export const CKF_TOKEN_INITIALIZED = 0x400
export const CKF_USER_PIN_COUNT_LOW = 0x10000
export const CKF_USER_PIN_FINAL_TRY = 0x20000
export const CKF_USER_PIN_LOCKED = 0x40000

/** Object classes, attributes, key types, mechanisms. */
export const CKO_CERTIFICATE = 1
export const CKO_PUBLIC_KEY = 2
export const CKO_PRIVATE_KEY = 3
export const CKC_X_509 = 0
export const CKK_RSA = 0
export const CKK_EC = 3
export const CKA_CLASS = 0x0
export const CKA_TOKEN = 0x1
export const CKA_PRIVATE = 0x2
export const CKA_LABEL = 0x3
export const CKA_VALUE = 0x11
export const CKA_CERTIFICATE_TYPE = 0x80
export const CKA_ISSUER = 0x81
export const CKA_SERIAL_NUMBER = 0x82
export const CKA_KEY_TYPE = 0x100
export const CKA_SUBJECT = 0x101
export const CKA_ID = 0x102
export const CKA_SENSITIVE = 0x103
export const CKA_SIGN = 0x108
export const CKA_VERIFY = 0x10a
export const CKA_MODULUS = 0x120
export const CKA_MODULUS_BITS = 0x121
export const CKA_PUBLIC_EXPONENT = 0x122
export const CKA_EXTRACTABLE = 0x162
export const CKA_EC_PARAMS = 0x180
export const CKA_EC_POINT = 0x181
export const CKM_RSA_PKCS_KEY_PAIR_GEN = 0x0
export const CKM_RSA_PKCS = 0x1
export const CKM_EC_KEY_PAIR_GEN = 0x1040
export const CKM_ECDSA = 0x1041

/** Return values that the agent tells apart. */
export const CKR_KEY_HANDLE_INVALID = 0x60
export const CKR_OBJECT_HANDLE_INVALID = 0x82
export const CKR_USER_ALREADY_LOGGED_IN = 0x100
export const CKR_CRYPTOKI_ALREADY_INITIALIZED = 0x191
