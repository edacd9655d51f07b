import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeItems } from '#protocol/edi/decode.ts'
import { encodeItems } from '#protocol/edi/encode.ts'
import { BLANK_HEADER } from '#protocol/edi/header.ts'
import { fromJson, toJson } from '#protocol/edi/json.ts'
import { parseResultLine } from '#protocol/edi/result-line.ts'
import { readXml } from '#protocol/xml/read-xml.ts'
import { writeXml } from '#protocol/xml/write-xml.ts'
import { loadCatalogue } from '../../../simulator/library/load-catalogue.ts'
import { anyContent } from './any-content.ts'

const layouts = loadCatalogue().layouts()
const header = { procedure: 'IDA', user: 'USER0001', carry: 'T<&>"\'', system: '1' }

/** Byte by byte; `toEqual` would take seconds over 300 KB. */
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

describe('one message in three forms, for every layout', () => {
  it('protocol 5: there are 281 layouts to try', () => expect(layouts).toHaveLength(281))

  it.each(layouts.map((layout) => [layout.direction, layout.code, layout] as const))(
    'protocol 1.2: %s %s encode → decode → encode, EDI ↔ XML ↔ JSON lose nothing',
    (_direction, _code, layout) => {
      fc.assert(
        fc.property(anyContent(layout), (content) => {
          const bytes = encodeItems(layout, content)
          const decoded = decodeItems(layout, bytes)
          expect(decoded.results).toEqual([])
          expect(decoded.content).toEqual(content)
          expect(same(encodeItems(layout, decoded.content), bytes)).toBe(true)

          const stated = parseResultLine('S0055-ICB -0000')
          const xml = readXml(writeXml(header, layout, content, stated), () => layout)
          expect(xml.layout).toBe(layout)
          expect({ ...xml, layout: undefined }).toEqual({
            header: { ...BLANK_HEADER, ...header },
            layout: undefined,
            content,
            stated,
            results: [],
          })
          expect(same(encodeItems(layout, xml.content), bytes)).toBe(true)

          const json = fromJson(JSON.parse(JSON.stringify(toJson(header, layout, content, stated))), () => layout)
          expect(json.layout).toBe(layout)
          expect({ ...json, layout: undefined }).toEqual({ ...xml, layout: undefined })
        }),
        { numRuns: 8 },
      )
    },
  )
})
