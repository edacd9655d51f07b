import { describe, expect, it } from 'vitest'
import { CodeList } from '../../../terminal-client/web/fields/code-list.ts'

const option = (code: string, name: string, nameEn = name) => ({ code, name, nameEn, extra: {} })
const list = new CodeList([
  option('1', 'Đường không', 'Air'),
  option('2', 'Đường biển (container)', 'Sea, container'),
  option('3', 'Đường biển (hàng rời)', 'Sea, bulk'),
  option('JP', 'Nhật Bản', 'Japan'),
  option('JPTYO', 'Tokyo', 'Tokyo'),
])
const codes = (text: string, most?: number) => list.search(text, most).map(({ code }) => code)

describe('issue 3: code look-up by code or name, with and without diacritics', () => {
  it('issue 3: the code itself comes first, then codes that begin so', () => {
    expect(codes('jp')).toEqual(['JP', 'JPTYO'])
    expect(codes('2')).toEqual(['2'])
  })
  it('issue 3: names with diacritics, without, and in English', () => {
    expect(codes('đường biển')).toEqual(['2', '3'])
    expect(codes('duong bien')).toEqual(['2', '3'])
    expect(codes('nhat')).toEqual(['JP'])
    expect(codes('bulk')).toEqual(['3'])
  })
  it('issue 3: words in any order, and none too many', () => {
    expect(codes('roi bien')).toEqual(['3'])
    expect(codes('duong', 1)).toEqual(['1'])
    expect(codes('zzz')).toEqual([])
    expect(codes('')).toHaveLength(5)
  })
})
