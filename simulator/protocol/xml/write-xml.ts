import { create } from 'xmlbuilder2'
import type { Layout } from '../catalogue/layout.ts'
import { PROFILE } from '../catalogue/profile.ts'
import type { Content } from '../edi/content.ts'
import { HEADER_FIELD_NAMES, type Header } from '../edi/header.ts'
import { type NamedItem, nameItems } from '../edi/named-items.ts'
import type { Result } from '../edi/result.ts'
import { formatResult } from '../edi/result-line.ts'
import { utf8Bytes } from '../edi/utf8.ts'
import { NAMESPACE } from './namespace.ts'

type Element = ReturnType<ReturnType<typeof create>['ele']>

/**
 * A message in the XML form, UTF-8. `layout` is undefined for a message without items; `results` stand in a `Results`
 * element of their own behind the header (an addition to the contract's form), where the EDI form has its result line.
 * Throws RangeError for a control character: no item may hold one, and XML 1.0 cannot.
 */
export function writeXml(
  header: Partial<Header>,
  layout: Layout | undefined,
  content: Content,
  results: readonly Result[] = [],
): Uint8Array {
  const document = create({ version: '1.0', encoding: 'UTF-8' })
  const message = document.ele(NAMESPACE, 'Message').att('profile', layout?.profile ?? PROFILE)
  const head = message.ele('Header')
  for (const name of HEADER_FIELD_NAMES) {
    const value = header[name]
    if (value) addText(head.ele('Field').att('name', name), value)
  }
  if (results.length > 0) {
    const list = message.ele('Results')
    for (const result of results) addText(list.ele('Result'), formatResult(result))
  }
  const items = message.ele('Items')
  if (layout) {
    const named = nameItems(layout, content)
    for (const item of named.items) addItem(items, item)
    for (const line of named.lines) {
      const row = items.ele('Line').att('n', String(line.n))
      for (const item of line.items) addItem(row, item)
    }
  }
  return utf8Bytes(document.end())
}

function addItem(parent: Element, item: NamedItem): void {
  addText(parent.ele('Item').att({ no: String(item.no), id: item.id }), item.value)
}

/**
 * Through the DOM, and with `&` escaped beforehand: the builder's `txt` decodes entities that stand in a value, and its
 * writer leaves alone whatever looks like one (`&amp;`), so that five characters would come back as one.
 */
function addText(element: Element, text: string): void {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c < 0x20 || c === 0x7f || c >= 0xfffe)
      throw new RangeError(`a value must not hold the character U+${c.toString(16).padStart(4, '0')}`)
  }
  const node = element.node
  const owner = node.ownerDocument
  if (!owner) throw new Error('an element without a document')
  node.appendChild(owner.createTextNode(text.replaceAll('&', '&amp;')))
}
