/** Messages as the web terminal hands them to the agent. */
import type { Form } from '#protocol/edi/content.ts'
import { encodeItems } from '#protocol/edi/encode.ts'
import { fromForm } from '#protocol/edi/form.ts'
import type { Header } from '#protocol/edi/header.ts'
import { writeMessage } from '#protocol/edi/message.ts'
import { EDI_TYPE } from '#protocol/envelope/write-envelope.ts'
import { readCatalogue } from '../../../../terminal-client/agent/service/catalogue-files.ts'
import type { Submitted } from '../../../../terminal-client/agent/service/examine-message.ts'

export const catalogue = readCatalogue()

let sent = 0

/** An EDI message of `userId`; unlike any other by its carry-over id. */
export function edi(userId: string, procedure: string, form: Form, more: Partial<Header> = {}): Submitted {
  const layout = catalogue.layout('input', procedure)
  if (!layout) throw new Error(`no layout ${procedure}`)
  const carry = `T02CI120261121090000${String(++sent).padStart(6, '0')}`
  const header: Partial<Header> = {
    ...{ control: 'SS', procedure, user: userId, password: 'MATKHAU1', terminal: 'T02CI1', carry },
    ...{ division: '001', end: 'E', system: '1', ...more },
  }
  return { bytes: writeMessage(header, encodeItems(layout, fromForm(layout, form))), contentType: EDI_TYPE }
}

export const importer = 'CÔNG TY TNHH MỘT THÀNH VIÊN DỮ LIỆU CHẠY THỬ'

export const ida = (userId: string): Submitted =>
  edi(userId, 'IDA', {
    head: {
      ICB: 'A11',
      CH: '02CI',
      IMC: '0100100001',
      IMN: importer,
      EPN: 'SAMPLE EXPORT LTD',
      IP3: 'USD',
      IP4: '26000.5',
    },
    lines: [
      { CMD: '84713020', CMN: 'Máy tính xách tay' },
      { CMD: '85171300', CMN: 'Điện thoại thông minh <b>mới</b>' },
    ],
  })

export const idc = (userId: string): Submitted => edi(userId, 'IDC', { head: { ICN: '100000000120' }, lines: [] })

/** A low-value line. */
export const mic = (userId: string, n: number): Submitted =>
  edi(userId, 'MIC', { head: { SKB: '4', IMN: `NGUYỄN VĂN ${n}`, CMN: 'SÁCH', IP3: 'USD', IP4: String(n) }, lines: [] })

export const json = (messages: readonly Submitted[]) => ({
  messages: messages.map(({ bytes, contentType }) => ({ bytes: Buffer.from(bytes).toString('base64'), contentType })),
})
