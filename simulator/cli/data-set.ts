/** The data of a run: a hand-made dossier or one from the generator, for the run's seed and the sandbox's day. */

import type { Form } from '#protocol/edi/content.ts'
import type { DataSet } from '#training/scenario.ts'
import { generateDossier } from '../../fixtures/generator/generate-dossier.ts'
import { loadDossiers } from '../../fixtures/generator/load-dossiers.ts'
import { loadMaterials } from '../../fixtures/generator/load-materials.ts'
import { resolveDates } from '../../fixtures/generator/resolve-dates.ts'
import { LibraryError } from '../library/library-error.ts'
import { loadReference } from '../library/load-reference.ts'

export interface DataWish {
  readonly data: DataSet | undefined
  readonly seed: number
  readonly office: string
  /** yyyymmdd on the sandbox's clock. */
  readonly today: string
}

export function dataOf({ data, seed, office, today }: DataWish): Form | undefined {
  if (data === undefined) return undefined
  if ('dossier' in data) {
    const dossier = loadDossiers().get(data.dossier)
    if (dossier === undefined) {
      throw new LibraryError(`fixtures/dossiers: không có bộ hồ sơ "${data.dossier}" (there is no such dossier)`)
    }
    return resolveDates(dossier.form, today)
  }
  const { kind, lines, hs } = data.generate
  const options = hs ? { options: { hs } } : {}
  return generateDossier({ seed, kind, lines, office, today, ...options }, loadMaterials(loadReference())).form
}
