/** IID and IEX: the declaration as it stands now (tham chiếu tờ khai); a `C` screen, result line first. */
import type { Procedure } from '../procedure.ts'
import { declarationScreen, type ScreenSide } from './declaration-screen.ts'

/** Rejections: S0001 no number, S0002 unknown or expired, U0002 of another account. */
export const inquiry = (side: ScreenSide<'IID' | 'IEX'>): Procedure =>
  declarationScreen(side, 'C', ({ head }, item) => (head[item] ? undefined : { code: 'S0001', item, line: 0 }))
