/** Finding anything by a word (Ctrl-K): procedures, declarations that one may see, scenarios, codes. */
import type { FindHit } from '../api/find.ts'
import type { PersonRole } from '../ports/records.ts'
import { type ListWish, listDeclarations } from './declaration-list.ts'
import { codeIndex, type Indexed, indexed } from './find-codes.ts'
import { folded, ranker } from './folded-text.ts'
import { oversees, ownAccount, type Reader } from './message-rights.ts'
import { listProcedures } from './procedures.ts'
import type { Schoolroom } from './schoolroom.ts'

/** Of each kind at most so many, best first; whoever wants more types more. */
const MOST = 6
/** A shorter text fits too much. */
const LEAST = 2

const has = ({ person }: Reader, ...roles: readonly PersonRole[]): boolean =>
  person === undefined || person.roles.some((role) => roles.includes(role))

export async function find(room: Schoolroom, reader: Reader, text: string): Promise<readonly FindHit[]> {
  const wanted = folded(text.trim()).replace(/\s+/g, ' ')
  if (wanted.length < LEAST) return []
  const codes = codeIndex(room)
  return [
    ...pick(procedureHits(room, reader).map(indexed), wanted),
    ...(await declarationHits(room, reader, wanted)),
    ...pick(scenarioHits(room, reader).map(indexed), wanted),
    // A result code is looked for by its code: its text is a sentence of many words.
    ...pick(codes.result, wanted, 1),
    ...pick(codes.output, wanted),
    ...pick(codes.code, wanted),
  ]
}

function pick(all: readonly Indexed[], wanted: string, worst = 4): readonly FindHit[] {
  const ranks: FindHit[][] = [[], [], [], [], []]
  const rankOf = ranker(wanted)
  for (const { hit, code, name } of all) {
    const rank = rankOf(code, name)
    if (rank >= 0 && rank <= worst) ranks[rank]?.push(hit)
  }
  return ranks.flat().slice(0, MOST)
}

/** Who plays the business goes to the form; the others read about the procedure. */
const procedureHits = (room: Schoolroom, reader: Reader): readonly FindHit[] =>
  listProcedures(room).map(({ code, name, groupName }) => ({
    kind: 'procedure',
    code,
    title: name,
    detail: groupName,
    path: has(reader, 'business') ? `/terminal/forms/${code}` : `/help/procedure.${code}`,
  }))

const scenarioHits = (room: Schoolroom, reader: Reader): readonly FindHit[] =>
  has(reader, 'business', 'customs', 'trainer')
    ? [...room.scenarios.values()].map(({ id, title, group }) => ({
        kind: 'scenario',
        code: id,
        title,
        detail: { vi: group, en: group },
        path: `/scenarios?find=${encodeURIComponent(id)}`,
      }))
    : []

/** By number, or by trader and goods once more is typed; only what the lists show this person. */
async function declarationHits(room: Schoolroom, reader: Reader, wanted: string): Promise<readonly FindHit[]> {
  if (!(/^\d{2,12}$/.test(wanted) || wanted.length > 3)) return []
  const hits = new Map<string, FindHit>()
  for (const scope of await scopesOf(room, reader)) {
    const listed = await listDeclarations(room, reader, { scope, q: wanted, sort: 'declared', limit: MOST })
    if (!listed.ok) continue
    for (const { number, kind, trader, office } of listed.value.rows) {
      if (hits.has(number)) continue
      const words = `${kind} · ${trader}`
      hits.set(number, {
        kind: 'declaration',
        code: number,
        title: { vi: words, en: words },
        detail: { vi: `Tờ khai · ${office}`, en: `Declaration · ${office}` },
        path: scope === 'mine' ? `/terminal/messages?declaration=${number}` : `/desk/${number}`,
      })
    }
  }
  return [...hits.values()].slice(0, MOST)
}

async function scopesOf(room: Schoolroom, reader: Reader): Promise<readonly ListWish['scope'][]> {
  if (oversees(reader)) return ['world']
  const mine = (await ownAccount(room, reader)) === '' ? [] : (['mine'] as const)
  return has(reader, 'customs', 'department') ? ['office', ...mine] : mine
}
