/** Every key of the terminal, from the one file that says them (lib/keys.ts). */
import { Table } from '@mantine/core'
import { KEYS, type KeyName, keyLabel } from '../../lib/keys.ts'
import { defineWords } from '../../lib/words.ts'

const useWords = defineWords('key-table', {
  key: ['Phím', 'Key'],
  does: ['Việc', 'What it does'],
  help: ['Trợ giúp về chỗ đang đứng', 'Help on where you are'],
  hint: ['Gợi ý của bước kịch bản (trừ điểm)', 'Hint of the scenario step (costs points)'],
  lookUp: ['Tra danh mục của ô đang nhập', 'Look up the code list of the field'],
  copyAbove: ['Chép giá trị của dòng trên', 'Copy the value of the line above'],
  nextSection: ['Sang phần tiếp theo của biểu mẫu', 'Next section of the form'],
  fetchMail: ['Lấy bản tin đang chờ trong hộp thư', 'Fetch what waits in the mailbox'],
  check: ['Kiểm tra tại chỗ trước khi gửi', 'Check here, before sending'],
  send: ['Ký và gửi', 'Sign and send'],
  raw: ['Xem bản tin gốc', 'See the raw message'],
  find: ['Tìm màn hình, nghiệp vụ, tờ khai, mã', 'Find a screen, procedure, declaration or code'],
  save: ['Lưu bản nháp', 'Save the draft'],
  back: ['Quay lại, không mất gì', 'Back, losing nothing'],
  moveKey: ['Enter, Tab / Shift-Tab', 'Enter, Tab / Shift-Tab'],
  move: ['Ô tiếp theo / ô trước', 'Next field / field before'],
  arrowsKey: ['↑ ↓', '↑ ↓'],
  arrows: ['Đi trong danh sách và lưới hàng', 'Move in lists and in the goods grid'],
})

export function KeyTable() {
  const t = useWords()
  const rows: readonly (readonly [string, string])[] = [
    ...(Object.keys(KEYS) as KeyName[]).map((name) => [keyLabel(name), t(name)] as const),
    [t('moveKey'), t('move')],
    [t('arrowsKey'), t('arrows')],
  ]
  return (
    <Table withTableBorder mb="md">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('key')}</Table.Th>
          <Table.Th scope="col">{t('does')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([key, does]) => (
          <Table.Tr key={key}>
            <Table.Th scope="row">
              <kbd className="mono">{key}</kbd>
            </Table.Th>
            <Table.Td>{does}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
