import { describe, expect, it } from 'vitest'
import { oddityOf } from '#protocol/forms/item-oddity.ts'

describe('issue 3 (3): what is wrong with a value by itself is told at its field', () => {
  it.each(['31022026', '29022027', '00000000', '1/1/26', 'HÔM QUA', '01132026', '0101202'])(
    'protocol 1.2: %s is no day of the calendar',
    (value) => expect(oddityOf('date', 'A', 8, value)).toEqual({ kind: 'date' }),
  )
  it.each(['29022028', '31122026'])('protocol 1.2: %s is one', (value) =>
    expect(oddityOf('date', 'A', 8, value)).toBeUndefined(),
  )

  it('protocol 1.2: times of a day of 24 hours, with seconds where the item holds them', () => {
    for (const value of ['2400', '1260', '8:30', '83'])
      expect(oddityOf('time', 'A', 4, value)).toEqual({ kind: 'time' })
    expect(oddityOf('time', 'A', 4, '2359')).toBeUndefined()
    expect(oddityOf('time', 'A', 6, '235959')).toBeUndefined()
    expect(oddityOf('time', 'A', 4, '235959')).toMatchObject({ kind: 'tooLong', bytes: 6, length: 4 })
  })

  it('protocol 1.2: signs outside of the type, the first of them where one can be pointed at', () => {
    expect(oddityOf('code', 'A', 5, 'A$1')).toEqual({ kind: 'signs', type: 'A', sign: '$' })
    expect(oddityOf('text', 'A', 20, 'Hà Nội')).toEqual({ kind: 'signs', type: 'A', sign: 'à' })
    expect(oddityOf('text', 'W', 20, 'a\u0007b')).toEqual({ kind: 'signs', type: 'W', sign: '\u0007' })
    expect(oddityOf('integer', 'I', 5, '1,5')).toEqual({ kind: 'signs', type: 'I', sign: '' })
    expect(oddityOf('text', 'W', 20, 'nhãn 😀')).toBeUndefined()
  })

  it('protocol 1.2: lengths are bytes of UTF-8: 100 letters Đ are 200 bytes', () => {
    expect(oddityOf('longText', 'W', 199, 'Đ'.repeat(100))).toEqual({
      kind: 'tooLong',
      type: 'W',
      bytes: 200,
      length: 199,
    })
    expect(oddityOf('longText', 'W', 200, 'Đ'.repeat(100))).toBeUndefined()
    expect(oddityOf('text', 'W', 7, '😀😀')).toMatchObject({ bytes: 8 })
  })

  it('an empty field is for the check of mandatory items', () => expect(oddityOf('date', 'A', 8, '')).toBeUndefined())
})
