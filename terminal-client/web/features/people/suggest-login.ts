import { plain } from '../../lib/format.ts'

/**
 * A log-in name as Vietnamese offices make them: the given name, then the initials of what stands before it, without
 * diacritics (`Nguyễn Thị Diễn Tập` → `tapntd`); with a number behind it when somebody has that one.
 */
export function suggestLogin(name: string, taken: ReadonlySet<string>): string {
  const parts = plain(name)
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '')
  const given = parts.at(-1)
  if (given === undefined) return ''
  const initials = parts.slice(0, -1).map((part) => part.slice(0, 1))
  const base = `${given}${initials.join('')}`.slice(0, 36).padEnd(3, '0')
  for (let n = 1; ; n++) {
    const login = n === 1 ? base : `${base}${n}`
    if (!taken.has(login)) return login
  }
}
