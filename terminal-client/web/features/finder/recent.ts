/** What a person chose last, kept in this browser. */
import type { Found } from './found.ts'

const MOST = 8
const keyOf = (login: string): string => `vnaccs.recent.${login}`

const isFound = (value: unknown): value is Found =>
  typeof value === 'object' &&
  value !== null &&
  ['kind', 'code', 'title', 'detail', 'path'].every((key) => typeof Reflect.get(value, key) === 'string') &&
  /^\/(?!\/)/.test(String(Reflect.get(value, 'path')))

export function readRecent(login: string): readonly Found[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(login)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isFound).slice(0, MOST) : []
  } catch {
    return []
  }
}

export function keepRecent(login: string, chosen: Found): void {
  const others = readRecent(login).filter(({ path }) => path !== chosen.path)
  try {
    localStorage.setItem(keyOf(login), JSON.stringify([chosen, ...others].slice(0, MOST)))
  } catch {
    // A full or forbidden storage: the choice is not remembered, and nothing else is lost.
  }
}
