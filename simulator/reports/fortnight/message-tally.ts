/** Counts over the messages and officer actions of the runs of a report. Holds numbers only, never rows. */
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { JournalRow } from '#training/journal-row.ts'
import { counted, measured } from './figure.ts'
import { generalText } from './general-text.ts'
import type { FortnightReport, OfficerActions, ResultMet, Traffic } from './report.ts'

const PULLS = new Set(['#REP1', '?A2', '?A3'])

type Seqs = number[]
interface Sent {
  readonly accepted: Seqs
  readonly refused: Seqs
}
interface Met {
  readonly code: string
  readonly vi: string
  readonly en: string
  readonly procedures: Set<string>
  readonly seqs: Seqs
}

export type Words = Pick<Catalogue, 'text' | 'procedure'>

const codesOf = (row: JournalRow): Set<string> => new Set(row.resultCodes.map((code) => code.split('-')[0] ?? code))
/** `00000` and warnings stand in the answer to an accepted message; a pulled report carries no result. */
const isRefusal = (code: string): boolean => code !== '00000' && !code.startsWith('W')

export class MessageTally {
  readonly #words: Words
  readonly #sent = new Map<string, Sent>()
  readonly #met = new Map<string, Met>()
  readonly #signed: Seqs = []
  readonly #unsound = new Map<string, Seqs>()
  readonly #actions = new Map<string, { done: Seqs; state: Seqs; rights: Seqs }>()
  readonly #answers: { readonly seq: number; readonly ms: number }[] = []
  readonly #declarations = new Map<string, number>()

  constructor(words: Words) {
    this.#words = words
  }

  add(row: JournalRow): void {
    if (row.kind === 'request') this.#request(row)
    else if (row.kind === 'answer') this.#answers.push({ seq: row.seq, ms: row.durationMs })
    else if (row.kind === 'action') this.#action(row)
  }

  #request(row: JournalRow): void {
    const codes = codesOf(row)
    const sent = ensure(this.#sent, row.procedure, (): Sent => ({ accepted: [], refused: [] }))
    ;([...codes].some(isRefusal) ? sent.refused : sent.accepted).push(row.seq)
    this.#meet(row, codes)
    if (row.declarationNo !== '') {
      const first = this.#declarations.get(row.declarationNo) ?? row.seq
      this.#declarations.set(row.declarationNo, Math.min(first, row.seq))
    }
    if (row.verdict === null) return
    this.#signed.push(row.seq)
    if (!row.verdict.ok) ensure(this.#unsound, row.verdict.code, (): Seqs => []).push(row.seq)
  }

  #action(row: JournalRow): void {
    const codes = codesOf(row)
    const one = ensure(this.#actions, row.procedure, () => ({ done: [], state: [], rights: [] }))
    if (row.detail.refused === undefined) one.done.push(row.seq)
    else if ([...codes].some((code) => code.startsWith('U'))) one.rights.push(row.seq)
    else one.state.push(row.seq)
    this.#meet(row, codes)
  }

  /** One text may belong to several procedures, and one code may have several texts. */
  #meet(row: JournalRow, codes: ReadonlySet<string>): void {
    for (const code of codes) {
      const { vi, en } = this.#text(row.procedure, code)
      const met = ensure(this.#met, `${code} ${vi}`, (): Met => ({ code, vi, en, procedures: new Set(), seqs: [] }))
      met.procedures.add(row.procedure)
      met.seqs.push(row.seq)
    }
  }

  #text(procedure: string, code: string): { readonly vi: string; readonly en: string } {
    const { vi, en } = this.#words.text(procedure, code) ?? { vi: '', en: '' }
    return { vi: generalText(vi), en: generalText(en) }
  }

  figures(): Pick<
    FortnightReport,
    'messages' | 'declarations' | 'procedures' | 'mailbox' | 'results' | 'signatures' | 'actions' | 'durations'
  > {
    const all = [...this.#sent].sort(byKey).map(([procedure, sent]) => ({
      procedure,
      name: this.#words.procedure(procedure)?.name ?? '',
      ...traffic([sent]),
    }))
    return {
      messages: traffic([...this.#sent.values()]),
      declarations: measured(this.#declarations.size, this.#declarations.values()),
      procedures: all.filter(({ procedure }) => !PULLS.has(procedure)),
      mailbox: all.filter(({ procedure }) => PULLS.has(procedure)),
      results: this.#results(),
      signatures: {
        checked: counted(this.#signed),
        refused: counted([...this.#unsound.values()].flat()),
        byCode: [...this.#unsound]
          .sort(byKey)
          .map(([code, seqs]) => ({ code, ...this.#text('', code), count: counted(seqs) })),
      },
      actions: [...this.#actions].sort(byKey).map(
        ([action, { done, state, rights }]): OfficerActions => ({
          action,
          done: counted(done),
          refusedState: counted(state),
          refusedRights: counted(rights),
        }),
      ),
      durations: this.#durations(),
    }
  }

  #results(): readonly ResultMet[] {
    return [...this.#met].sort(byKey).map(([, { code, vi, en, procedures, seqs }]) => ({
      code,
      vi,
      en,
      procedures: [...procedures].sort(),
      count: counted(seqs),
    }))
  }

  /** Nearest rank for the 95th percentile; the median of an even number is the mean of the two in the middle. */
  #durations(): FortnightReport['durations'] {
    const slow = [...this.#answers].sort((a, b) => a.ms - b.ms || a.seq - b.seq)
    const at = (...ranks: number[]) => {
      const found = ranks.flatMap((rank) => slow[rank] ?? [])
      const mean = found.reduce((sum, { ms }) => sum + ms, 0) / Math.max(1, found.length)
      return measured(
        Math.round(mean * 100) / 100,
        found.map(({ seq }) => seq),
      )
    }
    const last = slow.length - 1
    return {
      answers: counted(slow.map(({ seq }) => seq)),
      medianMs: at(...new Set([Math.floor(last / 2), Math.ceil(last / 2)])),
      p95Ms: at(Math.ceil(slow.length * 0.95) - 1),
      maxMs: at(last),
    }
  }
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0)

function ensure<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

const traffic = (sent: readonly Sent[]): Traffic => ({
  sent: counted(sent.flatMap(({ accepted, refused }) => [...accepted, ...refused])),
  accepted: counted(sent.flatMap(({ accepted }) => accepted)),
  refused: counted(sent.flatMap(({ refused }) => refused)),
})
