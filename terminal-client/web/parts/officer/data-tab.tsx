import type { DeclarationView } from '#api/declarations.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useDeclarationWords } from './declaration-words.ts'
import { hasItems, ItemList } from './item-list.tsx'
import { LinesTable } from './lines-table.tsx'
import { useEntryPlan } from './use-entry-plan.ts'

/** The items as declared, in the sections of the entry form. */
export function DataTab({ view }: { readonly view: DeclarationView }) {
  const t = useDeclarationWords()
  const { data, error, refetch } = useEntryPlan(view.entry)
  if (error) return <ProblemNote error={error} onAgain={() => void refetch()} />
  if (data === undefined) return <Loading />
  const { plan, labels } = data
  const fields = plan.sections.filter((section) => section.kind === 'fields' && hasItems(section, view.content))
  return (
    <>
      {fields.length === 0 && <p className="quiet">{t('nothingTyped')}</p>}
      {fields.map((section) => (
        <ItemList key={section.id} section={section} content={view.content} labels={labels} />
      ))}
      {plan.sections
        .filter(({ kind }) => kind === 'lines')
        .map((section) => (
          <LinesTable key={section.id} section={section} content={view.content} labels={labels} />
        ))}
    </>
  )
}
