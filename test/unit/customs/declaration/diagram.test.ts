import { describe, expect, it } from 'vitest'
import { lifeCycleDiagram } from '#customs/declaration/diagram.ts'
import { PHASES } from '#customs/declaration/phase.ts'
import { isOnward, PROCEDURE_MOVES } from '#customs/declaration/transitions.ts'

describe('customs.md, Life cycle: the table printed as a diagram', () => {
  const lines = lifeCycleDiagram().trimEnd().split('\n')

  it('is a Mermaid state diagram that names every phase', () => {
    expect(lines[0]).toBe('stateDiagram-v2')
    for (const phase of PHASES) expect(lines.some((line) => line.startsWith(`  ${phase}: `))).toBe(true)
  })

  it('protocol 6: draws what the table allows', () => {
    for (const arrow of [
      '[*] --> draft: IDA, EDA',
      'draft --> expired: 7 ngày',
      'draft --> cleared: IDC, EDC',
      'draft --> awaitingPayment: IDC, EDC',
      'draft --> awaitingReceipt: IDC, EDC',
      'awaitingReceipt --> examining: receive',
      'examining --> checked: documentResult',
      'examining --> inspecting: orderInspection',
      'inspecting --> checked: inspectionResult',
      'awaitingPayment --> cleared: confirmPayment',
      'checked --> cleared: clear',
    ]) {
      expect(lines).toContain(`  ${arrow}`)
    }
  })

  it('protocol 6: draws nothing that the table forbids', () => {
    expect(lines.filter((line) => /^ {2}(cleared|expired|manual|withdrawn) -->/.test(line))).toEqual([
      '  expired --> [*]',
      '  cleared --> [*]',
      '  manual --> [*]',
      '  withdrawn --> [*]',
    ])
    expect(lines).not.toContain('  awaitingReceipt --> cleared: clear')
  })

  it('protocol 6: import and export move alike, so that one arrow may stand for both', () => {
    const pairs = [
      ['IDA', 'EDA'],
      ['IDB', 'EDB'],
      ['IDC', 'EDC'],
      ['IID', 'IEX'],
    ] as const
    for (const [one, other] of pairs) {
      for (const phase of PHASES) {
        const cells = [PROCEDURE_MOVES[one][phase], PROCEDURE_MOVES[other][phase]]
        expect(cells.map(isOnward)[0]).toBe(cells.map(isOnward)[1])
        if (cells.every(isOnward)) expect(cells[0]).toBe(cells[1])
      }
    }
    for (const phase of PHASES) {
      expect(isOnward(PROCEDURE_MOVES.IDA[phase])).toBe(isOnward(PROCEDURE_MOVES.IDB[phase]))
    }
  })
})
