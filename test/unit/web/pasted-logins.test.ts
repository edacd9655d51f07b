import { describe, expect, it } from 'vitest'
import { pastedLogins } from '../../../terminal-client/web/features/classroom/pasted-logins.ts'

describe('programme.md, class worlds: a pasted list of log-ins', () => {
  it('one a line, or parted by commas, semicolons, blanks; small letters, each once', () => {
    expect(pastedLogins('An.Nguyen\r\nbinh; chi,dung  an.nguyen\n\n')).toEqual(['an.nguyen', 'binh', 'chi', 'dung'])
    expect(pastedLogins(' \n\t\n')).toEqual([])
  })

  it('of a table the first column counts: names beside it are no log-ins', () => {
    expect(pastedLogins('an.nguyen\tNguyễn Văn An\t02CI\nbinh\tTrần Bình\t01B1')).toEqual(['an.nguyen', 'binh'])
  })
})
