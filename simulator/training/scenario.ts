/**
 * A scenario (kịch bản) as data: roles, steps, data set, expectations. One YAML file each; the JSON Schema
 * `scenarios/scenario.schema.json` says the same for editors, and a test keeps both together.
 */
import type { Channel } from '#customs/declaration/declaration.ts'
import type { OfficerMove } from '#customs/declaration/transitions.ts'

export interface Text {
  readonly vi: string
  readonly en: string
}

/** Doanh nghiệp / hải quan. */
export type Role = 'business' | 'customs'

export interface Scenario {
  readonly id: string
  readonly version: number
  /** Group of the catalogue (customs.md), Vietnamese. */
  readonly group: string
  readonly title: Text
  /** What it teaches, in a sentence or two. */
  readonly purpose: Text
  /** Rows of the function list that it exercises (`T028`). */
  readonly clauses: readonly string[]
  /** Declaration kind for the report (`A11`), `-` when it declares nothing. */
  readonly kind: string
  readonly setup: Setup
  /** Absent when no goods are declared. */
  readonly data?: DataSet
  readonly steps: readonly Step[]
}

export interface Setup {
  /** Channel of the run's declarations, unless the trainer forces another. */
  readonly channel?: Channel
  /** With whose certificate the business signs. */
  readonly signer: 'own' | 'otherAccount' | 'revoked'
}

/** Either a hand-made dossier of `fixtures/dossiers`, or one made by the generator from the run's seed. */
export type DataSet =
  | { readonly dossier: string }
  | { readonly generate: { readonly kind: string; readonly lines: number; readonly hs?: readonly string[] } }

interface StepBase {
  readonly id: string
  readonly role: Role
  readonly title: Text
  readonly instruction: Text
  readonly hint?: Text
  readonly clauses?: readonly string[]
  readonly expect: Expectation
}

/** Items by id; `{number}` stands for the declaration number that an earlier answer gave. */
export type Items = Readonly<Record<string, string>>

export interface SendStep extends StepBase {
  readonly do: 'send'
  readonly procedure: string
  /** True: the items of the data set; the ones below change or add. */
  readonly fromData?: boolean
  readonly items?: Items
  /** Changes to single lines, by line number from 1. */
  readonly lines?: Readonly<Record<string, Items>>
}

export interface PullStep extends StepBase {
  readonly do: 'pull'
}

export interface ActStep extends StepBase {
  readonly do: 'act'
  readonly action: OfficerMove
  readonly with?: Readonly<Record<string, string | number | boolean>>
}

/** Looks at the declaration without doing anything. */
export interface CheckStep extends StepBase {
  readonly do: 'check'
}

export type Step = SendStep | PullStep | ActStep | CheckStep

export interface Expectation {
  /** Result codes that must all be among those answered: `00000`, or with its place `R1088-BPR -0003`. */
  readonly results?: readonly string[]
  /** Gateway rejection. */
  readonly gateway?: 'E123' | 'E134' | 'E135'
  /** Output codes: of the answer (send), or of everything pulled; all of them must have come. */
  readonly outputs?: readonly string[]
  /** Values of the answer's items (send), or of a report's by `OUTPUT.ITEM` (pull); `*` = any value but empty. */
  readonly items?: Items
  /** Phase of the declaration after the step. */
  readonly state?: string
  readonly channel?: Channel
  /** An action that must be refused by the state. */
  readonly refused?: boolean
}
