/** The live board: who is on which step, how long, who needs help; thirty people on one screen. */
import { Anchor, Button, Group, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { BoardRow, WorldView } from '#api/classroom.ts'
import { showDuration } from '../../lib/format.ts'
import { useRead } from '../../lib/language.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import type { Aim } from './aim.ts'
import { type BoardColumn, sortedBoard } from './board-order.ts'
import { useClassWords } from './class-words.ts'
import { useBoard, useIsHere } from './use-class.ts'

const COLUMNS: readonly BoardColumn[] = [
  'status',
  'name',
  'scenario',
  'step',
  'role',
  'since',
  'mistakes',
  'hints',
  'score',
  'last',
  'done',
]

interface Props {
  readonly view: WorldView
  readonly onInterfere: ((aim: Aim) => void) | undefined
}

export function BoardTab({ view, onInterfere }: Props) {
  const t = useClassWords()
  const board = useBoard(view.id)
  const [sort, setSort] = useState<{ readonly by: BoardColumn; readonly down: boolean }>({ by: 'status', down: false })
  const passed = useElapsed(board.data?.receivedAt ?? 0)
  const rows = board.data?.rows ?? []
  const count = (...of: readonly BoardRow['status'][]) => rows.filter(({ status }) => of.includes(status)).length
  const turn = (by: BoardColumn) => setSort((now) => ({ by, down: now.by === by && !now.down }))
  return (
    <>
      <ProblemNote error={board.error} onAgain={() => void board.refetch()} />
      {board.isPending && <Loading />}
      {board.data && rows.length === 0 && <Text>{t('noMembers')}</Text>}
      {board.data && rows.length > 0 && (
        <>
          <Group justify="space-between" mb="xs">
            <Text size="sm" fw={600} role="status">
              {t('summary', {
                stuck: count('stuck'),
                working: count('working', 'waiting'),
                passed: count('passed'),
                idle: count('idle'),
              })}
            </Text>
            <Text size="sm" className="quiet">
              {t('boardHelp', { minutes: Math.round(board.data.stuckAfter / 60_000) })}
            </Text>
          </Group>
          <Table.ScrollContainer minWidth={900}>
            <Table className="board" withTableBorder highlightOnHover verticalSpacing={2}>
              <Table.Thead>
                <Table.Tr>
                  {COLUMNS.map((column) => (
                    <Table.Th
                      key={column}
                      scope="col"
                      aria-sort={sort.by === column ? (sort.down ? 'descending' : 'ascending') : 'none'}
                    >
                      <button
                        type="button"
                        className="board-sort"
                        title={t('sortBy', { column: t(column) })}
                        onClick={() => turn(column)}
                      >
                        {t(column)}
                        <span aria-hidden="true">{sort.by === column ? (sort.down ? ' ▾' : ' ▴') : ''}</span>
                      </button>
                    </Table.Th>
                  ))}
                  {onInterfere && <Table.Th scope="col">{t('actions')}</Table.Th>}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {sortedBoard(rows, sort.by, sort.down).map((row) => (
                  <BoardLine key={row.login} row={row} passed={passed} view={view} onInterfere={onInterfere} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </>
      )}
    </>
  )
}

function BoardLine({ row, passed, view, onInterfere }: Props & { readonly row: BoardRow; readonly passed: number }) {
  const t = useClassWords()
  const read = useRead()
  const here = useIsHere(view.id)
  const running = row.status === 'working' || row.status === 'stuck' || row.status === 'waiting'
  const none = row.run === ''
  return (
    <Table.Tr data-status={row.status}>
      <Table.Td className="board-status">{t(row.status)}</Table.Td>
      <Table.Th scope="row" title={row.name}>
        {row.name}
      </Table.Th>
      <Table.Td className="board-scenario" title={read(row.title)}>
        {none ? (
          ''
        ) : here ? (
          <Anchor component={Link} to={`/runs/${row.run}`}>
            {read(row.title)}
          </Anchor>
        ) : (
          read(row.title)
        )}
        {row.exam && <strong> · {t('examMark')}</strong>}
      </Table.Td>
      <Table.Td className="board-step" title={read(row.stepTitle)}>
        {none ? '' : `${row.step}/${row.steps} ${read(row.stepTitle)}`}
      </Table.Td>
      <Table.Td>{running && row.role !== '' ? t(row.role) : ''}</Table.Td>
      <Table.Td ta="right">{none ? '' : showDuration(row.since + passed)}</Table.Td>
      <Table.Td ta="right">{none ? '' : row.mistakes}</Table.Td>
      <Table.Td ta="right">{none ? '' : row.hints}</Table.Td>
      <Table.Td ta="right">{row.score ?? ''}</Table.Td>
      <Table.Td className="mono">{row.last.replace(/-0000-0000$/, '')}</Table.Td>
      <Table.Td ta="right">
        {row.passed}/{row.ended}
      </Table.Td>
      {onInterfere && (
        <Table.Td>
          {running && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`${t('interfereRun')}: ${row.name}`}
              onClick={() => onInterfere({ run: row.run, name: row.name })}
            >
              {t('interfereRun')}
            </Button>
          )}
        </Table.Td>
      )}
    </Table.Tr>
  )
}

/** Ms since then, renewed every five seconds: minutes are what one looks for. */
function useElapsed(from: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5_000)
    return () => clearInterval(timer)
  }, [])
  return from === 0 ? 0 : Math.max(0, now - from)
}
