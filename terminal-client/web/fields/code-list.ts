/** Entries of a code list, found by code or by name, with diacritics or without. */
export interface CodeOption {
  /** What goes into the item. */
  readonly code: string
  readonly name: string
  readonly nameEn: string
  /** Columns by which an item of the form narrows the list (`office` of a sub-section). */
  readonly extra: Readonly<Record<string, string>>
}

interface Indexed {
  readonly option: CodeOption
  readonly code: string
  /** Code and names, plain. */
  readonly words: string
  readonly name: string
}

/** For finding without diacritics: `Đường biển` → `duong bien`. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()

export class CodeList {
  readonly options: readonly CodeOption[]
  readonly #indexed: readonly Indexed[]
  readonly #byCode: ReadonlyMap<string, CodeOption>

  constructor(options: readonly CodeOption[]) {
    this.options = options
    this.#byCode = new Map(options.map((option) => [option.code, option]))
    this.#indexed = options.map((option) => {
      const name = plain(option.name)
      return { option, code: plain(option.code), name, words: `${name} ${plain(option.nameEn)}` }
    })
  }

  get(code: string): CodeOption | undefined {
    return this.#byCode.get(code)
  }

  /**
   * Those that fit, best first: the code itself, codes that begin so, names that begin so, names with a word that does,
   * then every word found anywhere. At most `most`.
   */
  search(text: string, most = Number.MAX_SAFE_INTEGER): readonly CodeOption[] {
    const wanted = plain(text.trim())
    if (wanted === '') return most < this.options.length ? this.options.slice(0, most) : this.options
    const parts = wanted.split(/\s+/)
    const ranks: CodeOption[][] = [[], [], [], [], []]
    for (const { option, code, name, words } of this.#indexed) {
      const rank = rankOf(wanted, parts, code, name, words)
      if (rank >= 0) ranks[rank]?.push(option)
    }
    return ranks.flat().slice(0, most)
  }
}

function rankOf(wanted: string, parts: readonly string[], code: string, name: string, words: string): number {
  if (code === wanted) return 0
  if (code.startsWith(wanted)) return 1
  if (name.startsWith(wanted)) return 2
  if (words.includes(` ${wanted}`)) return 3
  return parts.every((part) => words.includes(part) || code.includes(part)) ? 4 : -1
}
