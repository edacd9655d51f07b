import { describe, expect, it } from 'vitest'
import { differences, merged } from '../../../terminal-client/web/parts/drafts/content-differences.ts'

const mine = { items: { 6: 'A11', 7: 'X' }, groups: [[{ 176: '1' }, { 176: '2' }]] }
const theirs = { items: { 6: 'A12', 8: '2' }, groups: [[{ 176: '1' }, { 176: '3' }, { 176: '4' }]] }

describe('issue 3: two tabs on one draft end without loss', () => {
  it('issue 3: every cell that differs is told, with its line', () => {
    expect(differences(mine, theirs).map(({ no, line, mine, theirs }) => [no, line, mine, theirs])).toEqual([
      ['6', 0, 'A11', 'A12'],
      ['7', 0, 'X', ''],
      ['8', 0, '', '2'],
      ['176', 2, '2', '3'],
      ['176', 3, '', '4'],
    ])
    expect(differences(mine, mine)).toEqual([])
  })

  it('issue 3: all of mine is mine, all of theirs is theirs, and a choice is the choice', () => {
    const all = differences(mine, theirs)
    expect(merged(mine, all, () => false)).toEqual(mine)
    expect(merged(mine, all, () => true)).toEqual(theirs)
    expect(merged(mine, all, ({ no, line }) => no === '6' || line === 3)).toEqual({
      items: { 6: 'A12', 7: 'X' },
      groups: [[{ 176: '1' }, { 176: '2' }, { 176: '4' }]],
    })
  })
})
