import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildCatalogue } from '#protocol/catalogue/catalogue.ts'
import type { Layout } from '#protocol/catalogue/layout.ts'
import { messageLayout } from '#protocol/catalogue/message-layout.ts'
import { readCsv } from '#protocol/catalogue/read-csv.ts'
import { readLayout } from '#protocol/catalogue/read-layout.ts'
import { BLANK_HEADER } from '#protocol/edi/header.ts'
import { loadCatalogue } from '../../../simulator/library/load-catalogue.ts'

const FOLDER = new URL('../../../simulator/protocol/catalogue/2014-gen0/', import.meta.url)
const catalogue = loadCatalogue()

const groups = (layout: Layout | undefined): string[] =>
  (layout?.segments ?? []).flatMap((s) => (s.kind === 'group' ? [`${s.items[0]?.no}+${s.items.length}x${s.max}`] : []))

describe('catalogue', () => {
  it('protocol 5: 113 input and 168 output layouts, 121 procedures and the three of the pull, 374 outputs', () => {
    const directions = catalogue.layouts().map((layout) => layout.direction)
    expect(directions.filter((direction) => direction === 'input')).toHaveLength(113)
    expect(directions.filter((direction) => direction === 'output')).toHaveLength(168)
    expect(catalogue.procedures()).toHaveLength(124)
    expect(catalogue.outputs()).toHaveLength(374)
  })

  it('protocol 5: every procedure and every output has a layout', () => {
    for (const { code } of catalogue.procedures()) expect(catalogue.layout('input', code)?.code, code).toBe(code)
    for (const { code } of catalogue.outputs()) expect(catalogue.layout('output', `${code}0`)?.code, code).toBe(code)
  })

  it('brief, English beside Vietnamese: every output has an English title, without Vietnamese letters', () => {
    for (const { code, term } of catalogue.outputs()) expect(term, code).toMatch(/^[\x20-\x7e]+$/)
  })

  it('protocol 1.5: an output is found by 6 and by 7 characters, and by nothing else', () => {
    expect(catalogue.layout('output', 'VAD1AC0')).toBe(catalogue.layout('output', 'VAD1AC'))
    expect(catalogue.layout('output', 'VAD1AC00')).toBeUndefined()
    expect(catalogue.layout('output', '*CIDA')).toBeUndefined()
    expect(catalogue.layout('input', 'XXX')).toBeUndefined()
  })

  it('protocol, decisions: VAD2AC shares the layout of VAD1AC, VAD419 fills the entry screen of IDA', () => {
    expect(catalogue.layout('output', 'VAD2AC')?.segments).toBe(catalogue.layout('output', 'VAD1AC')?.segments)
    expect(catalogue.layout('output', 'VAD419')).toMatchObject({
      direction: 'output',
      code: 'VAD419',
      resultLineFirst: false,
    })
    expect(catalogue.layout('output', 'VAD419')?.segments).toBe(catalogue.layout('input', 'IDA')?.segments)
  })

  it.each([
    ['CAW', 'CAW11'],
    ['CLR', 'CLR11'],
    ['CMF', 'CMF11'],
    ['CRM', 'CRM11'],
    ['SEA', 'SEB'],
    ['SFA', 'SFB'],
    ['SMA', 'SMB'],
    ['PLR02', 'PLR01'],
  ])('protocol, decisions: %s takes the layout of %s', (code, source) => {
    expect(catalogue.layout('input', code)?.segments).toBe(catalogue.layout('input', source)?.segments)
    expect(catalogue.layout('input', code)?.code).toBe(code)
  })

  it('protocol, layout oddities: a group takes as many numbers as it has lines on the wire', () => {
    expect(groups(catalogue.layout('output', 'VAA012'))).toEqual(['100+7x50', '450+4x50'])
    expect(groups(catalogue.layout('output', 'VAA212'))).toEqual(['98+7x50', '448+4x50'])
    expect(groups(catalogue.layout('output', 'VAS052'))).toEqual(['70+13x30', '460+12x100'])
    expect(groups(catalogue.layout('output', 'VAS054'))).toEqual(['78+16x30', '558+25x50'])
    // Here the layout lists rows 2 to 50 one by one: they are single items.
    expect(groups(catalogue.layout('output', 'VAA091'))).toEqual(['1735+4x50'])
    expect(groups(catalogue.layout('output', 'VAS501'))).toEqual(['338+9x100'])
    expect(catalogue.layout('output', 'VAS501')?.segments).toHaveLength(338)
  })

  it('protocol 1.4: inquiry screens number from 2, registration screens from 1', () => {
    for (const code of ['VAD0AP', 'VAE0LC', 'VAQ001', 'VAL094', 'VAS052', 'VAS054']) {
      expect(catalogue.layout('output', code)?.resultLineFirst, code).toBe(true)
    }
    for (const code of ['VAD0AA', 'VAD0AB', 'VAE0LA', 'VAE0LB', 'VAS006']) {
      expect(catalogue.layout('output', code)?.resultLineFirst, code).toBe(false)
    }
    const numberedFromTwo = catalogue.layouts().filter((layout) => layout.resultLineFirst)
    // 47 as published, and VAS052, VAS054, whose first row the published table had spoilt.
    expect(numberedFromTwo).toHaveLength(49)
  })

  it('protocol, layout oddities: the numbers of every layout are its lines on the wire, without a gap', () => {
    for (const layout of catalogue.layouts()) {
      let line = layout.resultLineFirst ? 2 : 1
      for (const segment of layout.segments) {
        expect(segment.kind, layout.code).not.toBe('gap')
        if (segment.kind === 'item') expect(segment.item.no, layout.code).toBe(line++)
        if (segment.kind !== 'group') continue
        expect(segment.items.map((item) => item.no)).toEqual(segment.items.map((_, i) => line + i))
        line += segment.items.length * segment.max
      }
    }
  })

  it('protocol 2: signed and attachments as the procedures say', () => {
    for (const code of ['IDA', 'IDC', 'EDA', 'EDC', 'HYS', 'IVA'])
      expect(catalogue.procedure(code)?.signed, code).toBe(true)
    for (const code of ['IDB', 'IID', 'TCC', 'MSB', 'ROT', '#REP1', '?A2', '?A3'])
      expect(catalogue.procedure(code)?.signed, code).toBe(false)
    const files = catalogue.procedures().filter((procedure) => procedure.attachments)
    expect(files.map((procedure) => procedure.code)).toEqual(['HYE', 'HYS', 'MSB'])
    expect(catalogue.procedure('XXX')).toBeUndefined()
  })

  it('protocol 4: official results of a procedure, and the system family for all', () => {
    expect(catalogue.isOfficialResult('IDA', 'R1088')).toBe(true)
    expect(catalogue.isOfficialResult('TCC', 'R1088')).toBe(false)
    expect(catalogue.isOfficialResult('TCC', 'A0008')).toBe(true)
    expect(catalogue.isOfficialResult('IDA', 'Z9999')).toBe(false)
  })

  it('protocol 4: every code of the system family has our own text, in Vietnamese with diacritics, with what to do', () => {
    const official = readCsv('result-codes.csv', readFileSync(new URL('result-codes.csv', FOLDER), 'utf8'), [
      'procedure',
      'code',
      'item',
    ])
    const family = official.filter((row) => row.fields[0] === 'SYS').map((row) => row.fields[1] as string)
    expect(family).toHaveLength(28)
    for (const code of [
      ...family,
      '00000',
      'E0001',
      'S0900',
      'S0999',
      'E9990',
      'U0001',
      'U0004',
      'E123',
      'E134',
      'E135',
    ]) {
      const text = catalogue.text('IDA', code)
      expect(text, code).toBeDefined()
      expect(`${text?.vi} ${text?.todo}`, code).toMatch(
        /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/,
      )
    }
    expect(catalogue.text('IDA', 'Z9999')).toBeUndefined()
  })

  it('protocol 4: every text is for a code of that procedure', () => {
    for (const name of readdirSync(new URL('results/', FOLDER))) {
      const procedure = name.replace('.csv', '')
      if (procedure === 'SYS') continue
      const rows = readCsv(name, readFileSync(new URL(`results/${name}`, FOLDER), 'utf8'), [
        'code',
        'item',
        'vi',
        'todo',
        'en',
      ])
      const strangers = rows
        .map((row) => row.fields[0] as string)
        .filter((code) => !catalogue.isOfficialResult(procedure, code))
      expect(strangers, name).toEqual([])
    }
  })

  it.each([
    ...['IDA', 'EDA', 'IDB', 'IDC', 'EDB', 'EDC', 'IID', 'IEX', 'TCC'].map((code) => ['input', code] as const),
    ...['VAD0AA', 'VAD1AC', 'VAD1AG', 'VAF801', 'VAF803', 'VAF804', 'VAE0LA', 'VAE1LD', 'VAE1LF'].map(
      (code) => ['output', code] as const,
    ),
    ...['VAQ001', 'VAD0AP', 'VAE0LC', 'VAD419', 'VAE400', 'VAD487', 'VAE474'].map((code) => ['output', code] as const),
  ])('protocol 5: every item of %s %s has a Vietnamese label', (direction, code) => {
    const items = (catalogue.layout(direction, code)?.segments ?? []).flatMap((s) =>
      s.kind === 'item' ? [s.item] : s.kind === 'group' ? s.items : [],
    )
    expect(items.length).toBeGreaterThan(0)
    expect(
      items.filter((item) => item.term !== '' && catalogue.label(item.term) === undefined).map((item) => item.term),
    ).toEqual([])
  })

  it('protocol 1.1: the layout of a message follows from its output code, else from its procedure', () => {
    expect(messageLayout(catalogue, { ...BLANK_HEADER, procedure: 'IDA' })?.code).toBe('IDA')
    expect(messageLayout(catalogue, { ...BLANK_HEADER, procedure: 'IDA', output: 'VAD0AA0' })?.code).toBe('VAD0AA')
    expect(messageLayout(catalogue, { ...BLANK_HEADER, procedure: 'IDA', output: '*CIDA' })).toBeUndefined()
  })
})

describe('catalogue files', () => {
  const columns = 'no,id,term,type,length,required,repeat\n'
  const read = (rows: string) => readLayout('L.csv', columns + rows, 'input', 'L', 'p')

  it.each([
    ['1,ICN,x,Q,12,M,\n', 'L.csv:2: type must be A, I, F or W, got "Q"'],
    ['1,ICN,x,A,0,M,\n', 'L.csv:2: length must be a whole number from 1, got "0"'],
    ['1,ICN,x,A,1,X,\n', 'L.csv:2: required must be M, C or nothing, got "X"'],
    ['1,icn,x,A,1,M,\n', 'L.csv:2: id must be 1 to 6 of A-Z, 0-9, _, got "icn"'],
    ['3,ICN,x,A,1,M,\n', 'L.csv:2: items number from 1, or from 2 for an inquiry screen, got 3'],
    ['1,A,x,A,1,,5\n3,B,x,A,1,,\n', 'L.csv:3: item 3 lies inside what comes before it, 6 or above expected'],
    ['1,A,x,A,1,\n', 'L.csv:2: 7 fields (no,id,term,type,length,required,repeat) expected, got 6'],
    ['1,A,"x,A,1,,\n', 'L.csv:2: a quote that is never closed'],
    ['', 'L.csv:1: a layout has at least one item'],
  ])('a bad layout row %j names file, line and what is allowed', (rows, message) => {
    expect(() => read(rows)).toThrow(message)
  })

  it('protocol, layout oddities: a number that jumps without a group leaves a gap, a blank item', () => {
    expect(read('1,A,x,A,1,,\n4,B,"y, ""z""",A,1,,\n').segments.map((s) => s.kind)).toEqual([
      'item',
      'gap',
      'gap',
      'item',
    ])
  })

  it('a missing file is named', () => {
    expect(() => buildCatalogue(new Map())).toThrow('procedures.csv: the file is missing')
  })
})
