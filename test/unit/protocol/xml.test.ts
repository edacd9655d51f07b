import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Header } from '#protocol/edi/header.ts'
import { fromJson, toJson } from '#protocol/edi/json.ts'
import { utf8Bytes } from '#protocol/edi/utf8.ts'
import { readXml, XML_CAP } from '#protocol/xml/read-xml.ts'
import { writeXml } from '#protocol/xml/write-xml.ts'
import { loadCatalogue } from '../../../simulator/library/load-catalogue.ts'

const catalogue = loadCatalogue()
const layoutFor = (header: Header) => catalogue.layout('input', header.procedure)
const read = (xml: string) => readXml(utf8Bytes(xml), layoutFor)
const codes = (xml: string) => read(xml).results.map((r) => `${r.code}-${r.item}-${String(r.line).padStart(4, '0')}`)

const OPEN = '<Message xmlns="urn:vnaccs-sandbox:message:1" profile="2014-gen0">'
const HEAD = '<Header><Field name="procedure">IDA</Field><Field name="system">1</Field></Header>'
const message = (items: string) => `${OPEN}${HEAD}<Items>${items}</Items></Message>`

describe('XML form', () => {
  it('contract, XML form: the example of the contract is read', () => {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\n${OPEN}
      ${HEAD}
      <Items><Item no="6" id="ICB">
 a11 	</Item><Line n="1"><Item no="176" id="CMD">84713020</Item></Line></Items></Message>`
    const { header, content, results } = read(xml)
    expect(results).toEqual([])
    expect(header).toMatchObject({ procedure: 'IDA', system: '1' })
    expect(content.items).toEqual(new Map([[6, 'A11']]))
    expect(content.groups).toEqual([[new Map([[176, '84713020']])]])
  })

  it('contract, XML form: written as the contract shows it', () => {
    const layout = catalogue.layout('input', 'IDA')
    const content = { items: new Map([[6, 'A11']]), groups: [[new Map(), new Map([[176, '84713020']])]] }
    expect(new TextDecoder().decode(writeXml({ procedure: 'IDA' }, layout, content))).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>' +
        OPEN +
        '<Header><Field name="procedure">IDA</Field></Header>' +
        '<Items><Item no="6" id="ICB">A11</Item><Line n="2"><Item no="176" id="CMD">84713020</Item></Line></Items></Message>',
    )
  })

  it.each(['&', '<', '>', '"', "'", '&amp;', '&lt;', '&#65;', '&#x41;', '&x', ']]>', '<!--', 'Đường & phố', '😀'])(
    'stack, traps: %j goes through unchanged',
    (value) => {
      const layout = catalogue.layout('input', 'IDA')
      const content = { items: new Map([[15, value]]), groups: [[]] }
      const back = readXml(writeXml({ procedure: 'IDA', system: '1' }, layout, content), layoutFor)
      expect(back.results).toEqual([])
      expect(back.content).toEqual(content)
    },
  )

  it('stack, traps: control characters are not written', () => {
    const layout = catalogue.layout('input', 'IDA')
    for (const bad of ['\u0000', '\u000b', '\r', '\n', '\u007f', '\uffff']) {
      const content = { items: new Map([[15, `a${bad}b`]]), groups: [] }
      expect(() => writeXml({}, layout, content)).toThrow(/must not hold the character U\+/)
    }
  })

  it('contract, XML form: the same findings as in EDI, with item and line', () => {
    expect(
      codes(
        message(
          '<Item no="1" id="ICN">X</Item><Item no="6" id="ICB">A111</Item><Line n="2"><Item no="176" id="CMD">$</Item></Line><Line n="51"><Item no="176" id="CMD">1</Item></Line>',
        ),
      ),
    ).toEqual(['S0900-ICN-0000', 'S0999-ICB-0000', 'S0900-CMD-0002', 'E0001-0000-0051'])
    expect(codes(`${OPEN}<Header><Field name="procedure">IDA</Field></Header></Message>`)).toEqual(['A0016-0000-0000'])
    expect(codes(`${OPEN}<Header><Field name="user">ộ</Field></Header></Message>`)).toEqual(['A0009-0000-0000'])
  })

  it.each([
    ['no XML', 'hello', /not well-formed/],
    ['nothing', '', /not well-formed/],
    ['DOCTYPE', `<!DOCTYPE m [<!ENTITY a "b">]>${message('')}`, /DOCTYPE/],
    ['a foreign entity', message('<Item no="6" id="ICB">&a;</Item>'), /not well-formed/],
    ['another namespace', message('').replace('message:1', 'message:2'), /namespace/],
    ['no namespace', message('').replace(' xmlns="urn:vnaccs-sandbox:message:1"', ''), /namespace/],
    ['another profile', message('').replace('gen0', 'gen1'), /profile must be 2014-gen0/],
    ['no profile', message('').replace(' profile="2014-gen0"', ''), /profile/],
    ['an unknown element', message('<Foo/>'), /element Foo is not allowed in Items/],
    ['an element in the wrong place', message('<Header/>'), /element Header is not allowed in Items/],
    ['an unknown attribute', message('<Item no="6" id="ICB" x="1"/>'), /attribute x is not allowed on Item/],
    ['a missing attribute', message('<Item no="6"/>'), /needs the attribute id/],
    ['an unknown header field', message('').replace('"system"', '"sytem"'), /unknown header field "sytem"/],
    ['a header field twice', message('').replace('"system"', '"procedure"'), /stands twice/],
    ['Items twice', message('</Items><Items>'), /Items stands twice/],
    ['no Header', message('').replace(HEAD, ''), /has no Header/],
    ['text between elements', message('hello'), /text is not allowed in Items/],
    ['an item the layout lacks', message('<Item no="999" id="ICB">1</Item>'), /no such item/],
    ['an item under a wrong id', message('<Item no="6" id="ICN">1</Item>'), /item 6 of layout IDA is ICB/],
    ['an item twice', message('<Item no="6" id="ICB">1</Item><Item no="6" id="ICB">2</Item>'), /given twice/],
    ['a line item outside a line', message('<Item no="176" id="CMD">1</Item>'), /outside its lines/],
    ['a head item in a line', message('<Line n="1"><Item no="6" id="ICB">1</Item></Line>'), /in its lines/],
    ['line 0', message('<Line n="0"/>'), /whole number from 1/],
    ['XML 1.1', `<?xml version="1.1"?>${message('')}`, /version must be 1.0/],
    ['another encoding', `<?xml version="1.0" encoding="UTF-16"?>${message('')}`, /encoding must be UTF-8/],
  ])('contract, Answers: A0022 for %s', (_what, xml, reason) => {
    const { results } = read(xml)
    expect(results.map((result) => result.code)).toEqual(['A0022'])
    expect(results[0]?.reason).toMatch(reason)
  })

  it('quality, security: depth, size and bad UTF-8 are refused', () => {
    const deep = '<a>'.repeat(100_000)
    expect(read(OPEN + deep).results[0]?.reason).toMatch(/element a is not allowed in Message/)
    expect(readXml(new Uint8Array(XML_CAP + 1), layoutFor).results[0]?.reason).toMatch(/at most 1048576 bytes/)
    expect(readXml(Uint8Array.from([0x3c, 0xff]), layoutFor).results[0]?.reason).toMatch(/UTF-8/)
  })

  it('quality, reliability: readXml answers whatever it is given', () => {
    const piece = fc.constantFrom(
      OPEN,
      HEAD,
      '<Items>',
      '</Items>',
      '</Message>',
      '<Line n="1">',
      '</Line>',
      '<Item no="6" id="ICB">',
      '</Item>',
      '&',
      '<',
      '<![CDATA[',
      ']]>',
      '<?x?>',
      '\u0000',
      'ộ',
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(Array.isArray(read(pieces.join('')).results)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('JSON form', () => {
  const layout = catalogue.layout('input', 'IDA')
  const content = { items: new Map([[6, 'A11']]), groups: [[new Map([[176, '84713020']])]] }

  it('contract, XML form: the JSON mirrors the XML', () => {
    expect(toJson({ procedure: 'IDA', user: '' }, layout, content, [{ code: 'S0055', item: 'ICB', line: 0 }])).toEqual({
      profile: '2014-gen0',
      header: { procedure: 'IDA' },
      results: ['S0055-ICB -0000'],
      items: [{ no: 6, id: 'ICB', value: 'A11' }],
      lines: [{ n: 1, items: [{ no: 176, id: 'CMD', value: '84713020' }] }],
    })
  })

  it.each([
    [null, 'the message must be an object'],
    [{ foo: 1 }, 'the message: unknown key "foo", allowed: profile, header, results, items, lines'],
    [{ profile: 'x' }, 'profile must be "2014-gen0"'],
    [{ header: { usr: 'x' } }, 'header: unknown key "usr"'],
    [{ header: { user: 1 } }, 'header.user must be a string'],
    [{ items: {} }, 'items must be an array'],
    [{ items: [{ no: '6', id: 'ICB', value: 'x' }] }, 'items[0].no must be a whole number'],
    [{ lines: [{ n: 1, items: [{ no: 176, id: 'CMD' }] }] }, 'lines[0].items[0].value must be a string'],
  ])('%j is refused with the place of the fault', (value, reason) => {
    const { results } = fromJson(value, layoutFor)
    expect(results.map((result) => result.code)).toEqual(['A0022'])
    expect(results[0]?.reason).toContain(reason)
  })
})
