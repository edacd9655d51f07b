import { describe, expect, it, vi } from 'vitest'
import { createFormStore } from '../../../terminal-client/web/parts/message-form/form-store.ts'
import { lineLimit } from '../../../terminal-client/web/parts/message-form/surplus-lines.ts'
import { viewOf } from './message-form-support.ts'

const view = viewOf('IDA')
const store = () => createFormStore(view)
const finding = (no: number, line: number) => ({
  code: 'S0055',
  item: 'ICB',
  no,
  line,
  text: { vi: 'a', en: 'a' },
  todo: { vi: '', en: '' },
})

describe('quality, Speed: one key changes one cell', () => {
  it('quality: only the listener of the cell hears of it, and the content before stays as it was', () => {
    const form = store()
    const [own, other, rows] = [vi.fn(), vi.fn(), vi.fn()]
    form.subscribeCell(6, 0, own)
    form.subscribeCell(7, 0, other)
    form.subscribeRows(0, rows)
    const before = form.getContent()
    form.set(6, 0, 'A11')
    form.set(6, 0, 'A11')
    expect(own).toHaveBeenCalledTimes(1)
    expect(other).not.toHaveBeenCalled()
    expect(rows).not.toHaveBeenCalled()
    expect(before.items).toEqual({})
    expect(form.getContent().items).toEqual({ 6: 'A11' })
  })

  it('screens, goods grid: typing below the last line makes the line, and the rows hear of it', () => {
    const form = store()
    const rows = vi.fn()
    form.subscribeRows(0, rows)
    form.set(176, 3, '84713020')
    expect(form.rows(0)).toEqual([{}, {}, { 176: '84713020' }])
    expect(rows).toHaveBeenCalledTimes(1)
    expect(form.get(176, 3)).toBe('84713020')
    form.set(176, 3, '')
    expect(form.rows(0)[2]).toEqual({})
  })

  it('experience: typing on in one field is one step back, a paste another', () => {
    const form = store()
    for (const text of ['A', 'A1', 'A11']) form.set(6, 0, text)
    form.setRows(0, [{ 176: '1' }, { 176: '2' }])
    expect(form.undo()).toBe(true)
    expect(form.rows(0)).toEqual([])
    expect(form.get(6)).toBe('A11')
    expect(form.undo()).toBe(true)
    expect(form.get(6)).toBe('')
    expect(form.undo()).toBe(false)
    form.redo()
    form.redo()
    expect(form.rows(0)).toHaveLength(2)
  })

  it('protocol 6: never more than 50 lines by an edit, and it is told how many were left out', () => {
    const form = store()
    const lines = Array.from({ length: 53 }, (_, n) => ({ 176: String(n) }))
    expect(form.setRows(0, lines)).toBe(3)
    expect(form.rows(0)).toHaveLength(50)
  })

  it('issue 3 (4): lines too many come in when they are asked for, up to twice what the message holds', () => {
    const form = store()
    const lines = Array.from({ length: 103 }, (_, n) => ({ 176: String(n) }))
    expect(lineLimit(50, 50, false)).toBe(50)
    expect(form.setRows(0, lines, lineLimit(50, 50, true))).toBe(3)
    expect(form.rows(0)).toHaveLength(100)
    // What a file brought stays as it is, however much it is.
    expect(lineLimit(50, 120, false)).toBe(120)
    expect(form.undo()).toBe(true)
    expect(form.rows(0)).toEqual([])
  })

  it('experience: 51 lines of a file stay, for the check to tell: nothing is lost', () => {
    const form = store()
    form.setContent({ items: {}, groups: [Array.from({ length: 51 }, () => ({ 176: '1' }))] })
    expect(form.rows(0)).toHaveLength(51)
  })
})

describe('experience: errors at the field and in a summary', () => {
  it('experience: a changed field takes its error away from the field; the summary keeps it, marked as changed', () => {
    const form = store()
    const heard = vi.fn()
    form.findings.put([finding(6, 0), finding(176, 2)])
    form.findings.subscribeCell(6, 0, heard)
    expect(form.findings.at(6, 0)).toHaveLength(1)
    form.set(6, 0, 'A12')
    expect(heard).toHaveBeenCalled()
    expect(form.findings.at(6, 0)).toEqual([])
    expect(form.findings.list().map(({ changed }) => changed)).toEqual([true, false])
  })

  it('experience: lines that moved make no error stand at the wrong line', () => {
    const form = store()
    form.setRows(0, [{ 176: '1' }, { 176: '2' }])
    form.findings.put([finding(6, 0), finding(176, 2)])
    form.setRows(0, [{ 176: '2' }])
    expect(form.findings.at(176, 2)).toEqual([])
    expect(form.findings.at(6, 0)).toHaveLength(1)
  })

  it('experience: a result code jumps to the very item and line, also before the form is on the page', () => {
    const form = store()
    form.focusItem('BPR ', 3)
    const heard = vi.fn()
    form.onFocus(heard)
    expect(heard).toHaveBeenCalledWith(expect.objectContaining({ id: 'BPR', group: 0 }), 3)
    form.focusItem('ICB', 0)
    expect(heard).toHaveBeenLastCalledWith(expect.objectContaining({ no: 6, group: -1 }), 0)
  })
})
