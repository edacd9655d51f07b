import { describe, expect, it } from 'vitest'
import { blocksOf } from '../../../terminal-client/web/parts/message-form/blocks.ts'
import { formModel } from '../../../terminal-client/web/parts/message-form/form-model.ts'
import { catalogue, viewOf } from './message-form-support.ts'

const shapes = (procedure: string, section: string) => {
  const found = formModel(viewOf(procedure)).sections.find((one) => one.section.id === section)
  return blocksOf(found?.items ?? []).map((block) =>
    block.kind === 'fields'
      ? block.items.map(({ id }) => id).join(' ')
      : `${block.columns.map(({ plan }) => plan.repeat?.base).join('/')} x${block.rows.length}`,
  )
}

describe('issue 3: forms in sections as the paper form has them', () => {
  it('issue 3, IDA: runs side by side are tables, a single run is fields', () => {
    expect(shapes('IDA', 'permits')).toEqual(['OL1 OL2 OL3 OL4 OL5', 'SS/SN x5'])
    expect(shapes('IDA', 'instructions')).toEqual(['CCM', 'D/T/I x10'])
    expect(shapes('IDA', 'valuation')).toContain('VR/VI/VC/VP/VT x5')
  })

  it('issue 3: every item of every entry layout stands on its form exactly once', () => {
    for (const { code } of catalogue.procedures()) {
      if (catalogue.form(code) === undefined) continue
      const { sections, byNo } = formModel(viewOf(code))
      const shown = sections.flatMap(({ section, items }) =>
        section.kind === 'lines'
          ? items.map(({ no }) => no)
          : blocksOf(items).flatMap((block) =>
              block.kind === 'fields'
                ? block.items.map(({ no }) => no)
                : block.rows.flatMap(({ cells }) => cells.flatMap((item) => item?.no ?? [])),
            ),
      )
      expect(new Set(shown).size, code).toBe(shown.length)
      expect(shown.length, code).toBe(byNo.size)
    }
  })
})
