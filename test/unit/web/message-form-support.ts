/** Forms as the page has them, from the catalogue of this repository. */

import { PROCEDURES } from '#customs/procedures/registry.ts'
import { layoutView } from '../../../simulator/acts/procedures.ts'
import type { LayoutView } from '../../../simulator/api/terminal.ts'
import { loadCatalogue } from '../../../simulator/library/load-catalogue.ts'

const catalogue = loadCatalogue()
const office = { catalogue, procedures: PROCEDURES }

export function viewOf(procedure: string): LayoutView {
  const view = layoutView(office, procedure)
  if (!view.ok) throw new Error(view.problem.detail.en)
  return view.value
}

export { catalogue }
