import { describe, expect, it } from 'vitest'
import { completeExportForm } from '#customs/procedures/eda/complete-export-form.ts'
import { JEANS, NOW, reference } from './sample.ts'

const known = { now: NOW, reference }
const completed = (head: Readonly<Record<string, string>>) => completeExportForm({ head, lines: [JEANS] }, known).head

describe('field notes of EDA: what the system fills in', () => {
  it('EPN EPP EPA EPT: the registered exporter', () => {
    expect(completed({ EPC: '9900000009' })).toEqual({
      EPC: '9900000009',
      EPN: 'CÔNG TY TNHH DỮ LIỆU CHẠY THỬ',
      EPP: '100000',
      EPA: 'SỐ 1 ĐƯỜNG THỬ NGHIỆM, HÀ NỘI',
      EPT: '0240000000',
    })
  })

  it('EXN: the registered contractor', () => {
    expect(completed({ EXC: '9900000025' }).EXN).toBe('CÔNG TY ỦY THÁC')
  })

  it('CH CHB: office of the warehouse, and its sub-section 00 when it has one', () => {
    expect(completed({ ST: '02CIS01' })).toEqual({ ST: '02CIS01', CH: '02CI', CHB: '00' })
    expect(completed({ CH: '03CC' })).toEqual({ CH: '03CC' })
  })

  it('DSN PSN VN: names of places in the letters that the items allow', () => {
    expect(completed({ DSC: 'JPTYO', PSC: 'VNCLI', VC1: '02CIS01' })).toMatchObject({
      DSN: 'TOKYO',
      PSN: 'CANG CAT LAI',
      VN: 'TONG CONG TY TAN CANG SAI GON',
    })
  })

  it('unknown codes fill nothing in', () => {
    const head = { EPC: '0000000000', EXC: '0000000000', DSC: 'XXYYY', PSC: 'VNXXX', ST: '99XXX01', VC1: '99XXX01' }
    expect(completed(head)).toEqual(head)
  })

  it('GW GWT: pounds become kilograms with three decimals, other units stay', () => {
    expect(completed({ GW: '220.5', GWT: 'LBR' })).toEqual({ GW: '100.017', GWT: 'KGM' })
    expect(completed({ GW: '2', GWT: 'TNE' })).toEqual({ GW: '2', GWT: 'TNE' })
    expect(completed({ GWT: 'LBR' })).toEqual({ GWT: 'LBR' })
  })

  it('lines are left as declared', () => {
    expect(completeExportForm({ head: {}, lines: [JEANS] }, known).lines).toEqual([JEANS])
  })
})
