import { describe, expect, it } from 'vitest'
import type { Form } from '#protocol/edi/content.ts'
import { compose } from '#training/compose.ts'
import { isRunId, makeRunId } from '#training/run-id.ts'
import type { SendStep } from '#training/scenario.ts'
import { sends } from './rows.ts'

const step = (change: Partial<SendStep>): SendStep => ({ ...(sends('s', 'IDA', {}) as SendStep), ...change })
const data: Form = {
  head: { ICB: 'A11', TP: '1' },
  lines: [
    { CMD: '1', UPR: '5' },
    { CMD: '2', UPR: '6' },
  ],
}

describe('contract, replay: the message of a step', () => {
  it('items of the data set, with the step’s changes over them', () => {
    const form = compose(step({ fromData: true, items: { TP: '2', ARR: 'x' }, lines: { '2': { UPR: '7' } } }), data, {
      number: '',
    })
    expect(form).toEqual({
      head: { ICB: 'A11', TP: '2', ARR: 'x' },
      lines: [
        { CMD: '1', UPR: '5' },
        { CMD: '2', UPR: '7' },
      ],
    })
    expect(data.lines[1]).toEqual({ CMD: '2', UPR: '6' })
  })

  it('without fromData only the step’s own items', () => {
    expect(compose(step({ items: { ICN: '1' } }), data, { number: '' })).toEqual({ head: { ICN: '1' }, lines: [] })
  })

  it('{number} is the number of the newest answer, in head and lines, as often as it stands', () => {
    const form = compose(
      step({ items: { ICN: '{number}', NT2: '{number} {number}' }, lines: { '1': { CMN: 'TK {number}' } } }),
      undefined,
      { number: '102026072100' },
    )
    expect(form.head).toEqual({ ICN: '102026072100', NT2: '102026072100 102026072100' })
    expect(form.lines).toEqual([{ CMN: 'TK 102026072100' }])
  })

  it('a line behind the last one adds the lines between, empty', () => {
    expect(compose(step({ fromData: true, lines: { '4': { CMD: '4' } } }), data, { number: '' }).lines).toEqual([
      ...data.lines,
      {},
      { CMD: '4' },
    ])
  })

  it('a step that takes data where there is none is told by name', () => {
    expect(() => compose(step({ id: 'ida', fromData: true }), undefined, { number: '' })).toThrow(/ida/)
  })
})

describe('contract, runs: the id travels in the input info id', () => {
  it('R and nine characters without look-alikes, from the random source alone', () => {
    let n = 0
    const counting = (below: number) => n++ % below
    const id = makeRunId(counting)
    expect(id).toHaveLength(10)
    expect(isRunId(id)).toBe(true)
    expect(makeRunId(() => 0)).toBe('R222222222')
    expect(makeRunId((below) => below - 1)).toBe('RZZZZZZZZZ')
  })

  it('anything else is no run id', () => {
    for (const text of [
      '',
      'R',
      'R22222222',
      'R2222222222',
      'r222222222',
      'R22222222O',
      'R22222222I',
      'R222222221',
      'X222222222',
      'R222222222\n',
    ]) {
      expect(isRunId(text), JSON.stringify(text)).toBe(false)
    }
  })
})
