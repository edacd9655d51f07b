import { describe, expect, it } from 'vitest'
import { parseList } from '../../../../terminal-client/web/features/people/parse-list.ts'
import { suggestLogin } from '../../../../terminal-client/web/features/people/suggest-login.ts'

const UNITS = [
  { code: '02CI', name: 'Chi cục Hải quan cửa khẩu Cảng Sài Gòn khu vực I' },
  { code: '03CC', name: 'Chi cục Hải quan Đình Vũ' },
]
const parse = (text: string, known: readonly string[] = []) => parseList(text, UNITS, new Set(known))

describe('product, accounts: a list of people as it is pasted', () => {
  it('from Excel: tabs, heading left out, units by code or name, roles by name with and without diacritics', () => {
    const text = [
      'Tên đăng nhập\tHọ tên\tĐơn vị\tVai trò',
      'An.NV\tNguyễn Văn An\t02ci\tDoanh nghiệp / Hải quan',
      'bich\t Lê  Thị Bích \tchi cuc hai quan dinh vu\tgiang vien',
      '',
      'cuong\tTrần Cường\t03CC\tBTK+cntt',
    ].join('\r\n')
    expect(parse(text)).toEqual([
      { login: 'an.nv', name: 'Nguyễn Văn An', unit: '02CI', roles: ['business', 'customs'] },
      { login: 'bich', name: 'Lê Thị Bích', unit: '03CC', roles: ['trainer'] },
      { login: 'cuong', name: 'Trần Cường', unit: '03CC', roles: ['board', 'it'] },
    ])
  })

  it('from CSV: byte order mark, semicolons or commas, quotes with the separator and quotes inside', () => {
    expect(parse('\uFEFFan;"Nguyễn ""A"" An; con";02CI;dn/hq')).toEqual([
      { login: 'an', name: 'Nguyễn "A" An; con', unit: '02CI', roles: ['business', 'customs'] },
    ])
    expect(parse('an,Nguyễn An,02CI,dn,hq')[0]?.roles).toEqual(['business', 'customs'])
  })

  it('letters in several signs (NFD) become one; an unknown unit or role stays as typed, for its fault to name it', () => {
    const [row] = parse(`an\t${'Đặng Ánh'.normalize('NFD')}\tXXXX\tvua`)
    expect(row).toEqual({ login: 'an', name: 'Đặng Ánh'.normalize('NFC'), unit: 'XXXX', roles: ['vua'] })
  })

  it('customs.md, Rights: the sub-section of an officer stands in a column of its own or behind the unit; the nought that Excel took comes back', () => {
    const row = { login: 'an', name: 'Nguyễn An', unit: '02CI', roles: ['customs'], subsection: '02' }
    for (const text of [
      'an\tNguyễn An\t02CI\tHải quan\t2',
      'an;Nguyễn An;02CI-02;hq',
      'an,Nguyễn An,02ci - 2,hq',
      'an\tNguyễn An\t02CI\thq\tĐội 02',
    ])
      expect(parse(text)).toEqual([row])
    expect(parse('an\tNguyễn An\t02CI\thq\t')[0]).not.toHaveProperty('subsection')
  })

  it('an empty log-in is made from the name, beside those that exist and those of the list', () => {
    const rows = parse('\tNguyễn Thị Đào\t02CI\tdn\n\tNgô Thanh Đào\t02CI\tdn', ['daont'])
    expect(rows.map(({ login }) => login)).toEqual(['daont2', 'daont3'])
  })

  it('a person called Hồ Tên is no heading', () => {
    expect(parse('hoten\tHồ Tên\t02CI\tdn')).toHaveLength(1)
  })
})

describe('product, accounts: a suggested log-in', () => {
  it('given name, then initials, without diacritics; a number when taken; long enough for the rule', () => {
    const none = new Set<string>()
    expect(suggestLogin('Nguyễn Thị Diễn Tập', none)).toBe('tapntd')
    expect(suggestLogin('  Đỗ   Ơn ', none)).toBe('ond')
    expect(suggestLogin('Ý', none)).toBe('y00')
    expect(suggestLogin('', none)).toBe('')
    expect(suggestLogin('Lê An', new Set(['anl', 'anl2']))).toBe('anl3')
    expect(suggestLogin(`${'Rất '.repeat(60)}Dài`, none)).toMatch(/^[a-z0-9][a-z0-9.-]{2,39}$/)
  })
})
