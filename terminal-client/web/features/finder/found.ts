/** What can be chosen in the finder, from this page's own knowledge and from the server. */
import type { FindHit } from '#api/find.ts'
import { plain } from '../../lib/format.ts'
import { TOPICS } from '../../parts/help/topic-index.ts'

export type FoundKind = FindHit['kind'] | 'page' | 'help'

export interface Found {
  readonly kind: FoundKind
  /** '' where there is none. */
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly path: string
}

export interface PlaceToGo {
  readonly to: string
  readonly label: string
  /** Its name in both languages. */
  readonly words: string
}

/** Groups in the order in which they are shown. */
export const KINDS: readonly FoundKind[] = [
  'page',
  'procedure',
  'declaration',
  'scenario',
  'result',
  'output',
  'code',
  'help',
]
const MOST_TOPICS = 5

/** Every typed word begins a word of the text. */
function fits(text: string, wanted: string): boolean {
  const words = plain(text)
    .split(/[^a-z0-9#?]+/)
    .filter((word) => word !== '')
  return plain(wanted)
    .split(/\s+/)
    .every((typed) => words.some((word) => word.startsWith(typed)))
}

export const findPages = (pages: readonly PlaceToGo[], wanted: string): readonly Found[] =>
  pages
    .filter(({ words }) => fits(words, wanted))
    .map(({ to, label }) => ({ kind: 'page', code: '', title: label, detail: '', path: to }))

export const findTopics = (wanted: string, side: 0 | 1): readonly Found[] =>
  TOPICS.filter(({ title, words }) => fits(`${title[0]} ${title[1]} ${words}`, wanted))
    .slice(0, MOST_TOPICS)
    .map(({ id, title }) => ({ kind: 'help', code: '', title: title[side], detail: '', path: `/help/${id}` }))

/** In the order of the kinds; of equal kinds as they came. */
export const inOrder = (found: readonly Found[]): readonly Found[] =>
  KINDS.flatMap((kind) => found.filter((one) => one.kind === kind))
