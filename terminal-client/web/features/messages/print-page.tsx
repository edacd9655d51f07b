/** The print of a message, A4: the browser prints this page as it stands. */
import { Anchor, Button, Group } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { usePrint } from '../../parts/answer/printed-answer.tsx'
import { PrintedForm } from '../../parts/answer/printed-form.tsx'
import { Loading } from '../../ui/loading.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useMessagesWords } from './messages-words.ts'

export function PrintPage() {
  const t = useMessagesWords()
  const { seq = '' } = useParams({ strict: false })
  const { data, error, isPending, refetch } = usePrint(Number(seq) || 0)
  useEffect(() => {
    if (data) document.title = `${data.output} ${data.number} · ${data.banner}`
  }, [data])
  return (
    <main style={{ maxWidth: '216mm', margin: '0 auto', padding: 8 }}>
      <Group gap="xs" mb="sm" className="no-print">
        <Button onClick={() => window.print()} disabled={!data}>
          {t('printNow')}
        </Button>
        <Button variant="default" component="a" href={`/api/v1/messages/${seq}/print.pdf`} target="_blank">
          {t('pdf')}
        </Button>
        <Anchor component={Link} to={`/terminal/messages/${seq}`} size="sm">
          {t('back')}
        </Anchor>
      </Group>
      {isPending && <Loading />}
      <ProblemNote error={error} onAgain={() => void refetch()} />
      {data && <PrintedForm view={data} alone />}
    </main>
  )
}
