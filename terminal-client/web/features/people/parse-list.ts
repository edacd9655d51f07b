/**
 * A list of people as it is pasted from Excel or read from a CSV file: log-in, name, unit, roles, and for officers of one
 * sub-section its number (đội), in a column of its own or behind the unit (`02CI-01`). Columns are parted by tabs, semicolons or commas; roles within their column by `/`, `+`, `;`, `,` or spaces between known words. A heading
 * is left out; units and roles may be named by code or by name, with or without diacritics.
 */
import type { ImportRow, PersonRole, UnitChoice } from '#api/session.ts'
import { plain } from '../../lib/format.ts'
import { suggestLogin } from './suggest-login.ts'

/** Sub-sections do not matter for reading: the server says when one is not of its unit. */
type Unit = Pick<UnitChoice, 'code' | 'name'>

const ROLE_NAMES: Readonly<Record<string, PersonRole>> = {
  business: 'business',
  'doanh nghiep': 'business',
  dn: 'business',
  customs: 'customs',
  'hai quan': 'customs',
  hq: 'customs',
  trainer: 'trainer',
  'giang vien': 'trainer',
  gv: 'trainer',
  department: 'department',
  cuc: 'department',
  board: 'board',
  'ban trien khai': 'board',
  btk: 'board',
  it: 'it',
  cntt: 'it',
  'cong nghe thong tin': 'it',
}

const isHeading = (cells: readonly string[]): boolean =>
  ['login', 'ten dang nhap', 'dang nhap'].includes(plain(cells[0] ?? '').trim()) ||
  (plain(cells[1] ?? '').includes('ho') &&
    plain(cells[1] ?? '').includes('ten') &&
    /don vi|unit/.test(plain(cells[2] ?? '')))

/** Cells of one line; a quoted cell may hold the separator, and `""` is a quote in it. */
function cellsOf(line: string, separator: string): readonly string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] ?? ''
    if (quoted && sign === '"' && line[at + 1] === '"') {
      cell += '"'
      at++
    } else if (sign === '"' && (quoted || cell === '')) quoted = !quoted
    else if (sign === separator && !quoted) {
      cells.push(cell)
      cell = ''
    } else cell += sign
  }
  return [...cells, cell].map((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
}

const separatorOf = (text: string): string => (text.includes('\t') ? '\t' : text.includes(';') ? ';' : ',')

function unitCode(given: string, units: readonly Unit[]): string {
  const wanted = plain(given)
  const found =
    units.find(({ code }) => code.toLowerCase() === wanted) ?? units.find(({ name }) => plain(name) === wanted)
  return found?.code ?? given
}

const roleOf = (given: string): string => ROLE_NAMES[plain(given).trim()] ?? given

/** `2`, `02`, `Đội 2`: Excel takes the nought away. */
const SUBSECTION = /^(?:doi\s*)?(\d{1,2})$/
const subsectionIn = (cells: readonly string[]): string | undefined =>
  cells.map((cell) => SUBSECTION.exec(plain(cell).trim())?.[1]).find((found) => found !== undefined)

/** Everything else behind the third column is roles: with commas as separators they may stand in several cells. */
const rolesOf = (cells: readonly string[]): readonly string[] => {
  const parts = cells.flatMap((cell) => cell.split(/[/+;,|]/)).map((part) => part.trim())
  return [...new Set(parts.filter((part) => part !== '').map(roleOf))]
}

/** Rows in their order; log-ins that are left empty are made from the names, beside those `known`. */
export function parseList(text: string, units: readonly Unit[], known: ReadonlySet<string>): readonly ImportRow[] {
  const separator = separatorOf(text)
  const taken = new Set(known)
  const rows: ImportRow[] = []
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    if (line.trim() === '') continue
    const cells = cellsOf(line, separator)
    if (rows.length === 0 && isHeading(cells)) continue
    const [login = '', name = '', place = '', ...rest] = cells
    const [, unit = place, behind] = /^(\w{4})\s*-\s*(\d{1,2})$/.exec(place) ?? []
    const subsection = (behind ?? subsectionIn(rest))?.padStart(2, '0')
    const roles = rest.filter((cell) => !SUBSECTION.test(plain(cell).trim()))
    const own = login === '' ? suggestLogin(name, taken) : login.toLowerCase()
    taken.add(own)
    const row = { login: own, name, unit: unitCode(unit, units), roles: rolesOf(roles) }
    rows.push(subsection === undefined ? row : { ...row, subsection })
  }
  return rows
}
