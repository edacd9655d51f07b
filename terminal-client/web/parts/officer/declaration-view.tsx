/**
 * A declaration as customs sees it: who, what, where it stands, and its parts in tabs. `children` stand between head
 * and tabs: the actions on the officer desk.
 */
import { Tabs } from '@mantine/core'
import { type ReactNode, type RefObject, useState } from 'react'
import type { DeclarationView as View } from '#api/declarations.ts'
import { useSandboxTime } from '../../lib/clock.ts'
import { showDateTime, showNumber } from '../../lib/format.ts'
import { useRead } from '../../lib/language.ts'
import { useSession } from '../../lib/session.ts'
import { ChannelWord } from '../../ui/channel-word.tsx'
import { Loading } from '../../ui/loading.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { DataTab } from './data-tab.tsx'
import { useDeclarationWords } from './declaration-words.ts'
import { DocumentsTab } from './documents-tab.tsx'
import { DueMark } from './due-mark.tsx'
import { HistoryTab } from './history-tab.tsx'
import { LifeCyclePicture } from './life-cycle-picture.tsx'
import { LifeCycleStrip } from './life-cycle-strip.tsx'
import { TaxTab } from './tax-tab.tsx'
import { TimelineTab } from './timeline-tab.tsx'
import { useDeclaration } from './use-declaration.ts'
import './officer.css'

export interface DeclarationViewProps {
  readonly number: string
  readonly children?: ReactNode
  /** The heading, to put focus on. */
  readonly heading?: RefObject<HTMLHeadingElement | null>
}

const TABS = ['data', 'tax', 'documents', 'timeline', 'lifeCycle', 'history'] as const
type Tab = (typeof TABS)[number]
const TAB_WORDS = {
  data: 'tabData',
  tax: 'tabTax',
  documents: 'tabDocuments',
  timeline: 'tabTimeline',
  lifeCycle: 'tabLifeCycle',
  history: 'tabHistory',
} as const

export function DeclarationView({ number, children, heading }: DeclarationViewProps) {
  const t = useDeclarationWords()
  const [tab, setTab] = useState<Tab>('data')
  const { data: view, error, refetch } = useDeclaration(number)
  return (
    <section className="declaration" aria-label={t('declaration', { number })}>
      <h2 ref={heading} tabIndex={-1} className="declaration-number">
        {t('declaration', { number })}
        {view && (
          <>
            {' '}
            · <ChannelWord channel={view.channel} />
          </>
        )}
      </h2>
      {view === undefined && !error && <Loading />}
      {view === undefined && <ProblemNote error={error} onAgain={() => void refetch()} />}
      {view && (
        <>
          <Head view={view} />
          <LifeCycleStrip stops={view.lifeCycle} />
          {children}
          <Tabs
            value={tab}
            onChange={(value) => setTab(TABS.find((one) => one === value) ?? 'data')}
            keepMounted={false}
            mt="sm"
          >
            <Tabs.List aria-label={t('tabs')}>
              {TABS.map((one) => (
                <Tabs.Tab key={one} value={one}>
                  {t(TAB_WORDS[one])}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value={tab} pt="sm">
              <Panel tab={tab} view={view} />
            </Tabs.Panel>
          </Tabs>
        </>
      )}
    </section>
  )
}

function Panel({ tab, view }: { readonly tab: Tab; readonly view: View }) {
  switch (tab) {
    case 'data':
      return <DataTab view={view} />
    case 'tax':
      return <TaxTab view={view} />
    case 'documents':
      return <DocumentsTab view={view} />
    case 'timeline':
      return <TimelineTab number={view.number} />
    case 'lifeCycle':
      return <LifeCyclePicture stops={view.lifeCycle} channel={view.channel} />
    case 'history':
      return <HistoryTab view={view} />
  }
}

const PAYMENTS = ['none', 'owed', 'guaranteed', 'paid'] as const

function Head({ view }: { readonly view: View }) {
  const t = useDeclarationWords()
  const read = useRead()
  const { clock } = useSession()
  const now = useSandboxTime(clock)
  const payment = PAYMENTS.find((one) => one === view.payment)
  const total =
    typeof view.tax === 'object' && view.tax !== null && 'totalTax' in view.tax ? String(view.tax.totalTax) : ''
  return (
    <dl className="declaration-head">
      <div>
        <dt>{t('kind')}</dt>
        <dd>
          {view.kind} · {t(view.direction)}
        </dd>
      </div>
      <div>
        <dt>{t('trader')}</dt>
        <dd>{view.trader}</dd>
      </div>
      <div>
        <dt>{t('office')}</dt>
        <dd>
          {view.office} · {view.officeName}
        </dd>
      </div>
      <div>
        <dt>{t('officer')}</dt>
        <dd>
          {view.officerName || <span className="quiet">{t('nobody')}</span>}
          {view.assignedBy && view.assignedBy.how !== 'self' && (
            <span className="quiet">
              {' · '}
              {view.assignedBy.how === 'turn' ? t('byTurn') : t('byPerson', { name: view.assignedBy.name })}
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('tax')}</dt>
        <dd>
          {showNumber(total)} ₫{payment && ` · ${t(`payment_${payment}`)}`}
        </dd>
      </div>
      {view.declaredAt && (
        <div>
          <dt>{t('declaredAt')}</dt>
          <dd>{showDateTime(view.declaredAt)}</dd>
        </div>
      )}
      {view.run && (
        <div>
          <dt>{t('run')}</dt>
          <dd className="mono">{view.run}</dd>
        </div>
      )}
      {view.due && (
        <div>
          <dt>{read(view.due.what)}</dt>
          <dd>
            {showDateTime(view.due.at)} · <DueMark due={view.due} now={now} />
          </dd>
        </div>
      )}
    </dl>
  )
}
