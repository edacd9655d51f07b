/** Who passed the exam that began last, and the certificates of those who did. */
import { Button, Group, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ExamResults, WorldView } from '#api/classroom.ts'
import { call, callFile } from '../../lib/api.ts'
import { showDateTime } from '../../lib/format.ts'
import { useRead } from '../../lib/language.ts'
import { saveFile } from '../../lib/save-file.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useClassWords } from './class-words.ts'
import { classKey } from './use-class.ts'

export const useExamResults = (view: WorldView) =>
  useQuery({
    queryKey: [...classKey(view.id), 'exam', view.exam?.endsAt ?? 0],
    queryFn: () => call<ExamResults>(`/worlds/${view.id}/exam/results`),
    staleTime: 0,
    refetchInterval: 30_000,
  })

export function ExamResultsTable({ view }: { readonly view: WorldView }) {
  const t = useClassWords()
  const read = useRead()
  const { data, error, isPending, refetch } = useExamResults(view)
  const passed = data?.rows.filter((row) => row.passed).length ?? 0
  return (
    <section>
      <ProblemNote error={error} onAgain={() => void refetch()} />
      {isPending && <Loading />}
      {data?.exam && (
        <>
          <h2 className="class-head">{t('examResults', { at: showDateTime(data.exam.startedAt) })}</h2>
          <Group gap="sm" mb="xs">
            <Text size="sm" role="status">
              {t('examPassed', { passed, all: data.rows.length })}
              {!data.over && ` · ${t('certificatesLater')}`}
            </Text>
            {data.over && passed > 1 && (
              <CertificateButton path={`/worlds/${view.id}/exam/certificates.pdf`} label={t('allCertificates')} />
            )}
          </Group>
          <Table.ScrollContainer minWidth={700}>
            <Table withTableBorder verticalSpacing={2}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t('name')}</Table.Th>
                  {data.rows[0]?.scenarios.map(({ id, title }) => (
                    <Table.Th key={id} scope="col">
                      {read(title)}
                    </Table.Th>
                  ))}
                  <Table.Th scope="col">{t('score')}</Table.Th>
                  <Table.Th scope="col">{t('status')}</Table.Th>
                  <Table.Th scope="col">{t('certificateOf')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {data.rows.map((row) => (
                  <Table.Tr key={row.login}>
                    <Table.Th scope="row">
                      {row.name} <span className="mono quiet">{row.login}</span>
                    </Table.Th>
                    {row.scenarios.map((one) => (
                      <Table.Td key={one.id}>
                        {one.passed ? '✓ ' : one.score === null ? '○ ' : '✗ '}
                        {one.score ?? t(one.run === '' ? 'notBegun' : 'stillOpen')}
                      </Table.Td>
                    ))}
                    <Table.Td ta="right">{row.score}</Table.Td>
                    <Table.Td>{t(row.passed ? 'passed' : data.over ? 'failed' : 'notYet')}</Table.Td>
                    <Table.Td>
                      {row.passed && data.over && (
                        <CertificateButton
                          path={`/worlds/${view.id}/exam/certificates/${encodeURIComponent(row.login)}.pdf`}
                          label={t('certificatePdf')}
                          of={row.name}
                        />
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </>
      )}
    </section>
  )
}

interface ButtonProps {
  readonly path: string
  readonly label: string
  /** Name of the person, for who does not see the row. */
  readonly of?: string
}

export function CertificateButton({ path, label, of }: ButtonProps) {
  const [state, setState] = useState<{ readonly busy: boolean; readonly error: unknown }>({ busy: false, error: null })
  const save = () => {
    setState({ busy: true, error: null })
    callFile(path).then(
      ({ blob, name }) => {
        saveFile(blob, name)
        setState({ busy: false, error: null })
      },
      (error: unknown) => setState({ busy: false, error }),
    )
  }
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        onClick={save}
        loading={state.busy}
        {...(of === undefined ? {} : { 'aria-label': `${label}: ${of}` })}
      >
        {label}
      </Button>
      <ProblemNote error={state.error} />
    </>
  )
}
