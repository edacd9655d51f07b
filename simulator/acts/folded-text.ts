/** For finding without diacritics and case: `Đường biển` → `duong bien`. */
export const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()

/**
 * How well an entry fits what was typed, best 0: the code itself, a code that begins so, a name that begins so, a word
 * of the name that does, every typed word found anywhere; -1 when it does not. Everything folded before.
 */
export function ranker(wanted: string): (code: string, name: string) => number {
  const words = wanted.split(/\s+/)
  const inside = ` ${wanted}`
  return (code, name) => {
    if (code.startsWith(wanted)) return code === wanted ? 0 : 1
    const at = name.indexOf(wanted)
    if (at === 0) return 2
    if (at > 0 && name.includes(inside)) return 3
    return at > 0 || words.every((word) => name.includes(word) || code.includes(word)) ? 4 : -1
  }
}
