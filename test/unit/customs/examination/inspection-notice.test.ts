import { describe, expect, it } from 'vitest'
import type { Declaration } from '#customs/declaration/declaration.ts'
import { declare, orderInspection } from '#customs/declaration/evolve.ts'
import { inspectionNotice } from '#customs/examination/inspection-notice.ts'
import { loadCatalogue } from '../../../../simulator/library/load-catalogue.ts'
import { exportDraft, exportForm, importDraft, NOW, OFFICER, OWNER, reference } from '../export/sample.ts'

const catalogue = loadCatalogue()
const context = { now: NOW, reference, officer: OFFICER }

const ordered = (draft: Declaration, over: { percent?: number; place?: string; note?: string } = {}) =>
  orderInspection(declare(draft, { channel: 3, payment: 'none', at: NOW, by: OWNER }), {
    at: NOW,
    by: OFFICER,
    percent: 10,
    place: '02CIS01',
    note: 'Kiểm tra chủng loại, số lượng',
    ...over,
  })

describe('protocol 3.1 CKO: notice of physical inspection', () => {
  it('VAD487 tells the import declaration, the goods, extent, place and content', () => {
    const { code, form } = inspectionNotice(ordered(importDraft()), context)
    expect(code).toBe('VAD487')
    expect(form.lines).toEqual([])
    expect(form.head).toMatchObject({
      K02: '100000000010',
      K04: 'A11',
      ADB: '2',
      K06: '02CI0',
      K07: '02CI',
      K08: '00',
      K09: 'TESTBL0001',
      K11: '02CIS01',
      K12: 'TONG CONG TY TAN CAN',
      K13: '10',
      K14: 'PK',
      K25: '9900000009',
      K26: 'CÔNG TY TNHH DỮ LIỆU CHẠY THỬ',
      K30: '3',
      K37: 'VNCLI',
      K39: '3',
      K42: 'B',
      K43: 'Kiểm tra theo tỷ lệ 10% lô hàng',
      K45: 'BINH.TT',
      K46: '02CIS01',
      K47: 'TONG CONG TY TAN CAN',
      K50: 'Kiểm tra chủng loại, số lượng',
    })
    expect(form.head).not.toHaveProperty('A1')
    expect(form.head).not.toHaveProperty('K53')
  })

  it('VAE474 names the first five containers and says when there are more', () => {
    const boxes = { C01: 'TESU0000001', C02: 'TESU0000002', C03: 'TESU0000003', C04: 'TESU0000004', C05: 'TESU0000005' }
    const five = inspectionNotice(ordered(exportDraft({ form: exportForm(boxes) })), context)
    expect(five.code).toBe('VAE474')
    expect(five.form.head).toMatchObject({ K04: 'B11', K30: '5', A1: 'TESU0000001', A5: 'TESU0000005' })
    expect(five.form.head).not.toHaveProperty('K31')
    const six = inspectionNotice(ordered(exportDraft({ form: exportForm({ ...boxes, C09: 'TESU0000009' }) })), context)
    expect(six.form.head).toMatchObject({ K30: '6', A5: 'TESU0000005', K31: 'X' })
  })

  it('a whole lot is marked as such', () => {
    const { form } = inspectionNotice(ordered(importDraft(), { percent: 100 }), context)
    expect(form.head).toMatchObject({ K42: 'A', K43: 'Kiểm tra toàn bộ lô hàng', K53: 'X' })
  })

  it('a place in words goes into the text, in ASCII where the item asks for it', () => {
    const { form } = inspectionNotice(ordered(importDraft(), { place: 'Kho số 2, Cát Lái', note: 'Mở cont' }), context)
    expect(form.head).toMatchObject({ K47: 'KHO SO 2, CAT LAI', K50: 'Kho số 2, Cát Lái. Mở cont' })
    expect(form.head).not.toHaveProperty('K46')
  })

  it.each([
    ['VAD487', importDraft()],
    [
      'VAE474',
      exportDraft({ form: exportForm({ C01: 'TESU0000001', DSC: 'JPTYO', MRK: 'N/M', REF: 'R-1', EKN: 'B-1' }) }),
    ],
  ] as const)('%s: every item stands in the layout and fits it, also with long texts', (code, draft) => {
    const long = 'Kiểm tra toàn bộ nhãn mác, '.repeat(100)
    const { form } = inspectionNotice(ordered(draft, { place: long, note: long }), context)
    const items = catalogue.layout('output', code)?.segments.flatMap((one) => (one.kind === 'item' ? [one.item] : []))
    for (const [id, value] of Object.entries(form.head)) {
      const item = items?.find((one) => one.id === id)
      expect(item, `${code} ${id}`).toBeDefined()
      expect(new TextEncoder().encode(value).length, `${code} ${id}`).toBeLessThanOrEqual(item?.length ?? 0)
      if (item?.type === 'A') expect(value, `${code} ${id}`).toMatch(/^[ -#%-\]]*$/)
    }
  })

  it('without an order there is nothing to notify', () => {
    expect(() => inspectionNotice(importDraft(), context)).toThrow('no inspection order')
  })
})
