import { describe, expect, it } from 'vitest'
import { eda } from '#customs/procedures/eda/eda.ts'
import { ida } from '#customs/procedures/ida/ida.ts'
import { facts as exportFacts, exportForm } from '../customs/export/sample.ts'
import { accepted, facts, importForm, rejections } from '../customs/import/sample.ts'

/** What the system fills in was filled in before the checks looked, so that these could never find anything. */
describe('the system fills in only what it knows, and leaves what is wrong to the checks', () => {
  const imported = (head: Readonly<Record<string, string>>) => ida.decide(importForm(head), undefined, facts())
  const exported = (head: Readonly<Record<string, string>>) => eda.decide(exportForm(head), undefined, exportFacts())

  it('S1024, S1027: a place without a code of its own (XXZZZ) gets no name from the lists', () => {
    expect(rejections(imported({ PSC: 'JPZZZ', PSN: '' }))).toContain('S1027-PSN-0')
    expect(rejections(imported({ DST: 'VNZZZ', DSN: '' }))).toContain('S1024-DSN-0')
    expect(rejections(exported({ DSC: 'JPZZZ', DSN: '' }))).toContain('S1027-DSN-0')
    expect(rejections(exported({ PSC: 'VNZZZ', PSN: '' }))).toContain('S1024-PSN-0')
    expect(accepted(imported({ PSC: 'JPZZZ', PSN: 'SMALL PORT' })).declaration?.form.head.PSN).toBe('SMALL PORT')
  })

  it('S1013: a weight in pounds is checked as it was entered', () => {
    expect(rejections(imported({ GW: '1234567', GWT: 'LBR' }))).toContain('S1013-GW-0')
    expect(rejections(imported({ GW: '100.1234', GWT: 'LBR' }))).toContain('S1013-GW-0')
    expect(accepted(imported({ GW: '999999.999', GWT: 'LBR' })).declaration?.form.head).toMatchObject({ GWT: 'KGM' })
  })
})
