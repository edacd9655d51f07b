/** What is done with the lines of a grid, by the mouse; each button shows its key. A move of the cursor paints only what it changes. */
import { Button, Group, Text } from '@mantine/core'
import { memo, type ReactNode, type RefObject, useSyncExternalStore } from 'react'
import { KEYS } from '../../lib/keys.ts'
import { ColumnChooser } from './column-chooser.tsx'
import type { Columns } from './grid-columns.ts'
import type { GridCursor } from './grid-cursor.ts'
import type { GridEdits } from './grid-edits.ts'
import type { GridLines } from './grid-lines.ts'
import { useGridWords } from './grid-words.ts'

interface Props {
  readonly title: string
  readonly lines: GridLines
  readonly cursor: GridCursor
  readonly columns: Columns
  readonly filled: number
  readonly details: boolean
  readonly onDetails: () => void
  readonly edits: GridEdits
  /** Where Esc leads out of the grid. */
  readonly bar: RefObject<HTMLDivElement | null>
}

export const GridToolbar = memo(function GridToolbar(props: Props) {
  const { title, lines, cursor, columns, filled, details, onDetails, edits, bar } = props
  const t = useGridWords()
  const { heads, most, fixed } = lines
  const behind = (row: number): boolean => row >= filled
  return (
    <Group gap={6} mb={6} ref={bar} role="toolbar" aria-label={title}>
      {!fixed && (
        <Button size="compact-sm" variant="default" onClick={edits.add}>
          {t('add')}
        </Button>
      )}
      <Button size="compact-sm" variant="default" onClick={edits.insert}>
        {t('insert')} <span className="kbd">Ins</span>
      </Button>
      <LineButton cursor={cursor} isOff={isFirst} onClick={edits.copyAbove}>
        {t('above')} <span className="kbd">{KEYS.copyAbove}</span>
      </LineButton>
      <LineButton cursor={cursor} isOff={behind} onClick={edits.duplicate}>
        {t('duplicate')} <span className="kbd">⇧{KEYS.copyAbove}</span>
      </LineButton>
      <LineButton cursor={cursor} isOff={behind} onClick={edits.removeLine}>
        {t('remove')} <span className="kbd">Ctrl-Del</span>
      </LineButton>
      {heads.length > 1 && <ColumnChooser heads={heads} columns={columns} />}
      <Button size="compact-sm" variant={details ? 'light' : 'default'} aria-pressed={details} onClick={onDetails}>
        <DetailsOf lines={lines} cursor={cursor} />
      </Button>
      <Text size="xs" c="dimmed">
        {t('total', { count: filled, most })}
      </Text>
    </Group>
  )
})

const isFirst = (row: number): boolean => row === 0

interface LineButtonProps {
  readonly cursor: GridCursor
  /** In which lines there is nothing to do. */
  readonly isOff: (row: number) => boolean
  readonly onClick: () => void
  readonly children: ReactNode
}

function LineButton({ cursor, isOff, onClick, children }: LineButtonProps) {
  const disabled = useSyncExternalStore(cursor.subscribe, () => isOff(cursor.row()))
  return (
    <Button size="compact-sm" variant="default" onClick={onClick} disabled={disabled}>
      {children}
    </Button>
  )
}

function DetailsOf({ lines, cursor }: { readonly lines: GridLines; readonly cursor: GridCursor }) {
  const t = useGridWords()
  return t('details', { line: lines.number(useSyncExternalStore(cursor.subscribe, cursor.row)) })
}
