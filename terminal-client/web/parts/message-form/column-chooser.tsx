/** Which columns a grid shows. */
import { Button, Checkbox, Group, Popover } from '@mantine/core'
import { memo } from 'react'
import { useLanguage } from '../../lib/language.ts'
import { type FormItem, itemName } from './form-model.ts'
import type { Columns } from './grid-columns.ts'
import { useGridWords } from './grid-words.ts'

interface Props {
  readonly heads: readonly FormItem[]
  readonly columns: Columns
}

export const ColumnChooser = memo(function ColumnChooser({ heads, columns }: Props) {
  const t = useGridWords()
  const shown = new Set(columns.shown.map(({ head }) => head.no))
  return (
    <Popover position="bottom-end" withArrow trapFocus shadow="md">
      <Popover.Target>
        <Button size="compact-sm" variant="default">
          {t('columns', { shown: shown.size, all: heads.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <Group gap={6} mb={6}>
          <Button variant="default" onClick={columns.all}>
            {t('allColumns')}
          </Button>
          <Button variant="default" onClick={columns.usual}>
            {t('usualColumns')}
          </Button>
        </Group>
        <div style={{ maxHeight: 320, overflow: 'auto', width: 340 }}>
          <Choices heads={heads} shown={shown} onToggle={columns.toggle} />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
})

/** There only while the chooser is open. */
function Choices({
  heads,
  shown,
  onToggle,
}: {
  readonly heads: readonly FormItem[]
  readonly shown: ReadonlySet<number>
  readonly onToggle: (no: number) => void
}) {
  const language = useLanguage()
  return heads.map((head) => (
    <Checkbox
      key={head.no}
      my={8}
      checked={shown.has(head.no)}
      onChange={() => onToggle(head.no)}
      label={`${head.id} · ${itemName(head, language)}`}
    />
  ))
}
