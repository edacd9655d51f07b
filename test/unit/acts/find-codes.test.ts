import { describe, expect, it } from 'vitest'
import { LIST_NAMES } from '#customs/reference/list-names.ts'
import { codeListTitle } from '../../../simulator/acts/code-list-titles.ts'
import { codeEntry, codeIndex } from '../../../simulator/acts/find-codes.ts'
import { folded, ranker } from '../../../simulator/acts/folded-text.ts'
import { loadCatalogue } from '../../../simulator/library/load-catalogue.ts'
import { loadReference } from '../../../simulator/library/load-reference.ts'

const office = { catalogue: loadCatalogue(), reference: loadReference() }

const rankOf = (wanted: string, code: string, name: string) => ranker(wanted)(code, name)

describe('experience, Ctrl-K: codes found by code or name, without diacritics', () => {
  it('folded: no marks, no case, đ as d', () => {
    expect(folded('ĐƯỜNG Biển Tiếng Việt')).toBe('duong bien tieng viet')
  })

  it('the code itself goes before codes that begin so, names that begin so, words of a name, words anywhere', () => {
    const ranks = [
      rankOf('02ci', '02ci', 'x'),
      rankOf('02', '02ci', 'x'),
      rankOf('cang', '02ci', 'cang sai gon'),
      rankOf('sai gon', '02ci', 'cang sai gon'),
      rankOf('gon cang', '02ci', 'cang sai gon'),
      rankOf('hai phong', '02ci', 'cang sai gon'),
    ]
    expect(ranks).toEqual([0, 1, 2, 3, 4, -1])
  })

  it('every result code that has a text, every output, every entry of every list stands in the index once', () => {
    const { result, output, code } = codeIndex(office)
    const paths = [...result, ...output, ...code].map(({ hit }) => hit.path)
    const known = new Set(paths)
    expect(known.size).toBe(paths.length)
    expect(result.find(({ hit }) => hit.code === 'R1088')?.hit.path).toMatch(/^\/help\/result\.\w+\.R1088$/)
    expect(output).toHaveLength(office.catalogue.outputs().length)
    let entries = 0
    for (const list of LIST_NAMES) {
      const codes = new Set(office.reference.codes(list).map((entry) => entry.code))
      for (const one of codes) expect(known.has(`/help/code.${list}.${encodeURIComponent(one)}`)).toBe(true)
      entries += codes.size
      expect(codeListTitle(list).vi).not.toBe('')
    }
    expect(code).toHaveLength(entries)
    expect(JSON.stringify(result.map(({ hit }) => hit.title))).not.toMatch(/\{\w+\}/)
  })

  it('an entry by list and code; a list or code that is none is told by name', () => {
    expect(codeEntry(office, 'offices', '02CI')).toMatchObject({ ok: true, value: { code: '02CI' } })
    for (const [list, code] of [
      ['offices', 'XXXX'],
      ['__proto__', 'x'],
      ['nolist', '02CI'],
    ] as const)
      expect(codeEntry(office, list, code)).toMatchObject({ ok: false, problem: { status: 404 } })
  })
})
