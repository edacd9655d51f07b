/** The data of a run: a hand-made dossier or one from the generator, for the run's seed and the sandbox's day. */
import type { Reference } from '#customs/reference/reference.ts'
import { DossierError } from '../../fixtures/generator/dossier.ts'
import { generateDossier } from '../../fixtures/generator/generate-dossier.ts'
import { loadDossiers } from '../../fixtures/generator/load-dossiers.ts'
import { loadMaterials } from '../../fixtures/generator/load-materials.ts'
import { resolveDates } from '../../fixtures/generator/resolve-dates.ts'
import type { RunData } from '../acts/schoolroom.ts'
import { LibraryError } from './library-error.ts'

/** Word lists and dossiers are read when they are first needed. The result throws LibraryError for a dossier that is not there. */
export function runData(reference: Reference): RunData {
  let materials: ReturnType<typeof loadMaterials> | undefined
  let dossiers: ReturnType<typeof loadDossiers> | undefined
  return ({ data, seed, unit, today }) => {
    if (data === undefined) return {}
    if ('dossier' in data) {
      dossiers ??= loadDossiers()
      const dossier = dossiers.get(data.dossier)
      if (dossier === undefined) {
        throw new LibraryError(`fixtures/dossiers: không có bộ hồ sơ "${data.dossier}" (there is no such dossier)`)
      }
      return { form: resolveDates(dossier.form, today) }
    }
    const { kind, lines, hs } = data.generate
    materials ??= loadMaterials(reference)
    // A department registers no declarations: its people declare at the first office that has a gateway.
    const branch = reference.code('offices', unit, today)?.extra.kind === 'branch'
    const office = branch ? unit : ([...materials.gateways.keys()][0] ?? unit)
    try {
      return { form: generateDossier({ seed, kind, lines, office, today, options: hs ? { hs } : {} }, materials).form }
    } catch (error) {
      if (error instanceof DossierError) return { reason: error.message }
      throw error
    }
  }
}
