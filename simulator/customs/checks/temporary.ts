import { compare, parseDecimal, ZERO } from '../decimal.ts'
import type { Declaration } from '../declaration/declaration.ts'
import { type Rule, wrongIf } from './rule.ts'
import { type Scene, sideOf, type Values } from './scene.ts'

/**
 * Rules about the temporary declaration that is quoted (TDN, and TDL on each line), E8300-E8348. A kind is temporary
 * when the list asks it for a date of re-export or re-import. The quantity left is that of the quoted line: the
 * sandbox keeps no balance of earlier uses (TIA is not simulated).
 */

const quotedIn = (scene: Scene): Declaration | undefined => scene.quoted.get(scene.head.TDN ?? '')

const headOf = (declaration: Declaration, part: 'kind' | 'trader'): string =>
  declaration.form.head[sideOf(declaration.direction)[part]] ?? ''

/** Header: something is wrong with the quoted declaration. */
const quotedIs = (wrong: (quoted: Declaration, scene: Scene) => boolean): Rule =>
  wrongIf((_, __, scene) => {
    const quoted = quotedIn(scene)
    return quoted !== undefined && wrong(quoted, scene)
  })

export const notFound: Rule = wrongIf((number, _, scene) => number !== '' && quotedIn(scene) === undefined)

/** E8301, E8309: a declaration of that direction whose kind is not a temporary one. */
export const notTemporary = (direction: Declaration['direction']): Rule =>
  quotedIs((quoted, scene) => {
    if (quoted.direction !== direction) return false
    const entry = scene.reference.anyCode(sideOf(direction).kinds, headOf(quoted, 'kind'))
    return entry?.extra.needs_red !== '1'
  })

export const ofAnotherTrader: Rule = quotedIs((quoted, scene) => headOf(quoted, 'trader') !== scene.trader)

const UNREGISTERED: ReadonlySet<Declaration['phase']> = new Set(['draft', 'expired', 'manual', 'withdrawn'])

export const notRegisteredYet: Rule = quotedIs((quoted) => UNREGISTERED.has(quoted.phase))

/** Line: something is wrong with the quoted line against this one. */
const quotedLineIs = (wrong: (quoted: Values | undefined, line: Values) => boolean): Rule =>
  wrongIf((_, __, scene, line) => {
    const quoted = quotedIn(scene)
    return quoted !== undefined && Boolean(line.TDL) && wrong(quoted.form.lines[Number(line.TDL) - 1], line)
  })

const number = (text: string | undefined) => parseDecimal(text ?? '') ?? ZERO

export const lineNotFound: Rule = quotedLineIs((quoted) => quoted === undefined)

export const quantityOver: Rule = quotedLineIs(
  (quoted, line) =>
    quoted !== undefined && quoted.QT1 === line.QT1 && compare(number(line.QN1), number(quoted.QN1)) > 0,
)

export const otherGoods: Rule = quotedLineIs((quoted, line) => quoted !== undefined && quoted.CMD !== line.CMD)

export const otherUnit: Rule = quotedLineIs((quoted, line) => quoted !== undefined && quoted.QT1 !== line.QT1)
