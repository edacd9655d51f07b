import { correctionAt } from '../declaration/correction-guard.ts'
import { openForCorrection } from '../declaration/evolve-correction.ts'
import type { Procedure } from '../procedure.ts'
import { declarationScreen, type ScreenSide } from './declaration-screen.ts'

/**
 * IDD and EDD: calls a registered declaration up to correct it (gọi tờ khai để sửa): its items, or those of the correction
 * that is registered already. Rejections: S0001 no number; those of the transitions table and the correction guard; U0004.
 */
export const correctionCallUp = ({ screen, ...side }: ScreenSide<'IDD' | 'EDD'>): Procedure =>
  declarationScreen(
    {
      ...side,
      screen: (declaration, context) =>
        screen(openForCorrection(declaration, correctionAt(declaration, context.now)), context),
    },
    'M',
    ({ head }, item) => (head[item] ? undefined : { code: 'S0001', item, line: 0 }),
  )
