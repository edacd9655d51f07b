/** A journal row as everything outside the store sees it (nhật ký; contract, GET /api/v1/journal). */
export interface JournalRow {
  readonly seq: number
  /** Sandbox clock, RFC 3339 at +07:00. */
  readonly at: string
  /** Real time, RFC 3339 UTC. */
  readonly receivedAt: string
  readonly world: string
  /** Run id (lượt chạy), '' when none. */
  readonly run: string
  /**
   * request: bytes received at the endpoint · answer: bytes sent back · report: a message laid into a mailbox ·
   * action: an officer's action · admin: an act on accounts, certificates, clock, selectivity, backup.
   */
  readonly kind: 'request' | 'answer' | 'report' | 'action' | 'admin'
  /** `seq` of the request or action that caused this row, 0 when none. */
  readonly cause: number
  readonly userId: string
  /** Procedure code; for actions the action's name, for admin rows the act. */
  readonly procedure: string
  readonly declarationNo: string
  /** All results found, `CCCCC-IIII-RRRR`, also those beyond the five of the result line; gateway codes as `E134`. */
  readonly resultCodes: readonly string[]
  /** Output codes of 6 characters that this row carries or caused. */
  readonly outputs: readonly string[]
  /** Signature verdict (phán quyết chữ ký) of a request, null elsewhere and for unsigned messages. */
  readonly verdict: Verdict | null
  /** Size of the body in bytes. */
  readonly bytes: number
  readonly contentType: string
  /** From receipt to answer, milliseconds with one decimal; 0 where it has no meaning. */
  readonly durationMs: number
  /** Small JSON of an action or admin act, {} elsewhere. */
  readonly detail: Readonly<Record<string, unknown>>
  readonly hash: string
  readonly prevHash: string
}

export type VerdictStepName = 'structure' | 'integrity' | 'chain' | 'validity' | 'revocation' | 'usage' | 'binding'

export interface VerdictStep {
  readonly step: VerdictStepName
  readonly ok: boolean
  readonly vi: string
  readonly en: string
}

/** The judgement of one signature, step by step; later steps are absent when an earlier one stopped it. */
export interface Verdict {
  readonly ok: boolean
  readonly steps: readonly VerdictStep[]
  /** E134 / E135 when the gateway refuses, A0034 / A0035 / A0036 when the business level refuses, '' when accepted. */
  readonly code: '' | 'E134' | 'E135' | 'A0034' | 'A0035' | 'A0036'
  readonly signer?: {
    /** Lower-case hex. */
    readonly serial: string
    readonly subject: string
    readonly issuer: string
    /** SHA-256 of the certificate, lower-case hex. */
    readonly fingerprint: string
    readonly notBefore: string
    readonly notAfter: string
  }
  /** E.g. `rsa-2048 sha-256`. */
  readonly algorithm?: string
}
