import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../../../simulator/library/load-catalogue.ts'

const catalogue = loadCatalogue()
const table = readFileSync(new URL('../../../../simulator/customs/checks/table.ts', import.meta.url), 'utf8')

const formOf = (code: string) => catalogue.form(code)?.sections.flatMap(({ items }) => items) ?? []
const ACCENTS = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/

describe('help on items', () => {
  it.each([
    ['IDA', 221],
    ['EDA', 210],
    ['IDC', 2],
    ['EDC', 2],
    ['MIC', 42],
    ['MEC', 29],
    ['OLA', 315],
    ['IVA', 129],
    ['TEA', 74],
    ['HYS', 6],
  ] as const)('screens F1: each item of %s has help in Vietnamese and in English (%i items)', (code, count) => {
    const items = formOf(code)
    expect(items).toHaveLength(count)
    for (const { id } of items) {
      const help = catalogue.itemHelp(code, id)
      expect(help?.vi, `${code} ${id}`).toMatch(ACCENTS)
      expect(help?.vi, `${code} ${id}`).toMatch(/\.$/)
      expect(help?.en, `${code} ${id}`).toMatch(/\.$/)
      expect(help?.en, `${code} ${id}`).not.toBe(help?.vi)
    }
  })

  it('screens F1: one id has the help of its own procedure; what is unknown has none', () => {
    expect(catalogue.itemHelp('IDA', 'VC1')?.en).toContain('Currency')
    expect(catalogue.itemHelp('EDA', 'VC1')?.en).toContain('trucks')
    expect(catalogue.itemHelp('IDA', 'CMD')?.vi).toContain('8 chữ số')
    expect(catalogue.itemHelp('IDA', 'XXX')).toBeUndefined()
    expect(catalogue.itemHelp('XXX', 'ICN')).toBeUndefined()
  })

  it('screens F1: items that the help names are items of that form', () => {
    for (const code of ['IDA', 'EDA', 'MIC', 'MEC', 'OLA', 'IVA', 'TEA']) {
      const ids = new Set(formOf(code).map(({ id }) => id))
      const stems = new Set([...ids].map((id) => id.replace(/\d+$/, '')))
      for (const { id } of formOf(code)) {
        // `ở BRT`, `ở ô EB bên cạnh`: an item, or the stem of a run.
        for (const [, named = ''] of catalogue.itemHelp(code, id)?.vi.matchAll(/ở (?:ô )?([A-Z][A-Z0-9]{1,2})\b/g) ??
          []) {
          expect(ids.has(named) || stems.has(named), `${code} ${id} names ${named}`).toBe(true)
        }
      }
    }
  })
})

describe('lists of items', () => {
  /** Checks of one list in the table of checks: list, and the cells of IDA and of EDA. */
  const rows = [
    ...table.matchAll(
      /item\.(?:inList|listed|known|inForce)\(('[a-z-]+'|RELIEF|TAX_RELIEF)\)\)?,\s+'([^']*)'(?:,\s+'([^']*)')?/g,
    ),
  ]
  const names: Readonly<Record<string, string>> = { RELIEF: 'import-exemptions', TAX_RELIEF: 'other-exemptions' }

  const expand = (cell: string): readonly string[] => {
    const group = (cell.split(' ')[1] ?? '').replace(/>.*/, '')
    const slots = /^(.*?)(\d+)-(\d+)$/.exec(group)
    if (!slots) return [group]
    const [, stem = '', from = '', to = ''] = slots
    return Array.from(
      { length: Number(to) - Number(from) + 1 },
      (_, n) => `${stem}${String(Number(from) + n).padStart(from.length, '0')}`,
    )
  }

  it('customs, checks: an item is chosen from the list by which IDA and EDA check it', () => {
    expect(rows.length).toBeGreaterThan(50)
    let compared = 0
    for (const [, name = '', ...cells] of rows) {
      for (const [at, code] of ['IDA', 'EDA'].entries()) {
        const cell = cells[at] ?? ''
        if (cell === '') continue
        for (const id of expand(cell)) {
          const item = formOf(code).find((each) => each.id === id)
          expect(item?.list, `${code} ${id} in ${cell}`).toBe(names[name] ?? name.replaceAll("'", ''))
          compared++
        }
      }
    }
    expect(compared).toBeGreaterThan(120)
  })
})
