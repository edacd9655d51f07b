/** Plain declarations that pass every check, for the day the sandbox's clock is set to. */
import type { Form } from '#protocol/edi/content.ts'

/** The sandbox's clock in tests: a working Tuesday morning for which the shipped rates hold. */
export const TEST_TIME = '2026-07-21T08:30:00+07:00'
const [ARRIVAL, INVOICE] = ['24072026', '16072026']
const IMPORTER = { name: 'CÔNG TY TNHH DỮ LIỆU CHẠY THỬ', address: 'SỐ 1 ĐƯỜNG THỬ NGHIỆM, HÀ NỘI' }

export function importForm(
  change: { head?: Record<string, string>; lines?: number; line?: Record<string, string> } = {},
): Form {
  const count = change.lines ?? 1
  const [price, quantity] = [25, 40]
  const total = String(price * quantity * count)
  const goods = {
    CMD: '84713020',
    OR: 'JP',
    ORS: 'B01',
    QN1: String(quantity),
    QT1: 'PCE',
    BPR: String(price * quantity),
    UPR: String(price),
    UPC: 'USD',
    TSC: 'PCE',
    TX1: 'VB901',
  }
  return {
    head: {
      ...{
        ICB: 'A11',
        MTC: '2',
        SKB: '4',
        CH: '02CI',
        CHB: '00',
        IMC: '9900000009',
        IMN: IMPORTER.name,
        IMA: IMPORTER.address,
      },
      ...{
        IMT: '0240000000',
        COC: '1',
        EPN: 'SANDBOX TRADING CO LTD',
        EPA: '1 TEST STREET',
        EPO: 'JP',
        BL1: 'TESTBL0001',
      },
      ...{ NO: '10', NOT: 'PK', GW: '1200', GWT: 'KGM', ST: '02CIS01', VSC: '9999', VSN: 'TEST VESSEL', ARR: ARRIVAL },
      ...{
        DST: 'VNCLI',
        DSN: 'CANG CAT LAI',
        PSC: 'JPTYO',
        PSN: 'TOKYO',
        IV1: 'A',
        IV3: 'INV-0001',
        IVD: INVOICE,
        IVP: 'TTR',
      },
      ...{ IP1: 'A', IP2: 'CIF', IP3: 'USD', IP4: total, VD1: '6', TP: total, TPM: '1', ENC: 'D' },
      ...change.head,
    },
    lines: Array.from({ length: count }, (_, n) => ({
      ...goods,
      CMN: `MÁY TÍNH XÁCH TAY, MỚI 100%, DÒNG ${n + 1}`,
      ...change.line,
    })),
  }
}

export function exportForm(): Form {
  return {
    head: {
      ...{
        ECB: 'B11',
        MTC: '2',
        CH: '02CI',
        CHB: '00',
        EPC: '9900000009',
        EPN: IMPORTER.name,
        EPA: IMPORTER.address,
        EPT: '0240000000',
      },
      ...{
        ENC: 'D',
        CGN: 'SANDBOX BUYER INC',
        CGA: '1 TEST ROAD',
        CGK: 'JP',
        NO: '10',
        NOT: 'PK',
        GW: '900',
        GWT: 'KGM',
      },
      ...{
        DSC: 'JPTYO',
        DSN: 'TOKYO',
        PSC: 'VNCLI',
        PSN: 'CANG CAT LAI',
        ST: '02CIS01',
        VSC: '9999',
        VSN: 'TEST VESSEL',
      },
      ...{
        SYM: ARRIVAL,
        IV1: 'A',
        IV3: 'EX-1',
        IVD: INVOICE,
        IVP: 'TTR',
        IP1: 'A',
        IP2: 'FOB',
        IP3: 'USD',
        IP4: '1000',
        TP: '1000',
        TPM: '1',
      },
    },
    lines: [
      {
        CMD: '62034210',
        CMN: 'QUẦN YẾM CÓ DÂY ĐEO, NAM',
        QN1: '100',
        QT1: 'PCE',
        BPR: '1000',
        UPR: '10',
        UPC: 'USD',
        TSC: 'PCE',
      },
    ],
  }
}
