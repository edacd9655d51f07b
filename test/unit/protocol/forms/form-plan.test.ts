import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Layout } from '#protocol/catalogue/layout.ts'
import type { FormPlan, PlannedItem } from '#protocol/forms/form-plan.ts'
import { loadCatalogue } from '../../../../simulator/library/load-catalogue.ts'

const FIXTURES = new URL('../../../../fixtures/codes/', import.meta.url)
const catalogue = loadCatalogue()
const codes = catalogue.procedures().map(({ code }) => code)

function formOf(code: string): FormPlan {
  const form = catalogue.form(code)
  if (!form) throw new Error(`${code} has no form`)
  return form
}

const itemsOf = (form: FormPlan): readonly PlannedItem[] => form.sections.flatMap(({ items }) => items)
const itemOf = (code: string, id: string): PlannedItem | undefined => itemsOf(formOf(code)).find((i) => i.id === id)
const ids = (items: readonly PlannedItem[] | undefined): string => (items ?? []).map(({ id }) => id).join(' ')

/** Numbers of single items, and of each group in turn. */
function numbersOf(layout: Layout | undefined): { readonly singles: number[]; readonly groups: number[][] } {
  const segments = layout?.segments ?? []
  return {
    singles: segments.flatMap((s) => (s.kind === 'item' ? [s.item.no] : [])),
    groups: segments.flatMap((s) => (s.kind === 'group' ? [s.items.map(({ no }) => no)] : [])),
  }
}

const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b)

describe('entry forms', () => {
  it('contract 3: 124 procedures have a form, those with a borrowed layout too; others have none', () => {
    expect(codes).toHaveLength(124)
    for (const code of codes) expect(catalogue.form(code)?.code, code).toBe(code)
    expect(catalogue.form('XXX')).toBeUndefined()
    expect(catalogue.form('IDA')).toBe(catalogue.form('IDA'))
  })

  it.each(codes)('experience forms: every item of %s stands once, single items in fields, groups in lines', (code) => {
    const form = formOf(code)
    const { singles, groups } = numbersOf(catalogue.layout('input', code))
    const fields = form.sections.filter(({ kind }) => kind === 'fields').flatMap(({ items }) => items)
    expect(sorted(fields.map(({ no }) => no))).toEqual(singles)
    const lines = form.sections.filter(({ kind }) => kind === 'lines')
    expect(lines.map(({ groupIndex }) => groupIndex)).toEqual(groups.map((_, index) => index))
    for (const { groupIndex, items } of lines)
      expect(sorted(items.map(({ no }) => no))).toEqual(groups[groupIndex ?? -1])
  })

  it('experience forms: sections have ids of their own, headings of their own in both languages, and items', () => {
    for (const code of codes) {
      const { sections } = formOf(code)
      expect(new Set(sections.map(({ id }) => id)).size, code).toBe(sections.length)
      expect(new Set(sections.map(({ title }) => title.vi)).size, code).toBe(sections.length)
      for (const { title, items } of sections) {
        expect(title.en, `${code} ${title.vi}`).not.toBe('')
        expect(items.length, `${code} ${title.vi}`).toBeGreaterThan(0)
      }
    }
  })

  it('experience forms: code lists of items are files of fixtures/codes, or the tariff, the businesses, the taxes', () => {
    const files = readdirSync(FIXTURES).map((name) => name.replace('.csv', ''))
    const allowed = new Set([...files, 'tariff', 'businesses', 'other-taxes'])
    const named = new Set<string>()
    for (const code of codes) {
      for (const { id, list, listValue, listFilter } of itemsOf(formOf(code))) {
        if (list === undefined) continue
        named.add(list)
        expect(allowed.has(list), `${code} ${id}: ${list}`).toBe(true)
        const columns = files.includes(list) ? firstLine(list).split(',') : []
        for (const column of [listValue, listFilter?.column]) {
          if (column !== undefined) expect(columns, `${code} ${id}: ${list}`).toContain(column)
        }
        if (listFilter) expect(itemOf(code, listFilter.item), `${code} ${id} looks at ${listFilter.item}`).toBeDefined()
      }
    }
    // Every list of the sandbox serves some item.
    expect([...allowed].filter((list) => !named.has(list))).toEqual([])
  })

  it('experience forms: codes and choices are typed as codes, decimals have their digits', () => {
    for (const code of codes) {
      for (const item of itemsOf(formOf(code))) {
        const where = `${code} ${item.id}`
        if (item.list !== undefined) expect(item.kind, where).toBe('code')
        if (item.choices) expect(['code', 'flag'], where).toContain(item.kind)
        if (item.kind === 'flag') expect(item.choices, where).toHaveLength(1)
        expect(item.decimals !== undefined, where).toBe(item.kind === 'decimal')
      }
    }
  })

  it('protocol 1.2: choices fit the length of their item, dates have 8 characters, times 4', () => {
    for (const code of codes) {
      const lengths = new Map(
        (catalogue.layout('input', code)?.segments ?? []).flatMap((s) =>
          s.kind === 'gap' ? [] : (s.kind === 'item' ? [s.item] : s.items).map((i) => [i.no, i.length] as const),
        ),
      )
      for (const { no, id, kind, choices } of itemsOf(formOf(code))) {
        const length = lengths.get(no) ?? 0
        for (const choice of choices ?? []) expect(choice.code.length, `${code} ${id}`).toBeLessThanOrEqual(length)
        if (kind === 'date') expect(length, `${code} ${id}`).toBe(8)
        if (kind === 'time') expect(length, `${code} ${id}`).toBe(4)
      }
    }
  })

  it('screens, form IDA: sections in the order of the paper declaration', () => {
    const titles = formOf('IDA').sections.map(({ title }) => title.vi)
    expect(titles.slice(0, 3)).toEqual(['Thông tin chung', 'Đơn vị xuất nhập khẩu', 'Vận đơn, lô hàng'])
    expect(titles.indexOf('Hóa đơn thương mại')).toBeLessThan(titles.indexOf('Tờ khai trị giá'))
    expect(titles.indexOf('Tờ khai trị giá')).toBeLessThan(titles.indexOf('Thuế và bảo lãnh'))
    expect(titles.at(-1)).toBe('Danh sách hàng')
    expect(ids(formOf('IDA').sections[0]?.items)).toBe('ICN FIC BNO DNO TDN ICB CCC MTC SKB CH CHB RED ICD')
    expect(formOf('IDA').sections.at(-1)).toMatchObject({ kind: 'lines', groupIndex: 0 })
  })

  it('screens, form EDA: the kind of price comes first among the price items, as on paper', () => {
    const invoice = formOf('EDA').sections.find(({ id }) => id === 'invoice')
    expect(ids(invoice?.items)).toBe('IV1 IV2 IV3 IVD IVP IP1 IP2 IP3 IP4')
  })

  it.each([
    ['IDA01', 'IDA'],
    ['EDA01', 'EDA'],
    ['IDE', 'IDC'],
    ['EDE', 'EDC'],
    ['MIE', 'MIC'],
    ['MEE', 'MEC'],
  ])('experience forms: %s shares the form of %s', (code, source) => {
    const bare = (form: FormPlan) => form.sections.map(({ id, items }) => `${id}: ${ids(items)}`)
    expect(bare(formOf(code))).toEqual(bare(formOf(source)))
  })

  it('experience forms: items by id, with list, digits, choices and place in their run', () => {
    expect(itemOf('IDA', 'CHB')).toMatchObject({
      list: 'subsections',
      listValue: 'subsection',
      listFilter: { column: 'office', item: 'CH' },
    })
    expect(itemOf('IDA', 'UPR')).toMatchObject({ kind: 'decimal', decimals: 6 })
    expect(itemOf('IDA', 'CMD')).toMatchObject({ kind: 'code', list: 'tariff' })
    expect(itemOf('IDA', 'VC1')?.list).toBe('currencies')
    expect(itemOf('EDA', 'VC1')?.list).toBe('bonded-locations')
    expect(itemOf('IDA', 'EB3')?.repeat).toEqual({ base: 'EB', index: 3 })
    expect(itemOf('IDA', 'ARR')).toMatchObject({ kind: 'date', width: 's' })
    expect(itemOf('BOA', 'TIM')?.kind).toBe('time')
    expect(itemOf('OLA', 'IEI')?.choices?.map(({ code }) => code)).toEqual(['I', 'E', 'C'])
    // The same id is another thing in another procedure.
    expect(itemOf('OLA', 'BYA')?.choices).toHaveLength(6)
    expect(itemOf('EDA', 'BYA')).toMatchObject({ kind: 'integer' })
    expect(itemOf('IDA', 'QN1')?.repeat).toBeUndefined()
  })

  it('experience forms: a layout without a form file puts long numbered runs into tables of their own', () => {
    const tables = formOf('VIT').sections.filter(({ id }) => id.startsWith('table-'))
    expect(tables.length).toBeGreaterThan(3)
    for (const { items } of tables) {
      const bases = new Set(items.map(({ repeat }) => repeat?.base))
      expect(bases.has(undefined)).toBe(false)
    }
    expect(formOf('VIT').sections[0]?.title.vi).toBe('Thông tin chung')
    expect(formOf('COT').sections.find(({ id }) => id === 'table-1')?.items).toHaveLength(230)
  })
})

describe('procedure groups', () => {
  it('experience terminal: each of the 124 procedures has a group, each group has procedures and both names', () => {
    const groups = catalogue.procedureGroups()
    const used = new Set(catalogue.procedures().map(({ group }) => group))
    expect(groups.map(({ code }) => code).filter((code) => !used.has(code))).toEqual([])
    expect([...used].filter((code) => !groups.some((group) => group.code === code))).toEqual([])
    for (const { vi, en } of groups) expect([vi, en]).not.toContain('')
    expect(groups[0]?.code).toBe('import')
    expect(catalogue.procedure('IDA')?.group).toBe('import')
    expect(catalogue.procedure('#REP1')?.group).toBe('system')
  })
})

function firstLine(list: string): string {
  return readFileSync(new URL(`${list}.csv`, FIXTURES), 'utf8').split('\n')[0] ?? ''
}
