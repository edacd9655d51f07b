/** The tables that customs works by, in the page: lists to choose from at once, the whole for the check. */
import { useQuery } from '@tanstack/react-query'
import type { ReferenceFiles } from '#api/terminal.ts'
import { parseBusinesses, parseCodeList, parseOtherTaxes, parseTariff } from '#customs/reference/parse-tables.ts'
import type { Reference } from '#customs/reference/reference.ts'
import { referenceFrom } from '#customs/reference/reference-texts.ts'
import { vietnamDay } from '#protocol/vietnam-time.ts'
import { CodeList, type CodeOption } from '../../fields/code-list.ts'
import { call } from '../../lib/api.ts'
import { clockAt } from '../../lib/clock.ts'
import { useSession } from '../../lib/session.ts'

interface Dated {
  readonly validFrom: string
  readonly validTo: string
}

/** Tables are read when they are first asked for: most forms need a few small ones. */
export class ReferenceShelf {
  readonly #files: ReferenceFiles['files']
  readonly #day: string
  readonly #lists = new Map<string, CodeList>()
  #reference: Reference | undefined

  constructor({ files }: ReferenceFiles, day: string) {
    this.#files = files
    this.#day = day
  }

  /** Entries in force today. `column` holds the value where it is not the code. An unknown list is empty. */
  list(name: string, column?: string): CodeList {
    const key = `${name}.${column ?? ''}`
    const known = this.#lists.get(key)
    if (known) return known
    const made = new CodeList(this.#options(name, column))
    this.#lists.set(key, made)
    return made
  }

  reference(): Reference {
    this.#reference ??= referenceFrom((path) => this.#text(path))
    return this.#reference
  }

  #text(path: string): string {
    const text = this.#files[path]
    if (text === undefined) throw new Error(`/api/v1/reference has no ${path}`)
    return text
  }

  #options(name: string, column: string | undefined): readonly CodeOption[] {
    if (name === 'tariff') {
      const path = 'tariff/training-tariff.csv'
      return this.#current(parseTariff(this.#text(path), path)).map(({ hs, name }) => option(hs, name))
    }
    if (name === 'other-taxes') {
      const path = 'tariff/other-taxes.csv'
      return this.#current(parseOtherTaxes(this.#text(path), path)).map(({ code, name }) => option(code, name))
    }
    if (name === 'businesses') {
      const path = 'businesses/businesses.csv'
      return parseBusinesses(this.#text(path), path).map(({ code, name }) => option(code, name))
    }
    const path = `codes/${name}.csv`
    if (this.#files[path] === undefined) return []
    return this.#current(parseCodeList(this.#text(path), path)).map((entry) =>
      option(column === undefined ? entry.code : (entry.extra[column] ?? ''), entry.name, entry.nameEn, entry.extra),
    )
  }

  #current<T extends Dated>(rows: readonly T[]): readonly T[] {
    return rows.filter(({ validFrom, validTo }) => validFrom <= this.#day && this.#day <= validTo)
  }
}

const option = (
  code: string,
  name: string,
  nameEn = name,
  extra: Readonly<Record<string, string>> = {},
): CodeOption => ({ code, name, nameEn, extra })

/** The tables do not change while the simulator runs; after a restart the page is told to load anew by its log-in. */
export const referenceQuery = {
  queryKey: ['reference'] as const,
  queryFn: () => call<ReferenceFiles>('/reference'),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
}

let last: { readonly files: ReferenceFiles; readonly day: string; readonly shelf: ReferenceShelf } | undefined

/** One shelf for all forms of the page: what was read once is at hand. */
export function shelfOf(files: ReferenceFiles, day: string): ReferenceShelf {
  if (last?.files !== files || last.day !== day) last = { files, day, shelf: new ReferenceShelf(files, day) }
  return last.shelf
}

/** Undefined while it is on its way; forms work without it, only without look-ups. */
export function useReferenceShelf(): { readonly shelf: ReferenceShelf | undefined; readonly error: unknown } {
  const { clock } = useSession()
  const { data, error } = useQuery(referenceQuery)
  const day = vietnamDay(clockAt(clock, Date.now()))
  return { shelf: data && shelfOf(data, day), error }
}
