import { Alert, Anchor, Group, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { WorldView } from '#api/classroom.ts'
import { showTime } from '../../lib/format.ts'
import { useRead } from '../../lib/language.ts'
import { useNews } from '../../lib/live.ts'
import { useSession } from '../../lib/session.ts'
import { useClassWords } from './class-words.ts'
import { CertificateButton, useExamResults } from './exam-results.tsx'
import { classKey } from './use-class.ts'

/** What a member of a class sees of it. */
export function MemberView({ view }: { readonly view: WorldView }) {
  const t = useClassWords()
  const read = useRead()
  const { person } = useSession()
  const own = view.members.find(({ login }) => login === person.login)
  const { exam } = view
  const client = useQueryClient()
  useNews(({ kind }) => {
    if (kind === 'admin') void client.invalidateQueries({ queryKey: classKey(view.id) })
  })
  const titles = (ids: readonly string[]) =>
    ids
      .map((id) => view.scenarioTitles[view.scenarios.indexOf(id)])
      .map((title, index) => (title ? read(title) : (ids[index] ?? '')))
  return (
    <>
      {view.state === 'archived' && (
        <Alert variant="light" color="gray" mb="sm" p="sm">
          {t('archivedNote')}
        </Alert>
      )}
      {exam && (
        <Alert variant="light" mb="sm" p="sm" role="status">
          {t('examRunning', { end: showTime(exam.endsAt), titles: titles(exam.scenarios).join(', ') })}
        </Alert>
      )}
      <OwnResult view={view} />
      <Text mb="xs">{t('trainerIs', { name: view.createdBy })}</Text>
      {own && (
        <Text mb="xs">
          {t('account')}: <span className="mono">{own.userId}</span> ·{' '}
          {own.certified || own.certifying ? (
            t(own.certified ? 'certified' : 'certifying')
          ) : (
            <>
              {t('notCertified')} ·{' '}
              <Anchor component={Link} to="/settings">
                {t('settings')}
              </Anchor>
            </>
          )}
        </Text>
      )}
      <h2 className="class-head">{t('scenarios')}</h2>
      <ol>
        {titles(view.scenarios).map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ol>
      <Anchor component={Link} to="/scenarios">
        {t('toScenarios')}
      </Anchor>
    </>
  )
}

/** How one did in the exam that began last, once it is over. */
function OwnResult({ view }: { readonly view: WorldView }) {
  const t = useClassWords()
  const { data } = useExamResults(view)
  const own = data?.rows[0]
  if (!data?.over || own === undefined) return null
  return (
    <Group gap="sm" mb="xs">
      <Text fw={600}>{t('examMine', { result: t(own.passed ? 'passed' : 'failed'), score: own.score })}</Text>
      {own.passed && (
        <CertificateButton
          path={`/worlds/${view.id}/exam/certificates/${encodeURIComponent(own.login)}.pdf`}
          label={`${t('certificateOf')} (PDF)`}
        />
      )}
    </Group>
  )
}
