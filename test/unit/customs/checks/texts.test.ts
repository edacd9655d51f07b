import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { slotsOf } from '#customs/checks/item-order.ts'
import { readCell } from '#customs/checks/programme.ts'
import { type CheckedProcedure, TABLE } from '#customs/checks/table.ts'
import { parseTable } from '#protocol/csv.ts'
import { loadCatalogue } from '../../../../simulator/library/load-catalogue.ts'

const catalogue = loadCatalogue()
const RESULTS = new URL('../../../../simulator/protocol/catalogue/2014-gen0/results/', import.meta.url)

const words = (text: string): ReadonlySet<string> => new Set(text.split(' ').filter(Boolean))

/** Codes that the computation of value and tax reports (customs/tax). */
const COMPUTED: Readonly<Record<string, ReadonlySet<string>>> = {
  IDA: words(
    `E0107 E0108 E0109 E0110 E0112 E1001 E0252 E0351 E1003 E1004 E1006 E1008 E1009 E1010 E1011 E1012 E1014 E1017
    E1019 E1020 E1021 E1054 E1061 E0280 E0291 E0814 E1025 E1027 E1056 E1058 E1069 E0412`.replace(/\s+/g, ' '),
  ),
  EDA: words('E0108 E0110 E0112 E0252 E0351 E1003 E1017 E1054 E0280 E0031 E1025 E1056 E1070'),
}

/** Codes by which a procedure refuses the number it is given, or its own items (customs/procedures, declaration). */
const GUARDS: Readonly<Record<string, ReadonlySet<string>>> = {
  IDA: words('U0002 S0049 E0213 E0220'),
  EDA: words('U0002 S0049 E0213 E0220'),
  IDC: words('S0005 S0025 S1100 U0004 E0033 E0034 E0035 E0074'),
  EDC: words('S0005 S0025 S1100 U0004 E0033 E0034 E0035 E0074'),
  IDB: words('S0006 S0009 U0004 U0100 R0001 R0003 R0203 R0204 E0103 E0206 E0208 E0209 E0210 E0211 E1200 E3000 E4026'),
  EDB: words('S0006 U0004 U0100 R0001 R0003 E0103 E0206 E0208 E0210 E0211 E1200 E4026'),
  IDD: words('U0004 S0001 S0003 E0206 E0208 E0209 E0210 E0211 E0213 E4026'),
  EDD: words('U0004 S0001 S0003 E0206 E0208 E0210 E0211 E4026'),
  IDA01: words('U0004 S0050 E0128 E0214 E0215 E0217 E0223 E0399'),
  EDA01: words('U0004 S0050 E0214 E0215 E0217 E0223 E0399 E1038'),
  IDE: words('S0004 S0005 S0025 E0012 E0033 E0034 E0035 E0085 E0144 E0153'),
  EDE: words('S0004 S0005 S0025 E0033 E0034 E0035 E0085 E0144'),
  IID: words('S0001 S0002 S0003 U0002'),
  IEX: words('S0001 S0002 S0003 U0002'),
  TCC: words('S0001 S0002 S0003'),
  ROT: words('S0001 S0002 E0002 E0005 E0007 E0008'),
}

/** Answered by every procedure (protocol 4, cross-procedure), though the lists of IDC and EDC leave it out. */
const SHARED = new Set(['U0004'])

const inTable = (procedure: string) =>
  TABLE.map((row) => row.cells[procedure as CheckedProcedure] ?? '').filter((cell) => cell !== '')

const rowsOf = (procedure: string) => {
  const file = `${procedure}.csv`
  return parseTable(readFileSync(new URL(file, RESULTS), 'utf8'), file, ['code', 'item', 'vi', 'todo', 'en']).rows
}

const official = (procedure: string, code: string) => SHARED.has(code) || catalogue.isOfficialResult(procedure, code)

/** The computation is the same for a correction. */
const SIBLING: Readonly<Record<string, string>> = { IDA01: 'IDA', EDA01: 'EDA', IDE: 'IDC', EDE: 'EDC' }

const PLAIN = ['IDA', 'EDA', 'IDC', 'EDC', 'IDB', 'EDB', 'IID', 'IEX', 'TCC', 'ROT']
const CORRECTIONS = ['IDD', 'EDD', 'IDA01', 'EDA01', 'IDE', 'EDE']

describe.each([...PLAIN, ...CORRECTIONS])('%s', (procedure) => {
  const cells = inTable(procedure)
  const reachable = new Set([
    ...cells.map((cell) => readCell(cell).code),
    ...(COMPUTED[SIBLING[procedure] ?? procedure] ?? []),
    ...(GUARDS[procedure] ?? []),
  ])

  test(`protocol 4: every code that ${procedure} can answer is in its official list and has a text`, () => {
    expect([...reachable].filter((code) => !official(procedure, code))).toEqual([])
    const written = new Set([procedure, SIBLING[procedure] ?? procedure].flatMap(rowsOf).map((row) => row.get('code')))
    expect([...reachable].filter((code) => !written.has(code))).toEqual([])
    expect([...reachable].filter((code) => catalogue.text(procedure, code) === undefined)).toEqual([])
  })

  test(`protocol 4: no text of ${procedure} stands for a code that cannot be answered, or twice`, () => {
    const written = rowsOf(procedure).map((row) => row.get('code'))
    expect(written.filter((code) => !reachable.has(code))).toEqual([])
    expect(new Set(written).size).toBe(written.length)
  })

  test(`protocol 4: every check of ${procedure} names an item of the code's official list`, () => {
    const strange = cells.filter((cell) => {
      const { code, groups, named } = readCell(cell)
      const items = catalogue.text(procedure, code)?.item.split('+') ?? []
      const allowed = new Set(items.flatMap((item) => slotsOf(item.replace(/~[A-Z]+/, '-'))))
      const answers = named === undefined ? (groups[0] ?? []) : [named]
      return answers.some((item) => !allowed.has(item))
    })
    expect(strange).toEqual([])
  })

  test(`screens, Words: texts of ${procedure} are whole sentences, in Vietnamese and English, with known placeholders`, () => {
    const odd = rowsOf(procedure).filter((row) => {
      const texts = [row.get('vi'), row.get('todo'), row.get('en')]
      const holes = texts.flatMap((text) => text.match(/\{[^}]*\}?/g) ?? [])
      return (
        texts.some((text) => !/^[\p{Lu}]/u.test(text) || !/[.!]$/.test(text) || /\s{2}|\(\)|undefined/.test(text)) ||
        holes.some((hole) => !['{item}', '{line}', '{value}'].includes(hole)) ||
        !/[à-ỹđ]/i.test(row.get('vi'))
      )
    })
    expect(odd.map((row) => row.get('code'))).toEqual([])
  })
})
