/** What a step expects, in words for the player (mong đợi): one sentence for each thing that the judge will look at. */
import { channelWords, phaseWords } from './phase-words.ts'
import type { Expectation, Text } from './scenario.ts'

/** What the catalogue calls things; undefined where it has no name. */
export interface Naming {
  output(code: string): Text | undefined
  /** An item of the first of these outputs that has it. */
  item(outputs: readonly string[], id: string): Text | undefined
}

export function expectedWords(expect: Expectation, naming: Naming): readonly Text[] {
  const { results = [], gateway, outputs = [], items = {}, state, channel, refused } = expect
  return [
    ...results.map(resultWords),
    ...(gateway === undefined
      ? []
      : [{ vi: `Cổng từ chối bản tin: ${gateway}`, en: `The gateway refuses the message: ${gateway}` }]),
    ...outputs.map((code) => outputWords(code, naming.output(code))),
    ...Object.entries(items).map(([place, value]) => itemWords(place, value, outputs, naming)),
    ...(state === undefined
      ? []
      : [
          {
            vi: `Trạng thái tờ khai: ${phaseWords(state).vi}`,
            en: `State of the declaration: ${phaseWords(state).en}`,
          },
        ]),
    ...(channel === undefined
      ? []
      : [{ vi: `Luồng ${channelWords(channel).vi}`, en: `Channel ${channelWords(channel).en}` }]),
    ...(refused ? [{ vi: 'Hệ thống từ chối thao tác này', en: 'The system refuses this action' }] : []),
  ]
}

function resultWords(code: string): Text {
  if (code.startsWith('00000')) return { vi: 'Được chấp nhận (00000)', en: 'Accepted (00000)' }
  const [name = code, item = '', line = ''] = code.split('-').map((part) => part.trim())
  if (item === '' || item === '0000') return { vi: `Mã kết quả ${name}`, en: `Result ${name}` }
  const [vi, en] = Number(line) > 0 ? [`, dòng ${Number(line)}`, `, line ${Number(line)}`] : ['', '']
  return { vi: `Mã kết quả ${name} ở chỉ tiêu ${item}${vi}`, en: `Result ${name} at item ${item}${en}` }
}

const outputWords = (code: string, name: Text | undefined): Text => ({
  vi: `Bản tin ${code}${name ? ` · ${name.vi}` : ''}`,
  en: `Output ${code}${name ? ` · ${name.en}` : ''}`,
})

/** `ITEM`, `ITEM/2` for line 2, `OUTPUT.ITEM` for one report among several. */
function itemWords(place: string, value: string, outputs: readonly string[], naming: Naming): Text {
  const [output, rest] = place.includes('.') ? (place.split('.') as [string, string]) : ['', place]
  const [item = '', line] = rest.split('/')
  const name = naming.item(output === '' ? outputs : [output], item)
  const vi = `${item}${name ? ` · ${name.vi}` : ''}${line ? `, dòng ${line}` : ''}${output ? ` của ${output}` : ''}`
  const en = `${item}${name ? ` · ${name.en}` : ''}${line ? `, line ${line}` : ''}${output ? ` of ${output}` : ''}`
  return value === '*'
    ? { vi: `${vi}: có giá trị`, en: `${en}: has a value` }
    : { vi: `${vi}: “${value}”`, en: `${en}: “${value}”` }
}
