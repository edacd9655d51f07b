import type { Layout, LayoutItem } from './layout.ts'
import type { ProcedureEntry } from './procedure-entry.ts'

const item = (no: number, id: string, term: string, type: LayoutItem['type'], length: number): LayoutItem => ({
  no,
  id,
  term,
  type,
  length,
  mandatory: false,
})

/**
 * Pull procedures of the terminal (protocol 2). Their codes and the three items of `#REP1` are known; the item ids are
 * SIM-defined, because no template names them. The access key is type W so that its letters keep their case.
 */
export const SYSTEM_PROCEDURES: readonly { readonly entry: ProcedureEntry; readonly items: readonly LayoutItem[] }[] = [
  {
    entry: {
      code: '#REP1',
      name: 'Lấy bản tin đang chờ',
      term: 'Retrieval of waiting outputs',
      signed: false,
      attachments: false,
      group: 'system',
    },
    items: [
      item(1, 'TRM', 'Terminal logical name', 'A', 6),
      item(2, 'KEY', 'Terminal access key', 'W', 16),
      item(3, 'MOD', 'Mode', 'I', 1),
    ],
  },
  {
    entry: {
      code: '?A2',
      name: 'Báo đã nhận bản tin',
      term: 'Output received',
      signed: false,
      attachments: false,
      group: 'system',
    },
    items: [],
  },
  {
    entry: {
      code: '?A3',
      name: 'Báo chưa lưu được bản tin',
      term: 'Output could not be stored',
      signed: false,
      attachments: false,
      group: 'system',
    },
    items: [],
  },
]

export function systemLayout(code: string, items: readonly LayoutItem[], profile: string): Layout {
  return {
    profile,
    direction: 'input',
    code,
    segments: items.map((each) => ({ kind: 'item', item: each })),
    resultLineFirst: false,
  }
}

/**
 * Procedures whose template was never published take the layout of their call-up, or of their sibling (protocol,
 * decisions on top of the facts).
 */
export const BORROWED_LAYOUTS: Readonly<Record<string, string>> = {
  CAW: 'CAW11',
  CLR: 'CLR11',
  CMF: 'CMF11',
  CRM: 'CRM11',
  SEA: 'SEB',
  SFA: 'SFB',
  SMA: 'SMB',
  PLR02: 'PLR01',
}
