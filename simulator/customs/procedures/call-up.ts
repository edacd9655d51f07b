/** IDB and EDB: calls up what was pre-registered, to go on editing it (gọi thông tin đã khai trước). */
import type { Form } from '#protocol/edi/content.ts'
import type { Rejection } from '../decision.ts'
import type { Procedure } from '../procedure.ts'
import { declarationScreen, type ScreenSide } from './declaration-screen.ts'

/**
 * Rejections: S0009 kind of manifest; R0001 nothing to call up by, R0003 both number and invoice, R0203 and R0204
 * manifest half given; E1200 invoice, E3000 manifest unknown; else those of the transitions table and U0100.
 */
export const callUp = (side: ScreenSide<'IDB' | 'EDB'>): Procedure => declarationScreen(side, 'M', wrongKey)

const MANIFEST_KINDS = ['', 'S', 'A', 'R']

/** What the message calls up by. No manifest and no e-invoice can be registered here yet, so none is ever found. */
function wrongKey({ head }: Form, item: string): Rejection | undefined {
  const { TOM = '', BLN = '', IVU = '' } = head
  const number = head[item] ?? ''
  if (!MANIFEST_KINDS.includes(TOM)) return { code: 'S0009', item: 'TOM', line: 0 }
  if (TOM === '' && BLN !== '') return { code: 'R0203', item: 'TOM', line: 0 }
  if (TOM !== '' && BLN === '') return { code: 'R0204', item: 'BLN', line: 0 }
  if (number === '' && BLN === '' && IVU === '') return { code: 'R0001', item, line: 0 }
  if (number !== '' && IVU !== '') return { code: 'R0003', item, line: 0 }
  if (IVU !== '') return { code: 'E1200', item: 'IVU', line: 0 }
  return number === '' ? { code: 'E3000', item: 'BLN', line: 0 } : undefined
}
