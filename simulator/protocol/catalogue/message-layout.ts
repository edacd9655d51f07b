import type { Header } from '../edi/header.ts'
import type { Catalogue } from './catalogue.ts'
import type { Layout } from './layout.ts'

/**
 * The layout of the items of a message, by its header: the output's when it names one, else the procedure's. A bare
 * result (`*CIDA  `) has none: its items are the result line alone.
 */
export function messageLayout(catalogue: Catalogue, header: Header): Layout | undefined {
  return header.output === '' ? catalogue.layout('input', header.procedure) : catalogue.layout('output', header.output)
}
