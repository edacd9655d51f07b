/** Papers of the dossier (chứng từ): what the declaration names, what was received, what the checks found. */
import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { DeclarationView } from '#api/declarations.ts'
import type { Examination } from '#customs/declaration/declaration.ts'
import { showDateTime } from '../../lib/format.ts'
import { useRead } from '../../lib/language.ts'
import { useDeclarationWords } from './declaration-words.ts'
import { hasItems, ItemList } from './item-list.tsx'
import { useTimeline } from './use-declaration.ts'
import { useEntryPlan } from './use-entry-plan.ts'

/** Sections of the entry form that name papers. */
const PAPERS = ['permits', 'invoice', 'attachments', 'cargo']
/** Procedures that bring files. */
const ATTACHING = ['HYS', 'HYE', 'MSB']

export function DocumentsTab({ view }: { readonly view: DeclarationView }) {
  const { data } = useEntryPlan(view.entry)
  const sections = (data?.plan.sections ?? [])
    .filter(({ id }) => PAPERS.includes(id))
    .sort((a, b) => PAPERS.indexOf(a.id) - PAPERS.indexOf(b.id))
  return (
    <>
      <Results examination={view.examination as Examination} correction={view.correction} />
      <Attached number={view.number} />
      {data &&
        sections
          .filter((section) => hasItems(section, view.content))
          .map((section) => (
            <ItemList key={section.id} section={section} content={view.content} labels={data.labels} />
          ))}
    </>
  )
}

function Results({
  examination,
  correction,
}: {
  readonly examination: Examination
  readonly correction: string | null
}) {
  const t = useDeclarationWords()
  const { receivedAt, documentResult, correctionRequest, inspection } = examination
  const found = (result: { at: number; passed: boolean; note: string } | undefined): string =>
    result === undefined
      ? t('notYet')
      : [result.passed ? t('passed') : t('notPassed'), showDateTime(result.at), result.note]
          .filter((part) => part !== '')
          .join(' · ')
  const ordered = inspection
    ? [
        showDateTime(inspection.orderedAt),
        t('orderedDetail', { percent: inspection.percent, place: inspection.place || '—' }),
        inspection.note,
      ]
        .filter((part) => part !== '')
        .join(' · ')
    : t('notYet')
  return (
    <section className="item-section">
      <h3>{t('received')}</h3>
      <dl>
        <div>
          <dt>{t('receivedAt')}</dt>
          <dd>{receivedAt === undefined ? t('notYet') : showDateTime(receivedAt)}</dd>
        </div>
        <div>
          <dt>{t('documentResult')}</dt>
          <dd>{found(documentResult)}</dd>
        </div>
        {correctionRequest && (
          <div>
            <dt>{t('correctionRequest')}</dt>
            <dd>
              {[
                showDateTime(correctionRequest.at),
                t('correctionUntil', { time: showDateTime(correctionRequest.until) }),
                correctionRequest.note,
              ].join(' · ')}
            </dd>
          </div>
        )}
        {correction && (
          <div>
            <dt>{t('correction')}</dt>
            <dd>{t('correctionPending', { number: correction })}</dd>
          </div>
        )}
        <div>
          <dt>{t('inspectionOrder')}</dt>
          <dd>{ordered}</dd>
        </div>
        <div>
          <dt>{t('inspectionResult')}</dt>
          <dd>{found(inspection?.result)}</dd>
        </div>
      </dl>
    </section>
  )
}

function Attached({ number }: { readonly number: string }) {
  const t = useDeclarationWords()
  const read = useRead()
  const { data } = useTimeline(number)
  const sent = (data ?? []).filter(({ kind, procedure }) => kind === 'request' && ATTACHING.includes(procedure))
  return (
    <section className="item-section">
      <h3>{t('attached')}</h3>
      {data && sent.length === 0 && <p className="quiet">{t('noAttached')}</p>}
      <ul className="plain-list">
        {sent.map(({ seq, at, title }) => (
          <li key={seq}>
            <Anchor
              size="sm"
              renderRoot={(props) => <Link to="/terminal/messages/$seq" params={{ seq: String(seq) }} {...props} />}
            >
              {read(title)}
            </Anchor>{' '}
            <span className="quiet">{showDateTime(at)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
