/** A journal as the sandbox writes it, for reports: runs, messages and acts in order, each with the next number. */
import type { JournalRow, Verdict } from '#training/journal-row.ts'

interface RunPlan {
  readonly id: string
  readonly unit: string
  readonly scenario: string
  readonly official?: boolean
  readonly at: string
}

export class JournalOfRuns {
  readonly rows: JournalRow[] = []

  add(row: Partial<JournalRow> & Pick<JournalRow, 'kind' | 'procedure' | 'at'>): JournalRow {
    const seq = this.rows.length + 1
    const made: JournalRow = {
      seq,
      receivedAt: '2026-11-21T00:00:00.000Z',
      world: 'main',
      run: '',
      cause: 0,
      userId: '',
      declarationNo: '',
      resultCodes: [],
      outputs: [],
      verdict: null,
      bytes: 10,
      contentType: '',
      durationMs: 0,
      detail: {},
      hash: `hash-${seq}`,
      prevHash: `hash-${seq - 1}`,
      ...row,
    }
    this.rows.push(made)
    return made
  }

  openRun({ id, unit, scenario, official = true, at }: RunPlan): JournalRow {
    return this.add({ kind: 'admin', procedure: 'openRun', at, run: id, detail: { scenario, unit, seed: 1, official } })
  }

  closeRun(id: string, status: 'passed' | 'failed', at: string): JournalRow {
    return this.add({ kind: 'admin', procedure: 'closeRun', at, run: id, detail: { status } })
  }

  /** A request and its answer; returns the request. */
  exchange(row: Partial<JournalRow> & Pick<JournalRow, 'procedure' | 'at' | 'run'>): JournalRow {
    const request = this.add({ resultCodes: ['00000-0000-0000'], durationMs: 5, ...row, kind: 'request' })
    this.add({ ...request, seq: request.seq + 1, kind: 'answer', cause: request.seq, verdict: null })
    return request
  }

  act(row: Partial<JournalRow> & Pick<JournalRow, 'procedure' | 'at' | 'run'>): JournalRow {
    return this.add({ ...row, kind: 'action' })
  }

  get head(): { readonly seq: number; readonly hash: string } {
    return { seq: this.rows.length, hash: `hash-${this.rows.length}` }
  }
}

export const unsound = (code: Verdict['code']): Verdict => ({ ok: false, steps: [], code })
export const sound: Verdict = { ok: true, steps: [], code: '' }
