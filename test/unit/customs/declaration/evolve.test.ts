import { describe, expect, it } from 'vitest'
import type { Channel, Payment } from '#customs/declaration/declaration.ts'
import * as evolve from '#customs/declaration/evolve.ts'
import { assessment, DAY, exportDraft, exportForm, importDraft, MINUTE, NOW, OFFICER, OWNER } from '../export/sample.ts'

const officer = { at: NOW, by: OFFICER }
const declared = (channel: Channel, payment: Payment) =>
  evolve.declare(importDraft(), { channel, payment, at: NOW, by: OWNER })

describe('protocol 6: drafts', () => {
  it('protocol 6: IDA makes a draft that belongs to its sender', () => {
    const draft = importDraft()
    expect(draft).toMatchObject({ phase: 'draft', owner: OWNER, payment: 'none', preRegisteredAt: NOW - MINUTE })
    expect(draft.history).toEqual([{ at: NOW - MINUTE, by: OWNER, what: 'IDA', phase: 'draft' }])
    expect(exportDraft().history[0]?.what).toBe('EDA')
  })

  it('customs.md, Declaration kinds: a re-submission keeps the number and starts seven new days', () => {
    const form = exportForm({ NO: '20' })
    const next = evolve.resubmit(exportDraft(), { form, assessment: assessment('5'), at: NOW + DAY, by: OWNER })
    expect(next).toMatchObject({ number: '300000000010', editedAt: NOW + DAY, preRegisteredAt: NOW - MINUTE, form })
    expect(next.assessment.totalTax).toBe('5')
    expect(next.history.map((entry) => entry.what)).toEqual(['EDA', 'EDA'])
  })

  it('protocol 6: an expired draft says so in its history', () => {
    expect(evolve.expire(exportDraft(), { at: NOW, by: 'clock' })).toMatchObject({
      phase: 'expired',
      history: [{ what: 'EDA' }, { what: 'expire', phase: 'expired', at: NOW }],
    })
  })
})

describe('protocol 6: IDC/EDC', () => {
  it.each([
    [1, 'none', 'cleared'],
    [1, 'guaranteed', 'cleared'],
    [1, 'paid', 'cleared'],
    [1, 'owed', 'awaitingPayment'],
    [2, 'none', 'awaitingReceipt'],
    [2, 'owed', 'awaitingReceipt'],
    [3, 'owed', 'awaitingReceipt'],
    [3, 'guaranteed', 'awaitingReceipt'],
  ] as const)('protocol 6: channel %i with payment %s leads to %s', (channel, payment, phase) => {
    const next = declared(channel, payment)
    expect(next).toMatchObject({ phase, channel, payment, declaredAt: NOW })
    expect(next.clearedAt).toBe(phase === 'cleared' ? NOW : undefined)
    expect(next.paidAt).toBe(payment === 'paid' ? NOW : undefined)
    expect(next.history.at(-1)).toEqual({ at: NOW, by: OWNER, what: 'IDC', phase })
  })
})

describe('customs.md, Channel and officers: the examination', () => {
  it('channel 2: received, documents passed, cleared', () => {
    const received = evolve.receive(declared(2, 'none'), officer)
    expect(received).toMatchObject({ phase: 'examining', examination: { receivedAt: NOW } })
    const checked = evolve.documentResult(received, { ...officer, passed: true, note: 'Hồ sơ đủ' })
    expect(checked).toMatchObject({
      phase: 'checked',
      examination: { documentResult: { passed: true, note: 'Hồ sơ đủ' } },
    })
    expect(checked.history.at(-1)).toEqual({ ...officer, what: 'documentResult', phase: 'checked', note: 'Hồ sơ đủ' })
    expect(evolve.clear(checked, officer)).toMatchObject({ phase: 'cleared', clearedAt: NOW })
  })

  it('channel 2: a failed document check stays open', () => {
    const received = evolve.receive(declared(2, 'none'), officer)
    expect(evolve.documentResult(received, { ...officer, passed: false }).phase).toBe('examining')
  })

  it('channel 3: documents passed still leaves the goods to be seen', () => {
    const documents = evolve.documentResult(evolve.receive(declared(3, 'none'), officer), { ...officer, passed: true })
    expect(documents.phase).toBe('examining')
    const ordered = evolve.orderInspection(documents, { ...officer, percent: 10, place: '02CIS01', note: 'Mở 1 cont' })
    expect(ordered.phase).toBe('inspecting')
    expect(ordered.examination.inspection).toEqual({ orderedAt: NOW, percent: 10, place: '02CIS01', note: 'Mở 1 cont' })
    expect(evolve.inspectionResult(ordered, { ...officer, passed: false }).phase).toBe('inspecting')
    const seen = evolve.inspectionResult(ordered, { ...officer, passed: true })
    expect(seen.phase).toBe('checked')
    expect(seen.examination.inspection).toMatchObject({ percent: 10, result: { at: NOW, passed: true, note: '' } })
  })

  it('an inspection result without an order is a bug of the caller', () => {
    expect(() => evolve.inspectionResult(declared(3, 'none'), { ...officer, passed: true })).toThrow(
      'no inspection order',
    )
  })

  it('contract, actions: paying a green declaration that only waited for it clears it', () => {
    expect(evolve.confirmPayment(declared(1, 'owed'), officer)).toMatchObject({
      phase: 'cleared',
      payment: 'paid',
      paidAt: NOW,
      clearedAt: NOW,
    })
  })

  it('contract, actions: paying a yellow declaration changes the payment alone', () => {
    const next = evolve.confirmPayment(declared(2, 'owed'), officer)
    expect(next).toMatchObject({ phase: 'awaitingReceipt', payment: 'paid', paidAt: NOW })
    expect(next.clearedAt).toBeUndefined()
  })

  it('a maker never changes the declaration it was given', () => {
    const before = declared(2, 'owed')
    const copy = structuredClone(before)
    evolve.receive(before, officer)
    evolve.confirmPayment(before, officer)
    expect(before).toEqual(copy)
  })
})
