import { describe, expect, it } from 'vitest'
import { assigningForbidden, assignTo } from '#customs/assignment/assign.ts'
import type { Phase } from '#customs/declaration/declaration.ts'
import { declare, receive } from '#customs/declaration/evolve.ts'
import { PHASES } from '#customs/declaration/phase.ts'
import { wayOf } from '#customs/declaration/way.ts'
import { importDraft, MINUTE, NOW, OWNER } from '../export/sample.ts'

const declared = (channel: 1 | 2 | 3) => declare(importDraft(), { channel, payment: 'owed', at: NOW, by: OWNER })

describe('customs.md, Assignment', () => {
  it('gives a file to an officer, to another, and to nobody again; phase and results stay, the history tells it', () => {
    const start = receive(declared(3), { at: NOW, by: 'kiem' })
    const mine = assignTo(start, { officer: 'kiem', by: 'kiem', at: NOW + MINUTE, what: 'take', note: '' })
    expect(mine.examination).toEqual({
      receivedAt: NOW,
      assignment: { officer: 'kiem', by: 'kiem', at: NOW + MINUTE },
    })
    expect(mine.phase).toBe('examining')
    const other = assignTo(mine, { officer: 'khac', by: 'giang', at: NOW + MINUTE, what: 'assign', note: '→ Khác' })
    expect(other.examination.assignment?.officer).toBe('khac')
    const nobody = assignTo(other, { officer: '', by: 'khac', at: NOW + MINUTE, what: 'release', note: '' })
    expect(nobody.examination).toEqual({ receivedAt: NOW })
    expect(nobody.history.slice(-3).map(({ what, note }) => [what, note])).toEqual([
      ['take', undefined],
      ['assign', '→ Khác'],
      ['release', undefined],
    ])
  })

  it('only while customs has the file', () => {
    const reason = (phase: Phase) => assigningForbidden({ ...declared(3), phase }, NOW)?.code
    expect(PHASES.filter((phase) => reason(phase) === undefined)).toEqual([
      'awaitingPayment',
      'awaitingReceipt',
      'examining',
      'inspecting',
      'checked',
    ])
    expect(reason('draft')).toBe('notDeclared')
    expect(reason('cleared')).toBe('alreadyCleared')
  })
})

describe('experience, life-cycle diagram with the current state lit', () => {
  const states = (declaration: Parameters<typeof wayOf>[0]) =>
    Object.fromEntries(wayOf(declaration, NOW).map(({ phase, state }) => [phase, state]))

  it('a draft may still go every way', () => {
    expect(states(importDraft())).toMatchObject({ draft: 'now', awaitingPayment: 'ahead', inspecting: 'ahead' })
  })

  it('green: waits for its tax, then clearance; no examination', () => {
    expect(states(declared(1))).toMatchObject({
      draft: 'past',
      awaitingPayment: 'now',
      awaitingReceipt: 'off',
      inspecting: 'off',
      cleared: 'ahead',
    })
  })

  it('yellow: goods are not seen; red: they are', () => {
    expect(states(declared(2))).toMatchObject({ awaitingReceipt: 'now', inspecting: 'off', checked: 'ahead' })
    expect(states(declared(3))).toMatchObject({ examining: 'ahead', inspecting: 'ahead', checked: 'ahead' })
  })

  it('every phase once, one of them now', () => {
    const way = wayOf(declared(3), NOW)
    expect(way.map(({ phase }) => phase)).toEqual(PHASES)
    expect(way.filter(({ state }) => state === 'now')).toHaveLength(1)
  })
})
