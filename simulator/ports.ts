/**
 * The interfaces of every edge. Pure rooms and the pipeline know the world through these only; `main.ts` binds them.
 */
import type { Declaration } from '#customs/declaration/declaration.ts'
import type { JournalRow, Verdict } from '#training/journal-row.ts'
import type { DeclarationQuery, DeclarationSummary } from './ports/declaration-list.ts'
import type { RecordKind, RecordReader, Records } from './ports/records.ts'

/** The machine's clock. The sandbox's own time is derived from it by the world's settings (pipeline/world.ts). */
export interface Clock {
  /** Real time: signatures and `receivedAt` go by it. */
  real(): number
  /** Monotonic milliseconds, for durations. */
  elapsed(): number
}

/** The wire account of a unit (tài khoản khai báo). */
export interface Account {
  readonly userId: string
  readonly unit: string
  readonly terminalId: string
  readonly accessKey: string
  /** argon2 of the wire password. */
  readonly passwordHash: string
  /** A0014: the account may not use the system. */
  readonly barred: boolean
  /** Procedures that the account may not call (A0012); empty = all allowed. */
  readonly denied: readonly string[]
  /** The bound certificate, if any. */
  readonly certificate?: BoundCertificate
  readonly createdAt: number
}

export interface BoundCertificate {
  /** Lower-case hex. */
  readonly serial: string
  /** SHA-256 of the issuer's certificate, hex: tells A0035 from A0036. */
  readonly issuerFingerprint: string
  readonly fingerprint: string
}

/** What the cryptography alone says of a signature; no state of the sandbox enters. Cached parts are the edge's business. */
export interface Examined {
  readonly steps: Verdict['steps']
  readonly gateway: '' | 'E134' | 'E135'
  readonly signer?: Verdict['signer']
  readonly issuerFingerprint?: string
  readonly algorithm?: string
}

export interface Trust {
  /** Structure, integrity, chain, usage of a detached CMS over the exact bytes of the first MIME entity. Never throws. */
  examine(signedBytes: Uint8Array, cms: Uint8Array, micalg: string): Examined
  /** Validity and revocation at receipt (real time), binding to the account; the whole verdict. Never throws. */
  judge(examined: Examined, account: Account | undefined, receivedAt: number): Verdict
}

/** Wire passwords (mật khẩu khai báo), kept hashed. A right one is remembered in memory, so only its first use is slow. */
export interface Passwords {
  hash(password: string): Promise<string>
  right(account: Account, password: string): Promise<boolean>
  /** Compares with a hash; a hash of nothing known takes as long. */
  matches(hash: string | undefined, password: string): Promise<boolean>
}

/** Seals small secrets of people (wire passwords of their terminals) for the database. */
export interface SealedBox {
  seal(text: string): string
  /** Undefined for what was not sealed here. */
  open(sealed: string): string | undefined
}

/** The one random source. */
export interface Random {
  /** A whole number from 0 below `limit` (≥ 1), unpredictable. */
  below(limit: number): number
  /** 32 unpredictable bytes, base64url. */
  token(): string
}

/** The training CA (CA đào tạo): issues for a PKCS#10 request and publishes its CRL. */
export interface CertificateAuthority {
  issue(request: {
    readonly userId: string
    readonly unit: string
    readonly csr: string
    readonly notBefore?: number
    readonly notAfter?: number
    /** Real time, epoch ms. */
    readonly now: number
  }):
    | {
        readonly serial: string
        readonly pem: string
        readonly fingerprint: string
        readonly issuerFingerprint: string
        readonly notBefore: number
        readonly notAfter: number
      }
    | {
        readonly field: 'csr' | 'notBefore' | 'notAfter'
        readonly problem: { readonly vi: string; readonly en: string }
      }
  /** The issuing CA's list of what is revoked among its certificates, DER; `now` is real time. */
  crl(certificates: Iterable<IssuedCertificate>, now: number): Uint8Array
  /** SHA-256 of the issuing certificate, hex. */
  readonly fingerprint: string
  /** Issuing and root certificate, PEM. */
  readonly chain: { readonly issuing: string; readonly root: string }
}

/** SHA-256 in lower-case hex. */
export type Digest = (bytes: Uint8Array) => string

/** A report waiting for an account (hộp thư chờ lấy). */
export interface Waiting {
  /** Order of arrival; also the continuation info. */
  readonly id: number
  readonly userId: string
  readonly output: string
  readonly declarationNo: string
  /** The whole EDI message as it will be sent, but for control and continuation info, which the pull fills in. */
  readonly bytes: Uint8Array
}

/** Reports that wait in mailboxes, without their bytes (hộp thư). */
export interface WaitingLists {
  /** Oldest first; `seq` is the journal row of the report, 0 when it is not known. */
  of(
    world: string,
    userId: string,
  ): Promise<
    readonly { readonly id: number; readonly output: string; readonly declarationNo: string; readonly seq: number }[]
  >
}

/** A report that was laid into a mailbox at some time, fetched or not. */
export type Delivered = Pick<Waiting, 'userId' | 'declarationNo' | 'bytes'>

/** An answer remembered for a resend (gửi lại). */
export interface Remembered {
  readonly bytes: Uint8Array
  readonly contentType: string
  readonly results: readonly string[]
  readonly outputs: readonly string[]
  readonly declarationNo: string
}

/** A row to append; `seq`, `hash`, `prevHash` are the journal's. `body` is stored as it was on the wire. */
export type Entry = Omit<JournalRow, 'seq' | 'hash' | 'prevHash' | 'bytes' | 'world'> & { readonly body: Uint8Array }

/** One write transaction. Everything in it becomes durable together or not at all; transactions run one after another. */
export interface Tx {
  /** By any number that it answers to (customs/declaration/numbering): its own, an earlier branch's, a registered correction's. */
  declaration(number: string): Promise<Declaration | undefined>
  saveDeclaration(declaration: Declaration): Promise<void>
  /** Next value that `take` would give, without taking it. */
  peek(sequence: 'import' | 'export' | 'statement'): Promise<number>
  /** Raises the sequence by `count` (≥ 1). */
  take(sequence: 'import' | 'export' | 'statement', count: number): Promise<void>
  remembered(userId: string, carry: string, contentHash: string): Promise<Remembered | undefined>
  remember(userId: string, carry: string, contentHash: string, answer: Remembered): Promise<void>
  deliver(report: Omit<Waiting, 'id'>): Promise<void>
  /** The last report of this output about the declaration: under this very number, else under another of its branches. */
  lastReport(output: string, declarationNo: string): Promise<Delivered | undefined>
  oldestWaiting(userId: string): Promise<Waiting | undefined>
  waitingCount(userId: string): Promise<number>
  /** Takes a report out of the mailbox; false when it was not there (acknowledged before). */
  acknowledge(userId: string, id: number): Promise<boolean>
  /** Appends rows in order and returns their sequence numbers; `cause: -k` means the row k places before this one in the same call. */
  append(entries: readonly Entry[]): Promise<readonly number[]>
  /** Settings of the world (clock, selectivity), JSON. */
  setting(name: string): Promise<unknown>
  putSetting(name: string, value: unknown): Promise<void>
  saveAccount(account: Account): Promise<void>
  /** The world of a wire account: user IDs are unique over all worlds. */
  worldOf(userId: string): Promise<string | undefined>
  saveCertificate(certificate: IssuedCertificate): Promise<void>
  run(id: string): Promise<RunRecord | undefined>
  saveRun(run: RunRecord): Promise<void>
  record<K extends RecordKind>(kind: K, key: string): Promise<Records[K] | undefined>
  /** Puts a record in place of one with the same key. */
  put<K extends RecordKind>(kind: K, record: Records[K]): Promise<void>
  remove(kind: RecordKind, key: string): Promise<void>
}

export interface IssuedCertificate {
  readonly serial: string
  readonly userId: string
  readonly pem: string
  readonly notBefore: number
  readonly notAfter: number
  /** Real epoch ms, 0 when not revoked. */
  readonly revokedAt: number
  readonly revokeReason: string
}

/** A run of a scenario (lượt chạy kịch bản). */
export interface RunRecord {
  /** At most 10 characters of type A: it travels in the input info id. */
  readonly id: string
  readonly scenario: string
  readonly unit: string
  readonly seed: number
  readonly official: boolean
  readonly openedAt: number
  /** 0 while open. */
  readonly closedAt: number
  readonly status: 'open' | 'passed' | 'failed'
  /** Judgement at closing, JSON of training/judge. */
  readonly judgement: unknown
  readonly play: RunPlay
}

/** How a run is played (cách chơi). */
export interface RunPlay {
  /** `client`: by a program through the API; `alone`: one person in both roles; `pair`: two people. */
  readonly mode: 'client' | 'alone' | 'pair'
  /** Logins of who plays; '' while nobody does. */
  readonly business: string
  readonly customs: string
  /** By which the second person comes in, '' when nobody is awaited. */
  readonly joinCode: string
  /** Hints taken: step id and real time. */
  readonly hints: readonly { readonly step: string; readonly at: number }[]
  /** Real epoch ms at which an exam ends, 0 when it is none. */
  readonly examUntil: number
  /** Real epoch ms; the run's own times go by the sandbox's clock. 0 when not known, or not ended yet. */
  readonly startedAt: number
  readonly endedAt: number
  /** What ended it when it was neither its last step nor its player. */
  readonly endedBy?: RunEnd
}

/**
 * The class was reset, or archived · the player was taken out of it · the exam was ended by the trainer, or by its time ·
 * one of two players ended it before its last step.
 */
export type RunEnd = 'reset' | 'archived' | 'removed' | 'examEnded' | 'examOver' | 'player'

/** The slowly changing part of the world that every process keeps in memory; `version` tells when it is stale. */
export interface Realm {
  readonly version: number
  readonly accounts: ReadonlyMap<string, Account>
  readonly certificates: ReadonlyMap<string, IssuedCertificate>
  readonly settings: ReadonlyMap<string, unknown>
}

/** What happens to a world's whole state: kept as a snapshot, put back ('' = to nothing at all), or a snapshot dropped. */
export interface StateChange {
  readonly act: 'keep' | 'restore' | 'drop'
  /** Id of the snapshot, lower-case letters and digits. */
  readonly snapshot: string
}

/** The stores of all worlds over one database, one writer, one journal chain. */
export interface Stores {
  in(world: string): Store
  /** The world of a wire account, as last known; user IDs are unique over all worlds. */
  worldOf(userId: string): string | undefined
  /** Certificates of all worlds by serial, as last known. */
  certificates(): ReadonlyMap<string, IssuedCertificate>
  /** Reads the realms again when another process changed them. */
  refresh(): Promise<void>
  close(): Promise<void>
}

export interface Store {
  /**
   * Runs `work` in a write transaction under the world's lock (one writer at a time, also between processes).
   * `realm` is fresh for this transaction. Rejects with the cause when the database fails; nothing is kept then.
   */
  commit<T>(work: (tx: Tx, realm: Realm) => Promise<T>): Promise<T>
  /**
   * Changes the world's whole state and runs `work` behind it, alone in one transaction. `work` reads the state before
   * the change; what it writes comes after it. `kept`: accounts and settings of the snapshot that is put back.
   */
  commitState<T>(change: StateChange, work: (tx: Tx, realm: Realm, kept: Realm) => Promise<T>): Promise<T>
  /** The last known realm, without a look at the database. */
  realm(): Realm
  /** By any number that it answers to, as in `Tx`. */
  declaration(number: string): Promise<Declaration | undefined>
  declarations(query: DeclarationQuery): Promise<readonly DeclarationSummary[]>
  runs(filter: { unit?: string; from?: number; to?: number }): Promise<readonly RunRecord[]>
  run(id: string): Promise<RunRecord | undefined>
  readonly records: RecordReader
  close(): Promise<void>
}

export interface JournalQuery {
  readonly world?: string
  /** Rows with a lower number; with `newestFirst` the way to page backwards. */
  readonly before?: number
  readonly newestFirst?: boolean
  readonly kind?: JournalRow['kind']
  readonly after?: number
  readonly limit?: number
  readonly declaration?: string
  readonly user?: string
  readonly procedure?: string
  readonly run?: string
  /** Sandbox clock, RFC 3339, from (inclusive) and to (exclusive). */
  readonly from?: string
  readonly to?: string
}

/** New journal rows as they come, soon after their commit and in order. */
export interface Feed {
  listen(listener: (row: JournalRow) => void): () => void
}

export interface Journal {
  rows(query: JournalQuery): Promise<readonly JournalRow[]>
  raw(seq: number): Promise<{ readonly body: Uint8Array; readonly contentType: string } | undefined>
  /** The last row: a report names it, and reads no row behind it, so that it can be computed again. */
  head(): Promise<{ readonly seq: number; readonly hash: string }>
  /** The hash chain re-computed from the first row. `brokenAt` names the first bad row. */
  verify(): Promise<{ readonly ok: boolean; readonly rows: number; readonly head: string; readonly brokenAt?: number }>
}
