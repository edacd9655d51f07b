/** Depth 2: the report or screen as it is printed, with the ways to paper. */
import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PrintView } from '#api/print.ts'
import { call } from '../../lib/api.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useAnswerWords } from './answer-words.ts'
import { PrintedForm } from './printed-form.tsx'

export const usePrint = (seq: number, enabled = true) =>
  useQuery({
    queryKey: ['messages', 'print', seq],
    queryFn: () => call<PrintView>(`/messages/${seq}/print`),
    enabled,
    staleTime: 10 * 60_000,
  })

export function PrintedAnswer({ seq, printable }: { readonly seq: number; readonly printable: boolean }) {
  const t = useAnswerWords()
  const { data, error, isPending, refetch } = usePrint(seq, printable)
  if (!printable) return <Text size="sm">{t('nothingToPrint')}</Text>
  if (isPending) return <Loading />
  if (!data) return <ProblemNote error={error} onAgain={() => void refetch()} />
  return (
    <>
      <Group gap="xs" mb="sm">
        <Button variant="default" component={Link} to={`/print/${seq}`} target="_blank">
          {t('printPage')}
        </Button>
        <Button variant="default" component="a" href={`/api/v1/messages/${seq}/print.pdf`} target="_blank">
          {t('pdf')}
        </Button>
      </Group>
      <PrintedForm view={data} />
    </>
  )
}
