/** Shows a topic: plain blocks, the language of the page. */
import { List, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../../lib/language.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import type { Block, Pair } from './block.ts'
import { InlineText } from './inline-text.tsx'
import { KeyTable } from './key-table.tsx'
import type { TopicEntry } from './topic-index.ts'

interface Props {
  readonly entry: TopicEntry
  readonly onTopic: (id: string) => void
}

export function TopicView({ entry, onTopic }: Props) {
  const { data, error, refetch } = useQuery({
    queryKey: ['help', entry.id],
    queryFn: () => entry.load().then(({ topic }) => topic),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (error) return <ProblemNote error={error} onAgain={() => void refetch()} />
  if (data === undefined) return <Loading />
  return (
    <article style={{ maxWidth: '46rem' }}>
      {data.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed text
        <BlockView key={index} block={block} onTopic={onTopic} />
      ))}
    </article>
  )
}

function BlockView({ block, onTopic }: { readonly block: Block; readonly onTopic: (id: string) => void }) {
  const side = useLanguage() === 'en' ? 1 : 0
  const text = (pair: Pair) => <InlineText text={pair[side]} onTopic={onTopic} />
  if ('h' in block)
    return (
      <Title order={2} mt="lg" mb="xs">
        {text(block.h)}
      </Title>
    )
  if ('p' in block) return <Text mb="sm">{text(block.p)}</Text>
  if ('keys' in block) return <KeyTable />
  if ('table' in block)
    return (
      <Table withTableBorder mb="md">
        <Table.Thead>
          <Table.Tr>
            {block.table.head.map((cell) => (
              <Table.Th key={cell[1]} scope="col">
                {text(cell)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {block.table.rows.map(([term, says]) => (
            <Table.Tr key={term[1]}>
              <Table.Th scope="row" style={{ verticalAlign: 'top', fontWeight: 600 }}>
                {text(term)}
              </Table.Th>
              <Table.Td>{text(says)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    )
  const items = 'steps' in block ? block.steps : block.list
  return (
    <List type={'steps' in block ? 'ordered' : 'unordered'} mb="sm" spacing={4}>
      {items.map((item) => (
        <List.Item key={item[1]}>{text(item)}</List.Item>
      ))}
    </List>
  )
}
