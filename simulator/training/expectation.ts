/** Compares what came with what a step expects. Pure; every difference is told, not only the first. */
import type { Evidence } from './evidence.ts'
import { standingOf } from './evidence.ts'
import { channelWords, phaseWords } from './phase-words.ts'
import type { Expectation, Text } from './scenario.ts'

/** One difference, for the person: what was expected, what came. */
export interface Difference extends Text {
  readonly what: 'result' | 'gateway' | 'output' | 'item' | 'state' | 'channel' | 'refusal' | 'lost'
}

/** `evidence`: the rows that the step led to, newest last (one answer, all pulled reports, one action). */
export function differences(expect: Expectation, evidence: readonly Evidence[]): readonly Difference[] {
  return [
    ...resultDifferences(expect, evidence),
    ...outputDifferences(expect, evidence),
    ...itemDifferences(expect, evidence),
    ...stateDifferences(expect, evidence),
    ...refusalDifferences(expect, evidence),
  ]
}

const listed = (values: readonly string[]): string => (values.length === 0 ? '—' : values.join(', '))

function resultDifferences({ results = [], gateway }: Expectation, evidence: readonly Evidence[]): Difference[] {
  const got = evidence.flatMap(({ row }) => row.resultCodes)
  const wanted = gateway === undefined ? results : [...results, gateway]
  const missing = wanted.filter((code) => !got.some((result) => result.startsWith(code)))
  return missing.map((code) => ({
    what: code === gateway ? 'gateway' : 'result',
    vi: `Mong đợi mã ${code}, nhận được ${listed(got)}`,
    en: `Expected ${code}, got ${listed(got)}`,
  }))
}

function outputDifferences({ outputs = [] }: Expectation, evidence: readonly Evidence[]): Difference[] {
  const got = evidence.flatMap(({ row }) => row.outputs)
  return outputs
    .filter((code) => !got.includes(code))
    .map((code) => ({
      what: 'output',
      vi: `Mong đợi bản tin ${code}, nhận được ${listed(got)}`,
      en: `Expected output ${code}, got ${listed(got)}`,
    }))
}

function itemDifferences({ items = {} }: Expectation, evidence: readonly Evidence[]): Difference[] {
  return Object.entries(items).flatMap(([key, wanted]) => {
    const got = itemValue(key, evidence)
    const good = wanted === '*' ? got !== '' : got === wanted
    if (good) return []
    const [vi, en] =
      wanted === '*' ? ['phải có giá trị', 'must be filled'] : [`phải là "${wanted}"`, `must be "${wanted}"`]
    const [gotVi, gotEn] = got === '' ? ['đang để trống', 'is empty'] : [`nhận được "${got}"`, `got "${got}"`]
    const [place, line] = key.split('/')
    const [ofVi, ofEn] = line === undefined ? [place, place] : [`${place}, dòng ${line},`, `${place}, line ${line},`]
    return [{ what: 'item' as const, vi: `${ofVi} ${vi}, ${gotVi}`, en: `${ofEn} ${en}, ${gotEn}` }]
  })
}

/** `ITEM`, `ITEM/2` for line 2, `OUTPUT.ITEM` for one report among several. */
function itemValue(key: string, evidence: readonly Evidence[]): string {
  const [output, place] = key.includes('.') ? (key.split('.') as [string, string]) : ['', key]
  const [item = '', line] = place.split('/')
  const from = evidence.filter(({ row }) => output === '' || row.outputs.includes(output))
  for (const { items } of [...from].reverse()) {
    const value = line === undefined ? items?.head[item] : items?.lines[Number(line) - 1]?.[item]
    if (value !== undefined && value !== '') return value
  }
  return ''
}

function stateDifferences({ state, channel }: Expectation, evidence: readonly Evidence[]): Difference[] {
  const standing = evidence.map(({ row }) => standingOf(row)).findLast((found) => found !== undefined)
  const found: Difference[] = []
  if (state !== undefined && standing?.state !== state) {
    const [wanted, got] = [phaseWords(state), phaseWords(standing?.state)]
    found.push({
      what: 'state',
      vi: `Trạng thái tờ khai phải là “${wanted.vi}”, đang là “${got.vi}”`,
      en: `The declaration must be “${wanted.en}”, is “${got.en}”`,
    })
  }
  if (channel !== undefined && standing?.channel !== channel) {
    const [wanted, got] = [channelWords(channel), channelWords(standing?.channel)]
    found.push({
      what: 'channel',
      vi: `Luồng phải là ${wanted.vi}, đang là ${got.vi}`,
      en: `Channel must be ${wanted.en}, is ${got.en}`,
    })
  }
  return found
}

function refusalDifferences({ refused = false }: Expectation, evidence: readonly Evidence[]): Difference[] {
  const action = evidence.findLast(({ row }) => row.kind === 'action')
  if (action === undefined) return []
  const was = action.row.detail.refused !== undefined
  if (was === refused) return []
  const { refused: vi = '', refusedEn: en = vi } = action.row.detail
  return [
    refused
      ? {
          what: 'refusal',
          vi: 'Thao tác lẽ ra phải bị từ chối nhưng đã được thực hiện',
          en: 'The action should have been refused, but was done',
        }
      : { what: 'refusal', vi: `Thao tác bị từ chối: ${vi}`, en: `The action was refused: ${en}` },
  ]
}
