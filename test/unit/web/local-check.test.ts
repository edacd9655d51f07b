import { describe, expect, it } from 'vitest'
import type { StoredContent } from '../../../simulator/api/terminal.ts'
import { formModel } from '../../../terminal-client/web/parts/message-form/form-model.ts'
import { checkLocally } from '../../../terminal-client/web/parts/message-form/local-check.ts'
import { viewOf } from './message-form-support.ts'

/** The form of the items alone, as for a procedure that the sandbox does not work out. */
function found(procedure: string, values: Record<string, string>) {
  const model = formModel(viewOf(procedure))
  const items: Record<string, string> = {}
  for (const [id, value] of Object.entries(values)) {
    const item = model.find(id, 0)
    if (item === undefined) throw new Error(`${procedure} has no ${id}`)
    items[item.no] = value
  }
  const content: StoredContent = { items, groups: [] }
  const outcome = checkLocally({
    model,
    content,
    texts: {},
    reference: undefined,
    now: Date.parse('2026-11-28T03:00:00Z'),
    sender: { userId: '02CIA001', unit: '02CI' },
  })
  return (id: string) => outcome.findings.filter(({ item }) => item === id)
}

describe('issue 3 (3): the local check says of each item what is wrong with its value', () => {
  it('a day that there is not stands in the summary too, where no rule of the procedure looks at it', () => {
    const at = found('IVA', { IVD: '31022026' })
    expect(at('IVD').map(({ text }) => text.vi)).toEqual([
      '“31/02/2026” không phải là ngày có thật; nhập ngày/tháng/năm, ví dụ 05/01/2026.',
    ])
    expect(found('IVA', { IVD: '28022026' })('IVD')).toEqual([])
  })

  it('S0900 names the value or the sign, never a line 0 or another item', () => {
    const at = found('IDA', { BNO: 'abc', ICB: 'A$1', IMN: 'a\u0007b' })
    expect(at('BNO')[0]?.text.vi).toBe('“abc” không phải là số nguyên; chỉ nhập chữ số, ví dụ 1234.')
    expect(at('ICB')[0]?.text.vi).toContain('“$”')
    expect(at('IMN')[0]?.text.vi).toContain('ký tự điều khiển')
    for (const { text } of ['BNO', 'ICB', 'IMN'].flatMap(at)) expect(text.vi).not.toMatch(/dòng 0|UPR/)
  })

  it('S0999 tells how long it is and how long it may be: bytes for accented text, characters for the rest', () => {
    const at = found('IDA', { IMN: 'Đ'.repeat(151), IMC: '99000000091234567' })
    expect(at('IMN')[0]).toMatchObject({ code: 'S0999', text: { vi: expect.stringContaining('302/300 byte') } })
    expect(at('IMC')[0]).toMatchObject({ code: 'S0999', text: { vi: 'Quá dài: 17 ký tự, tối đa 13.' } })
    expect(found('IDA', { BNO: '1e3' })('BNO').map(({ text }) => text.vi)).toEqual([
      '“1e3” không phải là số nguyên; chỉ nhập chữ số, ví dụ 1234.',
      'Quá dài: 3 ký tự, tối đa 2.',
    ])
  })
})
