/** One list of things to do: what it is, where it stands, when it is due; each leads to its page. */
import { Text, Title } from '@mantine/core'
import { useId } from 'react'
import type { WorkItem } from '#api/work.ts'
import { useSandboxTime } from '../../lib/clock.ts'
import { showDateTime, showDuration } from '../../lib/format.ts'
import { useRead } from '../../lib/language.ts'
import { useSession } from '../../lib/session.ts'
import { PathLink } from '../../ui/path-link.tsx'
import { useWorkWords } from './work-words.ts'
import './work.css'

interface Props {
  readonly title: string
  readonly items: readonly WorkItem[]
  readonly late?: boolean
}

export function WorkList({ title, items, late = false }: Props) {
  const heading = useId()
  return (
    <section aria-labelledby={heading}>
      <Title order={2} id={heading} mt="md" mb="xs">
        {late && <span aria-hidden="true">⚠ </span>}
        {title} ({items.length})
      </Title>
      <ul className="work-list" data-late={late || undefined}>
        {items.map((item) => (
          <Row key={`${item.kind} ${item.path} ${item.title.vi}`} item={item} />
        ))}
      </ul>
    </section>
  )
}

function Row({ item }: { readonly item: WorkItem }) {
  const t = useWorkWords()
  const read = useRead()
  const { clock } = useSession()
  const sandbox = useSandboxTime(clock)
  // Deadlines of declarations run on the sandbox's clock, an exam on the real one.
  const now = item.kind === 'declaration' ? sandbox : Date.now()
  const when =
    item.due > 0
      ? item.late
        ? t('over', { at: showDateTime(item.due), late: showDuration(now - item.due) })
        : t('due', { at: showDateTime(item.due), left: showDuration(item.due - now) })
      : item.at > 0
        ? t('since', { at: showDateTime(item.at) })
        : ''
  return (
    <li>
      <span className="work-kind">{t(item.kind)}</span>
      <span>
        <PathLink path={item.path} fw={600} size="sm">
          {read(item.title)}
        </PathLink>
        <Text size="xs" className="quiet">
          {read(item.detail)}
        </Text>
      </span>
      <span className="work-when">{when}</span>
    </li>
  )
}
