/**
 * What the sandbox keeps of people and their work, beside accounts and declarations: one kind of record each, found by
 * its key, listed by world or by person. All JSON-safe.
 */

/** What a person may do here (vai trò): play the business, play customs, train, follow a Cục, run the programme, IT. */
export const PERSON_ROLES = ['business', 'customs', 'trainer', 'department', 'board', 'it'] as const
export type PersonRole = (typeof PERSON_ROLES)[number]

/** A web account of a person (tài khoản người dùng), apart from the unit's wire account. */
export interface Person {
  /** Lower-case letters, digits, `.`, `-`, 3 to 40. */
  readonly login: string
  readonly name: string
  /** Office code (`02CI`). */
  readonly unit: string
  /** Đội thủ tục (`00`, item CHB) that an officer works in; absent: the whole office. */
  readonly subsection?: string
  readonly roles: readonly PersonRole[]
  /** argon2id. */
  readonly passwordHash: string
  /** The first password must be changed before anything else. */
  readonly mustChange: boolean
  readonly disabled: boolean
  /** Real epoch ms. */
  readonly createdAt: number
  readonly language: 'vi' | 'en'
  readonly theme: 'auto' | 'light' | 'dark'
}

/** A log-in of a person in one browser (phiên làm việc). The cookie's value is known to the browser only. */
export interface WebSession {
  /** SHA-256 of the cookie's value, hex. */
  readonly id: string
  readonly login: string
  /** Mark of the password that it was opened with: with another password it is no session any more. */
  readonly passwordMark: string
  /** The world that the person works in now. */
  readonly world: string
  /** Real epoch ms. */
  readonly createdAt: number
  readonly seenAt: number
}

/** A message begun and not sent yet (bản nháp). */
export interface Draft {
  readonly id: string
  readonly login: string
  readonly world: string
  /** Run and step that it is written for, '' when none. */
  readonly run: string
  readonly step: string
  readonly procedure: string
  readonly title: string
  /** `StoredContent` of the web API: items by number, groups of rows. */
  readonly content: unknown
  /** Raised by every saving: of two tabs that save the same version, the second is told. */
  readonly version: number
  /** Real epoch ms. */
  readonly updatedAt: number
}

/** One isolated set of numbers, accounts, clock, declarations (thế giới; programme.md, Runs and evidence). */
export interface World {
  /** `main` is the campaign's; a class world has a short code. */
  readonly id: string
  readonly kind: 'campaign' | 'class'
  readonly title: string
  readonly state: 'open' | 'archived'
  /** Login of the trainer, '' for the campaign's world. */
  readonly createdBy: string
  readonly createdAt: number
  /** By which people come in, '' when closed. */
  readonly joinCode: string
  /** Template it was made from, exam in force: JSON of acts/classroom. */
  readonly plan: Readonly<Record<string, unknown>>
}

/** A person's place in a class world (chỗ trong lớp). */
export interface Member {
  readonly world: string
  readonly login: string
  readonly part: 'trainer' | 'member'
  /** Wire account of the seat, '' when the person has none. */
  readonly userId: string
  readonly joinedAt: number
}

/** State of a world kept under a name (ảnh chụp thế giới); the content is the store's. */
export interface Snapshot {
  readonly world: string
  readonly id: string
  readonly name: string
  readonly at: number
  readonly by: string
  readonly content: unknown
}

/** With which wire account a person's terminal works in a world (thiết lập đầu cuối). */
export interface TerminalSettings {
  readonly world: string
  readonly login: string
  readonly userId: string
  /** Credentials, sealed with a key of DATA_DIR (system/sealed-box). */
  readonly sealed: string
}

/** Who plays which part of a run (vai trong lượt chạy): by it a person's runs are found, and the place that a code opens. */
export interface Seat {
  readonly world: string
  /** '' while it waits for the second person. */
  readonly login: string
  readonly run: string
  readonly role: 'business' | 'customs'
  /** By which it is taken, '' once it is. */
  readonly code: string
}

/** A certificate to practise refusals with (chứng thư để luyện từ chối): made once for an account, and used again. */
export interface PracticeCertificate {
  readonly world: string
  /** Wire account that practises. */
  readonly owner: string
  readonly kind: 'otherAccount' | 'revoked'
  /** Account that the certificate is for: a colleague's made for it, or the owner's. */
  readonly userId: string
  /** '' until one was issued. */
  readonly serial: string
}

/** Kinds of record, and what each holds. */
export interface Records {
  readonly people: Person
  readonly sessions: WebSession
  readonly drafts: Draft
  readonly worlds: World
  readonly members: Member
  readonly snapshots: Snapshot
  readonly terminals: TerminalSettings
  readonly seats: Seat
  readonly practiceCertificates: PracticeCertificate
}
export type RecordKind = keyof Records

/** Key of a record within its kind. */
export const RECORD_KEYS: { readonly [K in RecordKind]: (record: Records[K]) => string } = {
  people: ({ login }) => login,
  sessions: ({ id }) => id,
  drafts: ({ id }) => id,
  worlds: ({ id }) => id,
  members: ({ world, login }) => `${world}/${login}`,
  snapshots: ({ world, id }) => `${world}/${id}`,
  terminals: ({ world, login }) => `${world}/${login}`,
  seats: ({ world, run, role }) => `${world}/${run}/${role}`,
  practiceCertificates: ({ world, owner, kind }) => `${world}/${owner}/${kind}`,
}

/** Reads records outside of a transaction. */
export interface RecordReader {
  find<K extends RecordKind>(kind: K, key: string): Promise<Records[K] | undefined>
  /** In order of key; both conditions hold when both are given. */
  list<K extends RecordKind>(kind: K, where?: { world?: string; login?: string }): Promise<readonly Records[K][]>
}
