/** Files that go with the message (HYS, HYE, MSB): chosen here, kept with the draft in this browser, sent as they are. */
import { Button, FileButton, Group, Text } from '@mantine/core'
import { useState, useSyncExternalStore } from 'react'
import { ALLOWED_EXTENSIONS } from '#protocol/envelope/attachment.ts'
import { showNumber } from '../../lib/format.ts'
import { defineWords } from '../../lib/words.ts'
import type { FormStore } from './form-store.ts'

const useWords = defineWords('file-field', {
  title: ['Tệp đính kèm', 'Attached files'],
  choose: ['Chọn tệp…', 'Choose files…'],
  remove: ['Bỏ', 'Remove'],
  none: ['Chưa chọn tệp nào. Nhận: {{kinds}}.', 'No file chosen. Allowed: {{kinds}}.'],
  kept: [
    'Tệp được giữ cùng bản nháp trên máy này, không lưu lên máy chủ trước khi gửi.',
    'Files are kept with the draft in this browser, not on the server before they are sent.',
  ],
  kind: ['Không nhận tệp "{{name}}": chỉ nhận {{kinds}}.', '"{{name}}" is not let through; allowed: {{kinds}}.'],
  empty: ['Tệp "{{name}}" rỗng (0 byte), không gửi được.', '"{{name}}" is empty (0 bytes) and cannot be sent.'],
  size: [
    'Tổng các tệp là {{size}} MB, hệ thống nhận tối đa 10 MB một bản tin. Bỏ bớt hoặc nén nhỏ tệp.',
    'The files have {{size}} MB; a message holds 10 MB. Remove some or make them smaller.',
  ],
})

/** base64 in the message takes a third more. */
const MOST = 7.4 * 1024 * 1024

export function FileField({ store, readOnly }: { readonly store: FormStore; readonly readOnly: boolean }) {
  const t = useWords()
  const files = useSyncExternalStore(store.subscribe, () => store.files)
  const [refused, setRefused] = useState('')
  const kinds = ALLOWED_EXTENSIONS.join(' ')
  const total = files.reduce((sum, file) => sum + file.size, 0)
  const add = (chosen: File[]): void => {
    const odd = chosen.find((file) => !isAllowed(file))
    const empty = chosen.find((file) => file.size === 0)
    setRefused(
      [odd && t('kind', { name: odd.name, kinds }), empty && t('empty', { name: empty.name })]
        .filter(Boolean)
        .join(' '),
    )
    store.setFiles([...files, ...chosen.filter((file) => isAllowed(file) && file.size > 0)])
  }
  return (
    <section className="mf-files" aria-label={t('title')}>
      <h3>{t('title')}</h3>
      {files.length === 0 && <Text size="sm">{t('none', { kinds })}</Text>}
      <ul>
        {files.map((file) => (
          <li key={`${file.name} ${file.size} ${file.lastModified}`}>
            <span>
              {file.name} <span className="quiet">{Math.max(1, Math.round(file.size / 1024))} kB</span>
            </span>
            {!readOnly && (
              <Button
                variant="subtle"
                onClick={() => store.setFiles(files.filter((one) => one !== file))}
                aria-label={`${t('remove')} ${file.name}`}
              >
                {t('remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {refused !== '' && (
        <Text size="sm" className="mf-wrong" role="alert">
          ⚠ {refused}
        </Text>
      )}
      {total > MOST && (
        <Text size="sm" className="mf-wrong" role="alert">
          ⚠ {t('size', { size: showNumber(((total * 4) / 3 / 1024 / 1024).toFixed(1)) })}
        </Text>
      )}
      {!readOnly && (
        <Group gap="xs" mt={4}>
          <FileButton multiple onChange={add}>
            {(props) => (
              <Button variant="default" {...props}>
                {t('choose')}
              </Button>
            )}
          </FileButton>
          <Text size="xs" c="dimmed">
            {t('kept')}
          </Text>
        </Group>
      )}
    </section>
  )
}

const isAllowed = ({ name }: File): boolean =>
  ALLOWED_EXTENSIONS.includes(/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '')
