import { Button, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useSession } from '../../lib/session.ts'
import { useDeskWords } from './desk-words.ts'
import { isFiltered, type QueueFilter, WHOLE_QUEUE } from './queue-filter.ts'

interface Props {
  readonly filter: QueueFilter
  readonly onChange: (change: Partial<QueueFilter>) => void
}

/** Nothing to show, and what to do about it. */
export function QueueEmpty({ filter, onChange }: Props) {
  const t = useDeskWords()
  const { person } = useSession()
  if (isFiltered(filter)) {
    return (
      <div className="queue-empty" role="status">
        <Text fw={650}>{t('noMatch')}</Text>
        <Text size="sm">{t('noMatchText')}</Text>
        <Button variant="default" mt="sm" onClick={() => onChange({ ...WHOLE_QUEUE, scope: filter.scope })}>
          {t('clearFilter')}
        </Button>
      </div>
    )
  }
  const office = filter.scope === 'world' ? t('emptyWorld') : `${person.unit} · ${person.unitName}`
  return (
    <div className="queue-empty" role="status">
      <Text fw={650}>{t('empty')}</Text>
      <Text size="sm">{t('emptyText', { office })}</Text>
      <Group gap="xs" mt="sm">
        <Button component={Link} to="/scenarios">
          {t('toScenarios')}
        </Button>
        <Button variant="default" onClick={() => onChange({ state: 'all' })}>
          {t('showDone')}
        </Button>
      </Group>
    </div>
  )
}
