/** What is shown once: the first passwords just made, to copy or to print as slips. */
import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { usePeopleWords } from './people-words.ts'
import { type Slip, Slips } from './slips.tsx'

export function FirstPasswords({ slips, onClose }: { readonly slips: readonly Slip[]; readonly onClose: () => void }) {
  const t = usePeopleWords()
  const [said, setSaid] = useState('')
  const [first] = slips
  const text = slips.map(({ login, name, unit, password }) => [login, name, unit, password].join('\t')).join('\n')
  const copy = () =>
    navigator.clipboard.writeText(slips.length === 1 ? (first?.password ?? '') : text).then(
      () => setSaid(t('copied')),
      () => setSaid(t('notCopied')),
    )
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('passwordTitle')}
      size="lg"
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <Stack gap="sm">
        <Text>
          {slips.length === 1
            ? t('passwordText', { name: first?.name ?? '' })
            : t('passwordsText', { count: slips.length })}
        </Text>
        <Table withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('login')}</Table.Th>
              <Table.Th scope="col">{t('name')}</Table.Th>
              <Table.Th scope="col">{t('passwordTitle')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {slips.map(({ login, name, password }) => (
              <Table.Tr key={login}>
                <Table.Td className="mono">{login}</Table.Td>
                <Table.Td>{name}</Table.Td>
                <Table.Td className="mono">
                  <strong>{password}</strong>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Group justify="flex-end" gap="sm">
          <span role="status">{said}</span>
          <Button variant="default" onClick={() => void copy()} data-autofocus>
            {t('copy')}
          </Button>
          <Button variant="default" onClick={() => window.print()}>
            {t('print')}
          </Button>
          <Button onClick={onClose}>{t('close')}</Button>
        </Group>
      </Stack>
      <Slips slips={slips} />
    </Modal>
  )
}
