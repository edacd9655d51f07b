/** Lists of declarations (danh sách tờ khai): mine, my office's queue, the whole world's. */
import type { Channel, Phase } from '#customs/declaration/declaration.ts'
import { PHASES, phaseAt } from '#customs/declaration/phase.ts'
import { dueOf } from '#customs/examination/deadlines.ts'
import type { DeclarationList } from '../api/declarations.ts'
import { sandboxTime } from '../pipeline/world.ts'
import type { DeclarationQuery, DeclarationSummary } from '../ports/declaration-list.ts'
import { declarationRow } from './declaration-row.ts'
import { departmentOf, oversees, ownAccount, type Reader } from './message-rights.ts'
import type { Office } from './office.ts'
import { officesOf } from './officer-rights.ts'
import { badField, type Done, done, forbidden } from './problem.ts'

export const LIST_SCOPES = ['mine', 'office', 'world'] as const
/** `open`: whatever customs has not finished. */
export const LIST_STATES = ['open', ...PHASES] as const

export interface ListWish {
  readonly scope: (typeof LIST_SCOPES)[number]
  readonly office?: string | undefined
  readonly channel?: Channel | 0 | undefined
  readonly state?: (typeof LIST_STATES)[number] | undefined
  readonly run?: string | undefined
  /** Given to the caller, or to nobody. */
  readonly assigned?: 'me' | 'nobody' | undefined
  /** Number, trader, kind, goods; without diacritics too. */
  readonly q?: string | undefined
  /** `due`: what is due first, then what is not due, newest first. `declared`: newest first. */
  readonly sort: 'due' | 'declared'
  /** `next` of the page before. */
  readonly after?: string | undefined
  readonly limit: number
}

const OPEN: readonly Phase[] = ['awaitingPayment', 'awaitingReceipt', 'examining', 'inspecting', 'checked']
/** Phases in which something can be due; a draft that ran out is stored as a draft. */
const DUE: readonly Phase[] = ['draft', 'awaitingReceipt', 'examining', 'inspecting', 'checked']
const WITH_CUSTOMS = PHASES.filter((phase) => phase !== 'draft' && phase !== 'expired')
/** Read at a time while looking for what matches: more when few will. */
const BATCH = { all: 100, some: 500 } as const

export async function listDeclarations(office: Office, reader: Reader, wish: ListWish): Promise<Done<DeclarationList>> {
  const scoped = await scopeOf(office, reader, wish)
  if (!scoped.ok) return scoped
  const { filter, offices, phases } = scoped.value
  const place = wish.after === undefined ? undefined : readPlace(wish.after)
  if (place === null) return badField('after', 'Trang tiếp theo không đọc được.', 'The next page cannot be read.')
  if (filter === undefined) return done({ rows: [], next: null, offices })
  const now = sandboxTime(office.store.realm(), office.clock.real())
  const matches = matcher(wish, reader.person?.login ?? '', now)
  const query: DeclarationQuery = { ...filter, ...(wish.channel === undefined ? {} : { channel: wish.channel }) }
  const asked = wish.state === undefined || wish.state === 'open' ? undefined : stored(wish.state)
  const states = phases.filter((phase) =>
    wish.state === 'open' ? OPEN.includes(phase) : asked === undefined || phase === asked,
  )
  const found: Placed[] = []
  if (wish.sort === 'due' && place?.part !== 'newest') {
    const pending = await office.store.declarations({ ...query, phases: states.filter((phase) => DUE.includes(phase)) })
    const placed = pending.filter(matches).map((summary) => duePlace(summary, now))
    placed.sort(byDue)
    found.push(...placed.filter((one) => place === undefined || byDue(one, place) > 0).slice(0, wish.limit + 1))
  }
  if (found.length <= wish.limit) {
    const rest = wish.sort === 'due' ? states.filter((phase) => !DUE.includes(phase)) : states
    const from = place?.part === 'newest' ? place : undefined
    const batch = wish.q || wish.assigned || wish.limit > BATCH.all ? BATCH.some : BATCH.all
    for await (const summary of newest(office, { ...query, phases: rest, limit: batch }, from)) {
      if (!matches(summary)) continue
      found.push({ part: 'newest', at: newestAt(summary), number: summary.number, summary })
      if (found.length > wish.limit) break
    }
  }
  const shown = found.slice(0, wish.limit)
  const last = shown.at(-1)
  return done({
    rows: shown.flatMap(({ summary }) => (summary ? [declarationRow(summary, now)] : [])),
    next: found.length > wish.limit && last ? writePlace(last) : null,
    offices,
  })
}

/** A phase as the store knows it. */
const stored = (state: Phase): Phase => (state === 'expired' ? 'draft' : state)

interface Scope {
  /** Undefined: there is nothing to list, as for a person without a wire account. */
  readonly filter: DeclarationQuery | undefined
  readonly phases: readonly Phase[]
  readonly offices: readonly string[]
}

async function scopeOf(office: Office, reader: Reader, wish: ListWish): Promise<Done<Scope>> {
  const { person } = reader
  const run = wish.run === undefined ? {} : { run: wish.run }
  const oneOffice = wish.office === undefined ? {} : { offices: [wish.office] }
  if (wish.scope === 'mine') {
    const owner = await ownAccount(office, reader)
    return done({ filter: owner === '' ? undefined : { owner, ...oneOffice, ...run }, phases: PHASES, offices: [] })
  }
  if (oversees(reader) && (wish.scope === 'world' || person === undefined))
    return done({
      filter: { ...oneOffice, ...run },
      phases: wish.scope === 'world' ? PHASES : WITH_CUSTOMS,
      offices: ['*'],
    })
  if (wish.scope === 'world')
    return forbidden(
      'Chỉ giảng viên, Ban Triển khai và bộ phận công nghệ thông tin xem được tờ khai của mọi đơn vị.',
      'Only trainers, the board and IT see the declarations of all offices.',
    )
  if (
    person === undefined ||
    !(oversees(reader) || person.roles.some((role) => role === 'customs' || role === 'department'))
  )
    return forbidden(
      'Hàng đợi của đơn vị chỉ dành cho vai trò hải quan và Cục.',
      "An office's queue is for the roles customs and department.",
    )
  const offices = person.roles.includes('department')
    ? officesOf(office, departmentOf(office, person.unit))
    : [person.unit]
  if (wish.office !== undefined && !offices.includes(wish.office))
    return forbidden(
      `Đơn vị ${wish.office} không thuộc phạm vi của bạn.`,
      `Office ${wish.office} is not one of those that you may see.`,
    )
  return done({ filter: { offices, ...oneOffice, ...run }, phases: WITH_CUSTOMS, offices })
}

/** Without marks and case: `Đường` → `duong`. */
const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()

function matcher({ state, q, assigned }: ListWish, me: string, now: number): (summary: DeclarationSummary) => boolean {
  const words = folded(q ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
  return (summary) => {
    if (state !== undefined && state !== 'open' && phaseAt(summary, now) !== state) return false
    if (assigned && (summary.examination.assignment?.officer ?? '') !== (assigned === 'me' ? me : '')) return false
    if (words.length === 0) return true
    const { number, traderName, traderCode, kind, goods } = summary
    const text = folded([number, traderName, traderCode, kind, goods].join(' '))
    return words.every((word) => text.includes(word))
  }
}

/** Where a row stands in the list: the page after it begins there. */
interface Place {
  readonly part: 'due' | 'newest'
  /** Epoch ms; Infinity in part `due` when nothing is due. */
  readonly at: number
  readonly number: string
}
interface Placed extends Place {
  readonly summary: DeclarationSummary
}

const newestAt = ({ declaredAt, editedAt }: DeclarationSummary): number => declaredAt ?? editedAt

const duePlace = (summary: DeclarationSummary, now: number): Placed => ({
  part: 'due',
  at: dueOf(summary, now)?.at ?? Number.POSITIVE_INFINITY,
  number: summary.number,
  summary,
})

const byDue = (a: Place, b: Place): number =>
  a.at === b.at ? (a.number < b.number ? -1 : Number(a.number > b.number)) : a.at < b.at ? -1 : 1

const writePlace = ({ part, at, number }: Place): string => `${part}.${Number.isFinite(at) ? at : ''}.${number}`

function readPlace(text: string): Place | null {
  const [, part, at, number] = /^(due|newest)\.(\d{0,16})\.(\d{12})$/.exec(text) ?? []
  if (part === undefined || at === undefined || number === undefined || (part === 'newest' && at === '')) return null
  return { part: part as Place['part'], at: at === '' ? Number.POSITIVE_INFINITY : Number(at), number }
}

/** Everything that the query finds, newest first, read batch by batch. */
async function* newest(
  office: Office,
  query: DeclarationQuery & { readonly limit: number },
  from: Place | undefined,
): AsyncGenerator<DeclarationSummary> {
  let before = from && { at: from.at, number: from.number }
  for (;;) {
    const batch = await office.store.declarations({ ...query, ...(before ? { before } : {}) })
    yield* batch
    const last = batch.at(-1)
    if (last === undefined || batch.length < query.limit) return
    before = { at: newestAt(last), number: last.number }
  }
}
