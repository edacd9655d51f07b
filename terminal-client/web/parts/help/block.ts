/**
 * A help topic as data: blocks of Vietnamese with the English beside it. Within a text, `code` and **strong** and
 * [text](topic) mean what they look like; nothing else does, and no markup gets through.
 */
export type Pair = readonly [vi: string, en: string]

export type Block =
  | { readonly h: Pair }
  | { readonly p: Pair }
  | { readonly list: readonly Pair[] }
  /** What to do, in order. */
  | { readonly steps: readonly Pair[] }
  /** Two columns: a term or a fault, and what it means or what to do. */
  | { readonly table: { readonly head: readonly [Pair, Pair]; readonly rows: readonly (readonly [Pair, Pair])[] } }
  /** The keys of the terminal, from lib/keys. */
  | { readonly keys: true }

export interface Topic {
  readonly blocks: readonly Block[]
}
