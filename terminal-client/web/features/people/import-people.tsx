/** A list of people, pasted from Excel or read from a CSV file; every fault is shown before anybody is made. */
import { Button, FileButton, Group, Modal, Stack, Table, Text, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState } from 'react'
import type { FirstPassword, ImportFault, PersonView, UnitChoice } from '#api/session.ts'
import { call } from '../../lib/api.ts'
import { useRead } from '../../lib/language.ts'
import { defineWords } from '../../lib/words.ts'
import { HelpLink } from '../../ui/help-link.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { parseList } from './parse-list.ts'
import { usePeopleWords } from './people-words.ts'
import { ROLES, useRoleWords } from './role-words.ts'
import { type Slip, slipOf } from './slips.tsx'

const useWords = defineWords('import-people', {
  how: [
    'Mỗi dòng một người: tên đăng nhập, họ tên, đơn vị, vai trò – như bốn cột trong Excel. Bỏ trống tên đăng nhập thì lấy theo họ tên. Nhiều vai trò cách nhau bằng dấu /. Công chức của một đội: thêm cột thứ năm là số đội, hoặc ghi liền đơn vị, ví dụ 02CI-01.',
    'One person a line: log-in, name, unit, roles – four columns as in Excel. An empty log-in is made from the name. Several roles are parted by /. For an officer of one sub-section add its number as a fifth column, or write 02CI-01 as the unit.',
  ],
  more: ['Xem hướng dẫn', 'Read more'],
  list: ['Dán danh sách vào đây', 'Paste the list here'],
  file: ['Mở tệp CSV…', 'Open a CSV file…'],
  line: ['Dòng', 'Line'],
  verdict: ['Kiểm tra', 'Check'],
  good: ['Được', 'Good'],
  take: ['Thêm {{count}} người', 'Add {{count}} people'],
  faults: ['Có {{count}} dòng cần sửa. Chưa ai được thêm.', '{{count}} lines need correcting. Nobody has been added.'],
  ready: ['Cả {{count}} dòng đều được.', 'All {{count}} lines are good.'],
  tooMany: ['Mỗi lần tối đa 300 người; hãy chia danh sách.', 'At most 300 people at once: split the list.'],
})

interface Props {
  readonly people: readonly PersonView[]
  readonly units: readonly UnitChoice[]
  readonly onClose: () => void
  readonly onMade: (slips: readonly Slip[]) => void
}

const MOST = 300

export function ImportPeople({ people, units, onClose, onMade }: Props) {
  const t = useWords()
  const p = usePeopleWords()
  const role = useRoleWords()
  const read = useRead()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const later = useDeferredValue(text)
  const known = useMemo(() => new Set(people.map(({ login }) => login)), [people])
  const rows = useMemo(() => parseList(later, units, known), [later, units, known])
  const fits = rows.length > 0 && rows.length <= MOST
  const checking = useQuery({
    queryKey: ['people-check', rows],
    queryFn: ({ signal }) =>
      call<{ faults: readonly ImportFault[] }>('/people/check', { method: 'POST', body: { people: rows }, signal }),
    enabled: fits,
    placeholderData: (before) => before,
    gcTime: 0,
  })
  const taking = useMutation({
    mutationFn: () =>
      call<{ people: readonly FirstPassword[] }>('/people/import', { method: 'POST', body: { people: rows } }),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: ['people'] })
      onMade(made.people.map((one) => slipOf(one, rows)))
    },
  })
  const faults = fits ? (checking.data?.faults ?? []) : []
  const faulty = new Set(faults.map(({ row }) => row)).size
  const settled = fits && checking.isSuccess && !checking.isPlaceholderData && later === text
  const wordOf = (one: string) => (ROLES.some((each) => each === one) ? role(one as (typeof ROLES)[number]) : one)
  return (
    <Modal opened onClose={onClose} title={p('import')} size="80rem" closeOnClickOutside={text === ''}>
      <Stack gap="sm">
        <Text size="sm">
          {t('how')} <HelpLink topic="people">{t('more')}</HelpLink>
        </Text>
        <Textarea
          label={t('list')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          rows={6}
          placeholder={'tapntd\tNguyễn Thị Diễn Tập\t02CI\tdoanh nghiệp / hải quan'}
          spellCheck={false}
          data-autofocus
          classNames={{ input: 'mono' }}
        />
        <Group gap="sm">
          <FileButton accept=".csv,.tsv,.txt,text/csv" onChange={(file) => void file?.text().then(setText)}>
            {(props) => (
              <Button variant="default" {...props}>
                {t('file')}
              </Button>
            )}
          </FileButton>
          <Text size="sm" role="status">
            {rows.length > MOST && t('tooMany')}
            {settled && (faulty > 0 ? t('faults', { count: faulty }) : t('ready', { count: rows.length }))}
          </Text>
        </Group>
        <ProblemNote error={taking.error ?? checking.error} />
        {fits && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
          <section tabIndex={0} aria-label={t('verdict')} style={{ maxHeight: '40vh', overflow: 'auto' }}>
            <Table withTableBorder stickyHeader>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t('line')}</Table.Th>
                  <Table.Th scope="col">{p('login')}</Table.Th>
                  <Table.Th scope="col">{p('name')}</Table.Th>
                  <Table.Th scope="col">{p('unit')}</Table.Th>
                  <Table.Th scope="col">{p('roles')}</Table.Th>
                  <Table.Th scope="col">{t('verdict')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row, index) => {
                  const own = faults.filter((fault) => fault.row === index + 1)
                  return (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list
                    <Table.Tr key={index}>
                      <Table.Td>{index + 1}</Table.Td>
                      <Table.Td className="mono">{row.login}</Table.Td>
                      <Table.Td>{row.name}</Table.Td>
                      <Table.Td>{row.subsection ? `${row.unit}-${row.subsection}` : row.unit}</Table.Td>
                      <Table.Td>{row.roles.map(wordOf).join(', ')}</Table.Td>
                      <Table.Td>
                        {own.length === 0 ? (
                          `✓ ${t('good')}`
                        ) : (
                          <strong>✗ {own.map((fault) => read(fault)).join(' ')}</strong>
                        )}
                      </Table.Td>
                    </Table.Tr>
                  )
                })}
              </Table.Tbody>
            </Table>
          </section>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {p('cancel')}
          </Button>
          <Button onClick={() => taking.mutate()} loading={taking.isPending} disabled={!settled || faulty > 0}>
            {t('take', { count: rows.length })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
