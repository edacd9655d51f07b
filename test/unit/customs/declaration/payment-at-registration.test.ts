import { describe, expect, it } from 'vitest'
import { paymentAtRegistration } from '#customs/procedures/payment-at-registration.ts'
import { assessment, exportDraft, exportForm, importDraft, reference } from '../export/sample.ts'

const owing = (head: Readonly<Record<string, string>>) => ({
  direction: 'export' as const,
  form: exportForm(head),
  assessment: assessment('1000'),
})

describe('customs.md value 7: how the tax stands at registration', () => {
  it.each([
    ['pay now (ENC D) is owed', { ENC: 'D' }, 'owed'],
    ['no choice stated is owed', { ENC: '' }, 'owed'],
    ['an individual guarantee (ENC A) covers it', { ENC: 'A' }, 'guaranteed'],
    ['a general guarantee (ENC B) covers it', { ENC: 'B' }, 'guaranteed'],
    ['a deferral without guarantee (ENC C) covers it', { ENC: 'C' }, 'guaranteed'],
    ['a bank that pays out of a limit (BRC) has paid it', { ENC: 'D', BRC: 'SIM0000103' }, 'paid'],
    ['a priority enterprise pays next month', { ENC: 'D', EPC: '9900000017' }, 'guaranteed'],
  ] as const)('%s', (_, head, payment) => {
    expect(paymentAtRegistration(owing(head), { reference })).toBe(payment)
  })

  it('no tax, nothing owed, whatever was stated', () => {
    expect(paymentAtRegistration(exportDraft(), { reference })).toBe('none')
    expect(paymentAtRegistration(exportDraft({ form: exportForm({ ENC: 'A' }) }), { reference })).toBe('none')
  })

  it('the importer counts on the import side', () => {
    const draft = importDraft()
    expect(paymentAtRegistration(draft, { reference })).toBe('owed')
    const priority = { ...draft, form: { ...draft.form, head: { ...draft.form.head, IMC: '9900000017' } } }
    expect(paymentAtRegistration(priority, { reference })).toBe('guaranteed')
  })
})
