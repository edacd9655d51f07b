import { dayOfItem } from '#protocol/vietnam-time.ts'
import type { OtherTaxKind, TariffLine } from '../reference/reference.ts'
import { type Condition, type Rule, wrongIf, wrongSlot } from './rule.ts'
import type { Scene, Values } from './scene.ts'

/** Rules about the goods: tariff line, reductions, other taxes (customs.md, value and tax 4-6). */

export const tariffUnknown: Rule = wrongSlot((hs, scene) => scene.reference.anyTariff(hs) === undefined)

/** In the tariff, but today lies before (`-1`) or after (`1`) its period. */
export const tariffOutOfPeriod = (side: -1 | 1): Rule =>
  wrongSlot((hs, scene) => {
    const line = scene.reference.anyTariff(hs)
    if (line === undefined || scene.reference.tariff(hs, scene.today) !== undefined) return false
    return side < 0 === scene.today < line.validFrom
  })

/** The name lacks `mã#&mô tả`, or the code of material or product is not given, where the kind asks for it. */
export const nameWithoutCode: Rule = wrongIf((name) => name !== '' && !/^[^#]{1,48}#&.*\S/.test(name))

export const otherTaxUnknown: Rule = wrongSlot((code, scene) => scene.reference.anyOtherTax(code) === undefined)

export const otherTaxOutOfPeriod: Rule = wrongSlot(
  (code, scene) =>
    scene.reference.anyOtherTax(code) !== undefined && scene.reference.otherTax(code, scene.today) === undefined,
)

const ORDER: Readonly<Record<OtherTaxKind, number>> = { additional: 1, excise: 2, environment: 3, vat: 4 }

/** R0184: additional duty, special consumption, environment, VAT, each once and in this order. */
export const taxesInOrder: Rule =
  (slots = []) =>
  (line, scene) => {
    let last = 0
    for (const slot of slots) {
      const kind = scene.reference.anyOtherTax(line[slot] ?? '')?.kind
      if (kind === undefined) continue
      if (ORDER[kind] <= last) return slot
      last = ORDER[kind]
    }
    return undefined
  }

const BORNE: Readonly<Record<OtherTaxKind, (line: TariffLine) => string>> = {
  additional: (line) => line.additional,
  excise: (line) => line.excise,
  environment: (line) => line.environment,
  vat: (line) => line.vat,
}
const KINDS = Object.keys(BORNE) as readonly OtherTaxKind[]

/** E1070: the tariff line bears a tax of which the line gives no code. */
export const taxNotDeclared: Rule = wrongIf((hs, _, scene, line) => {
  const tariff = scene.reference.tariff(hs, scene.today)
  if (tariff === undefined) return false
  return KINDS.some((kind) => BORNE[kind](tariff) !== '' && !declares(kind, line, scene))
})

const TX = ['TX1', 'TX2', 'TX3', 'TX4', 'TX5'] as const

const declares = (kind: OtherTaxKind, line: Values, scene: Scene): boolean =>
  TX.some((slot) => line[slot] && scene.reference.anyOtherTax(line[slot])?.kind === kind)

/** R0163: the relief beside a tax code is one of another tax (column `tax` of the list). */
export const reliefOfAnotherTax: Rule =
  (taxes = [], reliefs = []) =>
  (line, scene) =>
    taxes.find((slot, i) => {
      const kind = scene.reference.anyOtherTax(line[slot] ?? '')?.kind
      const relieved = scene.reference.anyCode('other-exemptions', line[reliefs[i] ?? ''] ?? '')?.extra.tax
      return kind !== undefined && Boolean(relieved) && relieved !== kind
    })

/** The list tells a reduction (an amount is due) from exemption and not subject (no amount). */
const reliefIs =
  (list: 'import-exemptions' | 'other-exemptions', reduces: boolean) =>
  (code: string, scene: Scene): boolean => {
    const entry = scene.reference.anyCode(list, code)
    return entry !== undefined && (entry.extra.kind === 'reduce') === reduces
  }

/** A code of relief, slot by slot, of a kind that asks for an amount (or forbids it), and the amount beside it. */
export const reliefAmount = (
  list: 'import-exemptions' | 'other-exemptions',
  reduces: boolean,
  wrong: (amount: string) => boolean,
): Rule => {
  const ofKind = reliefIs(list, reduces)
  return (codes = [], amounts = []) =>
    (values, scene) =>
      codes.find((slot, i) => {
        const code = values[slot]
        return code && ofKind(code, scene) && wrong(values[amounts[i] ?? ''] ?? '')
      })
}

/** The list reserves the code for the other direction (column `direction`: I, E, I/E). */
export const otherDirection = (list: 'import-exemptions' | 'other-laws' | 'permit-types'): Rule =>
  wrongSlot((code, scene) => {
    const direction = scene.reference.anyCode(list, code)?.extra.direction ?? ''
    return direction !== '' && !direction.includes(scene.direction === 'import' ? 'I' : 'E')
  })

/** The relief is one that needs a registered list (TXN). */
export const reliefNeedsList: Condition = (scene, line) =>
  scene.reference.anyCode('import-exemptions', line.RE ?? '')?.extra.needs_list === '1'

/** Quoted temporary declaration: see `temporary.ts`; here only whether one is quoted at all. */
export const quotesTemporary: Condition = (scene) => Boolean(scene.head.TDN)

/** A day item of the declaration that lies before today (E1111, E1112). */
export const dayGone: Rule = wrongSlot((value, scene) => (dayOfItem(value) ?? scene.today) < scene.today)
