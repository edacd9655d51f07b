import { vietnamDay } from '#protocol/vietnam-time.ts'
import type { Channel, Declaration } from '../declaration/declaration.ts'
import type { Facts } from '../facts.ts'
import type { ChannelRule } from './channel-rule.ts'
import { draw } from './draw.ts'

type Asked = Pick<Declaration, 'number' | 'direction' | 'form'>
type Known = Pick<Facts, 'now' | 'selectivity' | 'reference'>

/**
 * The channel (luồng) of a declaration at IDC/EDC: a forced one wins; then that of the run's scenario; then the
 * first rule that fits, in the trainer's order; without any of them it is 1 (contract, PUT /api/v1/selectivity). The same declaration under the same facts
 * always gets the same channel.
 */
export function selectChannel(declaration: Asked, facts: Known): Channel {
  const { forced, planned, rules = [] } = facts.selectivity
  return forced ?? planned ?? rules.find((rule) => fits(rule, declaration, facts))?.channel ?? 1
}

/** Does the declaration get another channel than it would, had the trainer forced none? */
export function channelForced(declaration: Asked, facts: Known): boolean {
  const { forced, ...unforced } = facts.selectivity
  return forced !== undefined && forced !== selectChannel(declaration, { ...facts, selectivity: unforced })
}

/** Does the rule fit this declaration at `facts.now`? */
export function fits(rule: ChannelRule, declaration: Asked, facts: Known): boolean {
  const { form, direction, number } = declaration
  const day = vietnamDay(facts.now)
  if (day < rule.validFrom || day > rule.validTo) return false
  if (rule.direction !== undefined && rule.direction !== direction) return false
  if (rule.kinds !== undefined && !rule.kinds.includes(kindOf(declaration))) return false
  if (rule.hs !== undefined && !anyLine(form.lines, 'CMD', rule.hs, startsWith)) return false
  if (rule.origins !== undefined && !anyLine(form.lines, 'OR', rule.origins, equals)) return false
  if (rule.compliance !== undefined && !rule.compliance.includes(complianceOf(declaration, facts))) return false
  return rule.share === undefined || draw(`${rule.seed ?? ''}/${rule.id}/${number}`) < rule.share / 100
}

function kindOf({ direction, form }: Asked): string {
  return form.head[direction === 'import' ? 'ICB' : 'ECB'] ?? ''
}

const LEAST_COMPLIANT = 5

function complianceOf({ direction, form }: Asked, facts: Known): number {
  const code = form.head[direction === 'import' ? 'IMC' : 'EPC'] ?? ''
  return facts.reference.business(code)?.compliance ?? LEAST_COMPLIANT
}

function anyLine(
  lines: Asked['form']['lines'],
  item: string,
  wanted: readonly string[],
  match: (value: string, want: string) => boolean,
): boolean {
  return lines.some((line) => wanted.some((want) => match(line[item] ?? '', want)))
}

const startsWith = (value: string, want: string): boolean => value !== '' && value.startsWith(want)
const equals = (value: string, want: string): boolean => value === want
