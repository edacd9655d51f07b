/** What a code means: a result code, a procedure, an output, an entry of a code list. */
import { Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CodeEntryView } from '#api/find.ts'
import type { OutputHelp, ProcedureView, ResultHelp } from '#api/terminal.ts'
import { ApiProblem, call } from '../../lib/api.ts'
import { showDate } from '../../lib/format.ts'
import { inLanguage, useLanguage } from '../../lib/language.ts'
import { useHasRole } from '../../lib/session.ts'
import { defineWords } from '../../lib/words.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'

const useWords = defineWords('code-card', {
  result: ['Mã kết quả {{code}} của {{procedure}}', 'Result code {{code}} of {{procedure}}'],
  item: ['Chỉ tiêu', 'Item'],
  todo: ['Việc cần làm', 'What to do'],
  official: ['Có trong danh mục chính thức của nghiệp vụ', 'On the official list of the procedure'],
  ours: ['Không có trong danh mục chính thức của nghiệp vụ này', 'Not on the official list of this procedure'],
  signed: ['Phải ký số', 'Must be signed'],
  unsigned: ['Không ký', 'Not signed'],
  attachments: ['Có tệp đính kèm', 'With files'],
  simulated: ['Bộ mô phỏng xử lý đầy đủ', 'Worked out by this simulator'],
  checked: [
    'Bộ mô phỏng chỉ kiểm tra khuôn dạng rồi trả lời A0002',
    'This simulator only checks the layout, then answers A0002',
  ],
  items: ['{{count}} chỉ tiêu', '{{count}} items'],
  open: ['Mở biểu mẫu {{code}}', 'Open the form {{code}}'],
  report: ['Bản tin trong hộp thư', 'A report in the mailbox'],
  screen: ['Màn hình trả lời ngay', 'A screen answered at once'],
  from: ['Từ nghiệp vụ', 'Made by'],
  valid: ['Hiệu lực từ {{from}}', 'Valid from {{from}}'],
  until: ['đến {{to}}', 'to {{to}}'],
  unknown: ['Không có mã này', 'There is no such code'],
})

/** `result.IDA.R1088` → its parts; undefined for what is no code. */
export function codeOf(topic: string): readonly [kind: string, ...parts: string[]] | undefined {
  const [kind, ...parts] = topic.split('.')
  const count = { result: 2, procedure: 1, output: 1, code: 2 }[kind ?? '']
  if (kind === undefined || count === undefined || parts.length < count) return undefined
  return [kind, ...parts.slice(0, count - 1), parts.slice(count - 1).join('.')]
}

const path = (kind: string, parts: readonly string[]): string => {
  const [one = '', two = ''] = parts.map(encodeURIComponent)
  if (kind === 'result') return `/results/${one}/${two}`
  if (kind === 'output') return `/outputs/${one}`
  return kind === 'code' ? `/code-lists/${one}/${two}` : '/procedures'
}

type Answer = ResultHelp | OutputHelp | CodeEntryView | readonly ProcedureView[]

export function CodeCard({ topic }: { readonly topic: string }) {
  const t = useWords()
  const [kind = '', ...parts] = codeOf(topic) ?? []
  const asked = useQuery({
    // The list of procedures is the one that the pages load too.
    queryKey: kind === 'procedure' ? ['procedures'] : ['code', topic],
    queryFn: () => call<Answer>(path(kind, parts)),
    staleTime: 600_000,
  })
  if (asked.error instanceof ApiProblem && asked.error.status === 404) return <Text>{asked.error.message}</Text>
  if (asked.error) return <ProblemNote error={asked.error} onAgain={() => void asked.refetch()} />
  if (asked.data === undefined) return <Loading />
  if (kind === 'result') return <ResultCard help={asked.data as ResultHelp} />
  if (kind === 'output') return <OutputCard help={asked.data as OutputHelp} />
  if (kind === 'code') return <EntryCard entry={asked.data as CodeEntryView} />
  const found = (asked.data as readonly ProcedureView[]).find(({ code }) => code === parts[0])
  return found ? <ProcedureCard procedure={found} /> : <Text>{t('unknown')}</Text>
}

function ResultCard({ help }: { readonly help: ResultHelp }) {
  const t = useWords()
  const language = useLanguage()
  return (
    <Stack gap="xs">
      <Title order={2}>{t('result', { code: help.code, procedure: help.procedure })}</Title>
      <Text>{inLanguage(help.text, language)}</Text>
      {/* The English sentence holds both. */}
      {language === 'vi' && help.todo.vi !== '' && (
        <Text>
          <strong>{t('todo')}:</strong> {help.todo.vi}
        </Text>
      )}
      {help.item !== '0000' && (
        <Text>
          {t('item')}: <span className="mono">{help.item}</span>
        </Text>
      )}
      <Text size="sm" className="quiet">
        {t(help.official ? 'official' : 'ours')}
      </Text>
    </Stack>
  )
}

function ProcedureCard({ procedure }: { readonly procedure: ProcedureView }) {
  const t = useWords()
  const language = useLanguage()
  const business = useHasRole('business')
  const { code, name, groupName, signed, attachments, simulated, items } = procedure
  return (
    <Stack gap="xs">
      <Title order={2}>
        {code} · {inLanguage(name, language)}
      </Title>
      <Text>{inLanguage(groupName, language)}</Text>
      <Group gap="xs">
        <Badge variant="outline">{t(signed ? 'signed' : 'unsigned')}</Badge>
        {attachments && <Badge variant="outline">{t('attachments')}</Badge>}
        <Badge variant="outline">{t('items', { count: items })}</Badge>
      </Group>
      <Text>{t(simulated ? 'simulated' : 'checked')}</Text>
      {business && (
        <Anchor component={Link} to={`/terminal/forms/${code}`}>
          {t('open', { code })}
        </Anchor>
      )}
    </Stack>
  )
}

function OutputCard({ help }: { readonly help: OutputHelp }) {
  const t = useWords()
  const language = useLanguage()
  return (
    <Stack gap="xs">
      <Title order={2}>
        {help.code} · {inLanguage(help.title, language)}
      </Title>
      <Text>{t(help.kind)}</Text>
      {help.procedure !== '' && (
        <Text>
          {t('from')}: <span className="mono">{help.procedure}</span>
        </Text>
      )}
    </Stack>
  )
}

const day = (text: string): string =>
  showDate(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}T12:00:00+07:00`)

function EntryCard({ entry }: { readonly entry: CodeEntryView }) {
  const t = useWords()
  const language = useLanguage()
  const { code, name, listName, validFrom, validTo } = entry
  return (
    <Stack gap="xs">
      <Title order={2}>
        {code} · {inLanguage(name, language)}
      </Title>
      <Text>{inLanguage(listName, language)}</Text>
      <Text size="sm" className="quiet">
        {t('valid', { from: day(validFrom) })} {validTo < '9999' && t('until', { to: day(validTo) })}
      </Text>
    </Stack>
  )
}
