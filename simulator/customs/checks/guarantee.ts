import { compare, parseDecimal, ZERO } from '../decimal.ts'
import type { Guarantee } from '../reference/reference.ts'
import { officeOf } from './office.ts'
import { type Condition, type Rule, wrongIf } from './rule.ts'
import type { Scene, Values } from './scene.ts'

/** Rules about guarantees (SBC RYA SCM SCN) and payment limits (BRC BYA BCM BCN), E7000-E7043. */

const PAPERS = {
  individual: ['SBC', 'RYA', 'SCM', 'SCN'],
  general: ['SBC', 'RYA', 'SCM', 'SCN'],
  payment: ['BRC', 'BYA', 'BCM', 'BCN'],
} as const

const paperOf = (kind: Guarantee['kind'], head: Values, scene: Scene): Guarantee | undefined => {
  const [bank, year, sign, number] = PAPERS[kind]
  return scene.reference.guarantee(kind, head[bank] ?? '', head[year] ?? '', head[sign] ?? '', head[number] ?? '')
}

/** The declaration uses a paper of this kind: individual with ENC A, general with ENC B, a payment limit with BRC. */
export const uses =
  (kind: Guarantee['kind']): Condition =>
  (_, { ENC, SBC, BRC }) =>
    kind === 'payment' ? Boolean(BRC) : Boolean(SBC) && ENC === (kind === 'individual' ? 'A' : 'B')

/** A guarantee for goods released before clearance (BP), of whichever kind. */
export const usesAny: Condition = (_, { ENC, SBC }) => Boolean(SBC) && ENC !== 'A' && ENC !== 'B'

export const noPaper = (...kinds: readonly Guarantee['kind'][]): Rule =>
  wrongIf((_, __, scene, head) => kinds.every((kind) => paperOf(kind, head, scene) === undefined))

/** The paper exists and something is wrong with it. */
const paperIs = (kind: Guarantee['kind'], wrong: (paper: Guarantee, scene: Scene) => boolean): Rule =>
  wrongIf((_, __, scene, head) => {
    const paper = paperOf(kind, head, scene)
    return paper !== undefined && wrong(paper, scene)
  })

export const ofAnotherHolder = (kind: Guarantee['kind']): Rule =>
  paperIs(kind, (paper, scene) => paper.holder !== scene.trader)

export const ofAnotherOffice = (kind: Guarantee['kind']): Rule =>
  paperIs(kind, (paper, scene) => {
    const office = officeOf(scene.head, scene.reference, scene.today)
    return paper.office !== '' && paper.office !== office
  })

export const notYetValid = (kind: Guarantee['kind']): Rule =>
  paperIs(kind, (paper, scene) => scene.today < paper.validFrom)

export const expired = (kind: Guarantee['kind']): Rule => paperIs(kind, (paper, scene) => scene.today > paper.validTo)

/** The balance does not cover the tax that was computed. */
export const tooLow = (kind: Guarantee['kind']): Rule =>
  paperIs(kind, (paper, { assessment }) => {
    const tax = parseDecimal(assessment?.totalTax ?? '0') ?? ZERO
    return compare(parseDecimal(paper.balance) ?? ZERO, tax) < 0
  })

export const bankUnknown: Rule = wrongIf(
  (bank, _, scene) => bank !== '' && scene.reference.code('banks', bank, scene.today) === undefined,
)

/** The computation left something to pay. */
export const owesTax: Condition = ({ assessment }) =>
  assessment !== undefined && (parseDecimal(assessment.totalTax)?.units ?? 0n) > 0n
