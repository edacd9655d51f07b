import { Table } from '@mantine/core'
import type { DeclarationView } from '#api/declarations.ts'
import { BY_TURN } from '#customs/assignment/round-robin.ts'
import type { Phase } from '#customs/declaration/declaration.ts'
import { PHASE_NAMES } from '#customs/declaration/phase-names.ts'
import { showDate, showSeconds } from '../../lib/format.ts'
import { useRead } from '../../lib/language.ts'
import { useDeclarationWords } from './declaration-words.ts'

/** The declaration's own record: who did what, and where it stood after it. */
export function HistoryTab({ view }: { readonly view: DeclarationView }) {
  const t = useDeclarationWords()
  const read = useRead()
  return (
    <Table withTableBorder>
      <Table.Thead>
        <Table.Tr>
          {(['when', 'who', 'what', 'state', 'note'] as const).map((key) => (
            <Table.Th key={key} scope="col">
              {t(key)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {view.history.map(({ at, by, what, title, phase, note }) => (
          <Table.Tr key={`${at}${what}${phase}`}>
            <Table.Td>
              <time dateTime={at}>
                {showSeconds(at)} {showDate(at)}
              </time>
            </Table.Td>
            <Table.Td className="mono">{by === BY_TURN ? t('automatic') : by}</Table.Td>
            <Table.Td>{read(title)}</Table.Td>
            <Table.Td>{read(PHASE_NAMES[phase as Phase])}</Table.Td>
            <Table.Td>{note}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
