/** Journal numbers, written short. `12; 15–17` reads as text in every spreadsheet; a hyphen would become a date. */

interface MessageRange {
  readonly first: number
  readonly last: number
}

/** `seqs` in rising order. */
function messageRanges(seqs: readonly number[]): readonly MessageRange[] {
  const found: { first: number; last: number }[] = []
  for (const seq of seqs) {
    const range = found.at(-1)
    if (range !== undefined && seq === range.last + 1) range.last = seq
    else found.push({ first: seq, last: seq })
  }
  return found
}

const shown = ({ first, last }: MessageRange): string => (first === last ? String(first) : `${first}–${last}`)

/** At most `limit` ranges; what is left out is told as a number of messages. */
export function rangesText(seqs: readonly number[], limit = Number.POSITIVE_INFINITY): string {
  const ranges = messageRanges(seqs)
  const kept = ranges.slice(0, limit)
  const left = ranges.slice(limit).reduce((sum, { first, last }) => sum + last - first + 1, 0)
  return kept.map(shown).join('; ') + (left > 0 ? ` … (+${left})` : '')
}

/** A long list in parts of at most `size` ranges, each with its number of messages. */
export function chunks(
  seqs: readonly number[],
  size: number,
): readonly { readonly count: number; readonly text: string }[] {
  const ranges = messageRanges(seqs)
  const parts: { count: number; text: string }[] = []
  for (let from = 0; from < ranges.length; from += size) {
    const part = ranges.slice(from, from + size)
    const count = part.reduce((sum, { first, last }) => sum + last - first + 1, 0)
    parts.push({ count, text: part.map(shown).join('; ') })
  }
  return parts
}
