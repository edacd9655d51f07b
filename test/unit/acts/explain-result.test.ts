import { describe, expect, it } from 'vitest'
import { fromForm } from '#protocol/edi/form.ts'
import { explainResult } from '../../../simulator/acts/explain-result.ts'
import { hideSecrets, withoutBase64 } from '../../../simulator/acts/hide-secrets.ts'
import { outputHelp, resultHelp } from '../../../simulator/acts/result-help.ts'
import { catalogue, message, patched } from '../../support/message.ts'

const layout = catalogue.layout('input', 'IDA')
const judged = (head: Record<string, string>, lines: Record<string, string>[]) => {
  if (!layout) throw new Error('no IDA')
  return { layout, content: fromForm(layout, { head, lines }) }
}
const explain = (code: string, item: string, line: number, head = {}, lines: Record<string, string>[] = []) =>
  explainResult(catalogue, 'IDA', { code, item, line }, judged(head, lines))

describe('screens, Words: item, line, what was sent and what to do', () => {
  it('R1088 names the line and shows the sum that does not hold', () => {
    const good = { UPR: '26', QN1: '40', QT1: 'PCE', TSC: 'PCE' }
    const result = explain('R1088', 'BPR', 3, {}, [{}, {}, { ...good, BPR: '1000.5' }])
    expect(result.text.vi).toContain('Dòng 3')
    expect(result.text.vi).toContain('26 × 40 = 1.040')
    expect(result.text.vi).toContain('1.000,5')
    expect(result.text.en).toContain('26 × 40 = 1.040')
    expect(result.todo.vi).toContain('BPR')
    expect(result).toMatchObject({ item: 'BPR', line: 3, ok: false })
  })

  it('R1088 by the second quantity, when the price is per that unit; without numbers the text stands alone', () => {
    const second = { UPR: '2.5', QN1: '7', QT1: 'KGM', QN2: '1000', QT2: 'PCE', TSC: 'PCE', BPR: '1' }
    expect(explain('R1088', 'BPR', 1, {}, [second]).text.vi).toContain('QN2: 2,5 × 1.000 = 2.500')
    expect(explain('R1088', 'BPR', 1, {}, [{}]).text.vi).not.toContain('×  =')
  })

  it('a value that was sent is quoted; a blank one is called blank; no brace is left in any text', () => {
    expect(explain('S0054', 'CH', 0, { CH: '99XX' }).text.vi).toContain('(CH) “99XX”')
    expect(explain('S0054', 'CH', 0).text.vi).toContain('(CH) (để trống)')
    for (const procedure of ['IDA', 'IDC', 'EDA', 'EDC', 'SYS'])
      for (const code of catalogue.textCodes(procedure)) {
        const { text, todo } = explainResult(catalogue, procedure, { code, item: 'CMD', line: 2 })
        for (const words of [text.vi, text.en, todo.vi]) expect(words).not.toMatch(/[{}]/)
      }
  })

  it('a text of the system family gets the item with its label and the line in front', () => {
    const result = explainResult(catalogue, 'TEA', { code: 'S0900', item: 'CMN', line: 2 }, judged({}, []))
    expect(result.text.vi).toMatch(/^Dòng 2, CMN · .+: Chỉ tiêu có ký tự/)
    expect(result.text.en).toMatch(/^Line 2, CMN · /)
  })

  it('a code without words is still told', () => {
    expect(explain('R9999', '0000', 0).text.vi).toContain('chưa có lời giải thích')
    expect(explainResult(catalogue, '', { code: 'E134', item: '0000', line: 0 }).text.vi).toContain('chữ ký')
  })
})

describe('issue 3, help where one stands', () => {
  it('a result code of a procedure, in general words', () => {
    const found = resultHelp(catalogue, 'IDA', 'S0054')
    expect(found.ok && found.value).toMatchObject({ official: true, item: 'CH' })
    expect(found.ok && found.value.text.vi).not.toMatch(/[{}]/)
    expect(resultHelp(catalogue, 'IDA', 'Z9999').ok).toBe(false)
  })

  it('an output, also with its generation digit', () => {
    const found = outputHelp(catalogue, 'VAD1AC0')
    expect(found.ok && found.value).toMatchObject({ code: 'VAD1AC', kind: 'report' })
    expect(outputHelp(catalogue, 'XXXXXX').ok).toBe(false)
  })
})

describe('contract: the 8 password bytes are masked wherever a message is shown', () => {
  const account = { userId: '02CIA001', password: 'BiMat123', terminalId: 'TRM001', accessKey: 'K' }
  const known = (userId: string): boolean => userId === account.userId
  const shown = (bytes: Uint8Array): string => Buffer.from(hideSecrets(bytes, known)).toString('latin1')

  it('at its place, with length and every other byte unchanged', () => {
    const bytes = message(account, 'TCC')
    expect(shown(bytes)).not.toContain('BiMat123')
    expect(hideSecrets(bytes, known)).toEqual(patched(bytes, 37, '********'))
  })

  it('in a header that is out of place, in a cut one, and in XML however it is written', () => {
    const bytes = message(account, 'TCC')
    for (const broken of [bytes.subarray(3), Buffer.concat([Buffer.from('rác\r\n'), bytes]), bytes.subarray(0, 60)])
      expect(shown(broken)).not.toContain('BiMat123')
    for (const xml of [
      '<Message><Header><Field name="password">BiMat123</Field></Header></Message>',
      "<Message><Field\n name = 'password' ><![CDATA[BiMat123]]></Field>",
      '<Message><Field name="password">BiMat123',
    ])
      expect(shown(Buffer.from(xml))).not.toContain('BiMat123')
  })

  it('base64 of an envelope that could not be read is left out', () => {
    const line = Buffer.from(message(account, 'TCC')).toString('base64').slice(0, 76)
    expect(withoutBase64(`--b\r\n${line}\r\n${line}\r\n`)).not.toContain(line.slice(0, 20))
    expect(withoutBase64('Content-Type: text/plain\r\n')).toBe('Content-Type: text/plain\r\n')
  })
})
