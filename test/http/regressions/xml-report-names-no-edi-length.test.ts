import { expect, it } from 'vitest'
import { fromForm } from '#protocol/edi/form.ts'
import { XML_TYPE } from '#protocol/envelope/write-envelope.ts'
import { readXml } from '#protocol/xml/read-xml.ts'
import { writeXml } from '#protocol/xml/write-xml.ts'
import { catalogue, headerOf } from '../../support/message.ts'
import { declared, member, simulator } from '../../support/simulator.ts'

const bench = simulator()

/** A report pulled in the XML form carried the length of its EDI form, as no other XML answer does. */
it('contract, XML form: #REP1 in XML brings the report in XML, without the length of another form', async () => {
  const who = await member(bench.client)
  const number = await declared(bench.client, who)
  const layout = catalogue.layout('input', '#REP1')
  if (layout === undefined) throw new Error('no layout')
  const { account } = who
  const items = { TRM: account.terminalId, KEY: account.accessKey, MOD: '0' }
  const asked = writeXml(headerOf(account, '#REP1'), layout, fromForm(layout, { head: items, lines: [] }))
  const { bytes } = await bench.client.post(asked, XML_TYPE)
  const report = readXml(bytes, ({ output }) => catalogue.layout('output', output))
  expect(report.header).toMatchObject({ control: 'SSP', output: 'VAD1AC0', dataType: 'P', length: '' })
  expect(report.content.items.get(1)).toBe(number)
})
