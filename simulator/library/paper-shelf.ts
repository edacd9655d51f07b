/** Papers to fill forms with: the hand-made dossiers, and the generator (fixtures). */
import type { Reference } from '#customs/reference/reference.ts'
import { DossierError } from '../../fixtures/generator/dossier.ts'
import { generateDossier } from '../../fixtures/generator/generate-dossier.ts'
import { loadDossiers } from '../../fixtures/generator/load-dossiers.ts'
import { loadMaterials } from '../../fixtures/generator/load-materials.ts'
import { resolveDates } from '../../fixtures/generator/resolve-dates.ts'
import type { PaperShelf } from '../acts/data-sets.ts'

export function paperShelf(reference: Reference): PaperShelf {
  const dossiers = loadDossiers()
  const materials = loadMaterials(reference)
  return {
    dossiers: [...dossiers.values()].map(({ id, procedure, kind, comment, form }) => ({
      id,
      procedure,
      kind,
      lines: form.lines.length,
      title: comment,
    })),
    offices: [...materials.gateways.keys()],
    dossier(id, today) {
      const found = dossiers.get(id)
      return found && { procedure: found.procedure, form: resolveDates(found.form, today) }
    },
    generate(wish) {
      try {
        return generateDossier(wish, materials)
      } catch (error) {
        if (error instanceof DossierError) return { reason: error.message }
        throw error
      }
    },
  }
}
