/** procedure → declaration: an admitted message is decided. Reads state through the transaction, writes none. */
import type { Decision, Rejection } from '#customs/decision.ts'
import type { Declaration } from '#customs/declaration/declaration.ts'
import { declarationNumber } from '#customs/declaration/numbering.ts'
import type { Facts, Recalled } from '#customs/facts.ts'
import { withFieldFindings } from '#customs/field-findings.ts'
import type { Procedure, ProcedureCode } from '#customs/procedure.ts'
import type { Reference } from '#customs/reference/reference.ts'
import { channelForced } from '#customs/selectivity/select-channel.ts'
import type { Catalogue, ProcedureEntry } from '#protocol/catalogue/catalogue.ts'
import type { Form } from '#protocol/edi/content.ts'
import { decodeItems } from '#protocol/edi/decode.ts'
import { toForm } from '#protocol/edi/form.ts'
import { readMessage } from '#protocol/edi/message.ts'
import type { Account, Realm, Tx } from '../ports.ts'
import type { Incoming } from './receive.ts'
import { selectivityFor } from './world.ts'

export interface Rooms {
  readonly catalogue: Catalogue
  readonly reference: Reference
  readonly procedures: Readonly<Record<ProcedureCode, Procedure>>
}

export interface Case {
  readonly incoming: Incoming
  readonly account: Account
  readonly entry: ProcedureEntry
  readonly run: string
  /** Sandbox clock, epoch ms. */
  readonly now: number
}

const rejected = (rejections: readonly Rejection[]): Decision => ({ kind: 'rejected', rejections })

export interface Decided {
  readonly decision: Decision
  /** Absent when no procedure was asked. */
  readonly facts?: Facts
  /** The declaration number that the message names, '' when none. */
  readonly number: string
  /** It was registered, and the trainer forced another channel on it than it would have had. */
  readonly channelForced?: boolean
}

export async function decide(rooms: Rooms, matter: Case, tx: Tx, realm: Realm): Promise<Decided> {
  const { incoming, entry } = matter
  const layout = rooms.catalogue.layout('input', entry.code)
  const { items: content, itemResults: results } = incoming
  const procedure = procedureOf(rooms, entry.code)
  if (procedure === undefined || layout === undefined) {
    return { decision: rejected([...results, { code: 'A0002', item: '0000', line: 0 }]), number: '' }
  }
  const form = toForm(layout, content)
  const number = procedure.numberItem === '' ? '' : (form.head[procedure.numberItem] ?? '')
  const declaration = number === '' ? undefined : await tx.declaration(number)
  const facts = await factsFor(rooms, { ...matter, procedure, form }, tx, realm)
  const decision = procedure.decide(form, declaration, facts)
  const found = withFieldFindings(decision, results, layout)
  return { decision: found, facts, number, channelForced: forcedOn(declaration, found, facts) }
}

function forcedOn(before: Declaration | undefined, decision: Decision, facts: Facts): boolean {
  const after = decision.kind === 'accepted' ? decision.declaration : undefined
  return after?.channel !== undefined && before?.channel === undefined && channelForced(after, facts)
}

const procedureOf = (rooms: Rooms, code: string): Procedure | undefined =>
  Object.hasOwn(rooms.procedures, code) ? rooms.procedures[code as ProcedureCode] : undefined

type Subject = Case & { readonly procedure: Procedure; readonly form: Form }

async function factsFor(rooms: Rooms, subject: Subject, tx: Tx, realm: Realm): Promise<Facts> {
  const { procedure, form, account, run, now } = subject
  const quoted = new Map<string, Declaration>()
  for (const item of procedure.quotes) {
    const number = form.head[item] ?? ''
    const declaration = /^\d{12}$/.test(number) ? await tx.declaration(number) : undefined
    if (declaration) quoted.set(number, declaration)
  }
  const recalled = await recall(rooms, subject, tx)
  return {
    now,
    sender: { userId: account.userId, unit: account.unit },
    run,
    reference: rooms.reference,
    nextNumber: {
      import: declarationNumber('import', await tx.peek('import')),
      export: declarationNumber('export', await tx.peek('export')),
    },
    nextStatement: await tx.peek('statement'),
    selectivity: selectivityFor(realm, account.userId, run),
    quoted,
    ...(recalled ? { recalled } : {}),
  }
}

/** The stored report that the message asks for again. */
async function recall({ catalogue }: Rooms, { procedure, form }: Subject, tx: Tx): Promise<Recalled | undefined> {
  if (procedure.recalls === undefined) return undefined
  const { [procedure.recalls.output]: code = '', [procedure.recalls.number]: number = '' } = form.head
  // A code of seven characters bears the generation digit, which is not entered (field notes of ROT).
  const kind = code.length === 6 ? catalogue.output(code)?.kind : undefined
  const layout = kind && catalogue.layout('output', code)
  const stored = layout && /^\d{12}$/.test(number) ? await tx.lastReport(code, number) : undefined
  if (layout === undefined || stored === undefined) return { kind }
  const said = toForm(layout, decodeItems(layout, readMessage(stored.bytes).items).content)
  const { userId: owner, declarationNo } = stored
  return { kind, report: { owner, number: declarationNo, output: { code, form: said } } }
}
