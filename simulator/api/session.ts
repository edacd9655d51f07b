/** Who is logged in, and where they work (`/api/v1/session`, `/api/v1/people`). */
export type PersonRole = 'business' | 'customs' | 'trainer' | 'department' | 'board' | 'it'

export interface PersonView {
  readonly login: string
  readonly name: string
  readonly unit: string
  readonly unitName: string
  /** Đội of an officer (item CHB), '' = the whole office. */
  readonly subsection: string
  readonly roles: readonly PersonRole[]
  readonly mustChange: boolean
  readonly disabled: boolean
}

/** `GET /api/v1/people/units` */
export interface UnitChoice {
  readonly code: string
  readonly name: string
  readonly subsections: readonly { readonly code: string; readonly name: string }[]
}

export interface WorldRef {
  readonly id: string
  readonly kind: 'campaign' | 'class'
  readonly title: string
  readonly state: 'open' | 'archived'
  /** What the person is in it: everyone is a member of the campaign's world. */
  readonly part: 'trainer' | 'member'
}

/** The sandbox's clock as it stood at `asOf` (real, epoch ms): the page lets it run on from there. */
export interface ClockState {
  /** Epoch ms. */
  readonly now: number
  readonly frozen: boolean
  readonly asOf: number
}

export interface SessionView {
  readonly person: PersonView
  readonly language: 'vi' | 'en'
  readonly theme: 'auto' | 'light' | 'dark'
  readonly world: WorldRef
  readonly worlds: readonly WorldRef[]
  readonly clock: ClockState
  /** Wire account that the terminal works with in this world; '' when none is set up. */
  readonly terminalUserId: string
  readonly agentUrl: string
}

/** `GET /api/v1/session/all`: where the person is logged in; real epoch ms. */
export interface SessionRow {
  readonly createdAt: number
  readonly seenAt: number
  /** The one that asks. */
  readonly current: boolean
}

/** Told once, when a person is made or given a new first password. */
export interface FirstPassword {
  readonly login: string
  readonly password: string
}

/** A row of a list of people to be made (`POST /api/v1/people/check`, `/import`). */
export interface ImportRow {
  readonly login: string
  readonly name: string
  /** Office code. */
  readonly unit: string
  /** Two digits, '' = the whole office. */
  readonly subsection?: string
  /** Role codes; another word is a fault of the row. */
  readonly roles: readonly string[]
}

/** What is wrong with a row; rows count from 1. */
export interface ImportFault {
  readonly row: number
  readonly field: 'login' | 'name' | 'unit' | 'subsection' | 'roles'
  readonly vi: string
  readonly en: string
}

/** What the terminal needs to build headers; only ever given to the person it belongs to. */
export interface TerminalCredentials {
  readonly userId: string
  readonly password: string
  readonly terminalId: string
  readonly accessKey: string
}

export interface TerminalView {
  readonly credentials: TerminalCredentials | null
  /** Office code of the account. */
  readonly unit: string
  /** Serial of the bound certificate, '' when none. */
  readonly certificate: string
  /** The training token of the simulator's machine is getting a certificate for it. */
  readonly certifying: boolean
  /** Accounts of the person's unit that the person may set up here. */
  readonly accounts: readonly { readonly userId: string; readonly unit: string }[]
}

/** RFC 9457 body of every refusal. */
export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
}
