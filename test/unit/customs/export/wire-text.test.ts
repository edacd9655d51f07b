import { describe, expect, it } from 'vitest'
import { asciiText, officeShortName, wideText } from '#customs/outputs/wire-text.ts'

describe('protocol 1.2: texts that the system puts into items', () => {
  it('protocol 1.2 type A: diacritics dropped, upper case, nothing outside space to ] and no $', () => {
    expect(asciiText('Đường số 5, khu vực Thủ Đức', 100)).toBe('DUONG SO 5, KHU VUC THU DUC')
    expect(asciiText('a$b{c}~d\te', 20)).toBe('A B C D E')
    expect(asciiText('ABCDEFG', 3)).toBe('ABC')
    expect(asciiText('AB CD', 3)).toBe('AB')
  })

  it('protocol 1.2 type W: the length counts bytes and no character is split', () => {
    expect(wideText('Kiểm', 4)).toBe('Ki')
    expect(wideText('Kiểm', 5)).toBe('Kiể')
    expect(wideText('dòng 1\r\ndòng 2', 100)).toBe('dòng 1 dòng 2')
    expect(wideText('a🚢b', 4)).toBe('a')
    expect(wideText('a🚢b', 5)).toBe('a🚢')
  })

  it('SIM-defined: an office name in ten characters still tells offices apart', () => {
    expect(officeShortName('Chi cục Hải quan Gia Lâm')).toBe('GIALAM')
    expect(officeShortName('Chi cục HQ CK Cảng Sài Gòn KV I')).toBe('CKCSGKVI')
    expect(officeShortName('Chi cục HQ CK Cảng Sài Gòn KV II')).toBe('CKCSGKVII')
    expect(officeShortName('Chi cục Hải quan cửa khẩu Cảng Sài Gòn khu vực I')).toBe('CKCSGKVI')
    expect(officeShortName('')).toBe('')
  })
})
