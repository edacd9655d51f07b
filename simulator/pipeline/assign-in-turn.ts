/** A file that just went yellow finds its officer, where its office gives files out by turns (customs/assignment/round-robin). */
import { assignTo } from '#customs/assignment/assign.ts'
import { foreignFile } from '#customs/assignment/rights.ts'
import {
  afterTurn,
  BY_TURN,
  goesByTurn,
  inOrderOfTurn,
  NO_TURNS,
  type TurnList,
} from '#customs/assignment/round-robin.ts'
import type { Declaration } from '#customs/declaration/declaration.ts'
import { vietnamDay } from '#protocol/vietnam-time.ts'
import type { Entry, Realm, Tx } from '../ports.ts'

export const TURNS = 'turns'

/** Turn lists of the world, by office. */
export type TurnLists = Readonly<Record<string, TurnList>>

export const turnListsOf = (realm: Realm): TurnLists => (realm.settings.get(TURNS) as TurnLists | undefined) ?? {}

export const turnListOf = (realm: Realm, office: string): TurnList => turnListsOf(realm)[office] ?? NO_TURNS

/**
 * The declaration with its officer, kept with the turn that they had; the same declaration when it goes by no turn: not
 * yellow, given already, its office works by hand, nobody is there, or its run is played by people, who have it anyway.
 * `now`: sandbox clock, epoch ms.
 */
export async function assignInTurn(tx: Tx, realm: Realm, declaration: Declaration, now: number): Promise<Declaration> {
  const { CH: office = '', CHB: subsection = '' } = declaration.form.head
  const list = turnListOf(realm, office)
  if (list.mode !== 'inTurn' || !goesByTurn(declaration) || (await isPlayed(tx, declaration))) return declaration
  const file = { office, subsection, department: '', officer: '', player: '' }
  for (const login of inOrderOfTurn(list, vietnamDay(now))) {
    const person = await tx.record('people', login)
    if (person === undefined || person.disabled) continue
    const customs = person.roles.includes('customs')
    const officer = { login, customs, office: person.unit, subsection: person.subsection ?? '' }
    if (foreignFile(officer, file)) continue
    await tx.putSetting(TURNS, { ...turnListsOf(realm), [office]: afterTurn(list, login) })
    const note = `→ ${person.name}`
    return assignTo(declaration, { officer: login, by: BY_TURN, at: now, what: 'assign', note })
  }
  return declaration
}

async function isPlayed(tx: Tx, { run }: Declaration): Promise<boolean> {
  const play = run === '' ? undefined : (await tx.run(run))?.play
  return play !== undefined && play.mode !== 'client'
}

/** Journal row of an assignment by turn; undefined when there was none. `cause`: as of the journal's entries. */
export function turnEntry(
  { number, run, examination: { assignment } }: Declaration,
  times: Pick<Entry, 'at' | 'receivedAt'>,
  cause: number,
): Entry | undefined {
  if (assignment?.by !== BY_TURN) return undefined
  return {
    ...times,
    run,
    kind: 'action',
    cause,
    userId: BY_TURN,
    procedure: 'assign',
    declarationNo: number,
    resultCodes: [],
    outputs: [],
    verdict: null,
    contentType: '',
    durationMs: 0,
    detail: { action: 'assign', to: assignment.officer },
    body: new Uint8Array(0),
  }
}
