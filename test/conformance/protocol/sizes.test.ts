import { describe, expect, it } from 'vitest'
import type { LayoutItem } from '#protocol/catalogue/layout.ts'
import { decodeItems } from '#protocol/edi/decode.ts'
import { encodeItems } from '#protocol/edi/encode.ts'
import { loadCatalogue } from '../../../simulator/library/load-catalogue.ts'

const catalogue = loadCatalogue()
const full = (item: LayoutItem): string => (item.type === 'F' || item.type === 'I' ? '9' : 'X').repeat(item.length)

/** Head items, group size, rows, bytes of the items: the figures of protocol 1.2. */
const SIZES = [
  ['input', 'IDA', 175, 46, 50, 62_130],
  ['input', 'EDA', 183, 27, 50, 51_585],
  ['input', 'IVA', 110, 19, 800, 373_070],
  ['input', 'AMA', 32, 77, 50, 120_983],
  ['output', 'VAD1AC', 239, 90, 50, 114_916],
  ['output', 'VAD1AG', 251, 90, 50, 115_130],
  ['output', 'VAE1LD', 199, 46, 50, 66_429],
  ['output', 'VAE1LF', 204, 46, 50, 66_575],
] as const

describe('worst cases', () => {
  it.each(SIZES)(
    'protocol 1.2: %s %s has %i + %i x %i items, %i bytes as a message',
    (direction, code, head, size, max, bytes) => {
      const layout = catalogue.layout(direction, code)
      if (!layout) throw new Error(`no layout ${code}`)
      const singles = layout.segments.flatMap((s) => (s.kind === 'item' ? [s.item] : []))
      const group = layout.segments.find((s) => s.kind === 'group')
      if (group?.kind !== 'group') throw new Error(`${code} has no group`)
      expect([singles.length, group.items.length, group.max]).toEqual([head, size, max])
      const row = new Map(group.items.map((item) => [item.no, full(item)]))
      const content = {
        items: new Map(singles.map((item) => [item.no, full(item)])),
        groups: [Array.from({ length: max }, () => row)],
      }
      const encoded = encodeItems(layout, content)
      expect(encoded.length + 400).toBe(bytes)
      expect(decodeItems(layout, encoded)).toEqual({ content, results: [] })
    },
  )
})
