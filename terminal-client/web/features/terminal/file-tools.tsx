/** The form out of a file and into one: EDI, XML, JSON, XLSX. */
import { Alert, Button, FileButton, Group, Menu, Modal, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { ReadFile, StoredContent } from '#api/terminal.ts'
import { ApiProblem, call, callFile } from '../../lib/api.ts'
import { useRead } from '../../lib/language.ts'
import { saveFile } from '../../lib/save-file.ts'
import { handOver } from '../../parts/answer/hand-over.ts'
import type { FormStore } from '../../parts/message-form/form-store.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useFormPageWords } from './terminal-words.ts'
import { toBase64 } from './to-base64.ts'

const FORMATS = ['edi', 'xml', 'json', 'xlsx'] as const
/** As base64 within the 2 MB of a call. */
const MOST = 1.4 * 1024 * 1024

interface Props {
  readonly store: FormStore
  readonly onContent: (content: StoredContent) => void
}

export function FileTools({ store, onContent }: Props) {
  const t = useFormPageWords()
  const read = useRead()
  const navigate = useNavigate()
  const { code } = store.model
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [found, setFound] = useState<{ readonly name: string; readonly file: ReadFile }>()
  const [noted, setNoted] = useState<{ readonly name: string; readonly file: ReadFile }>()
  const reset = useRef<() => void>(null)

  const during = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      await work()
    } catch (cause) {
      setError(cause)
    } finally {
      setBusy(false)
    }
  }
  const take = (name: string, file: ReadFile): void => {
    const { items, groups } = file.content
    // A workbook of lines alone leaves the head as it is.
    const headless = Object.keys(items).length === 0 && groups.some((rows) => rows.length > 0)
    onContent(headless ? { items: store.getContent().items, groups } : file.content)
    setNoted({ name, file })
  }
  const open = (chosen: File | null): void => {
    // The same file may be chosen again once it was mended.
    reset.current?.()
    if (chosen === null) return
    setNoted(undefined)
    void during(async () => {
      if (chosen.size > MOST) throw new ApiProblem(413, { title: chosen.name, detail: t('tooBig') })
      const bytes = toBase64(new Uint8Array(await chosen.arrayBuffer()))
      const file = await call<ReadFile>('/message-files/read', {
        method: 'POST',
        body: { name: chosen.name, bytes, procedure: code },
      })
      if (file.procedure === code) take(chosen.name, file)
      else setFound({ name: chosen.name, file })
    })
  }
  const write = (format: (typeof FORMATS)[number]): void =>
    void during(async () => {
      const { blob, name } = await callFile('/message-files/write', {
        method: 'POST',
        body: { procedure: code, content: store.getContent(), format },
      })
      saveFile(blob, name)
    })

  return (
    <>
      <FileButton onChange={open} resetRef={reset} accept=".edi,.txt,.xml,.json,.xlsx,.eml,.p7m">
        {(props) => (
          <Button variant="default" loading={busy} {...props}>
            {t('import')}
          </Button>
        )}
      </FileButton>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default">{t('export')} ▾</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {FORMATS.map((format) => (
            <Menu.Item key={format} onClick={() => write(format)}>
              {t('exportAs', { format: format.toUpperCase() })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {error !== null && (
        <div style={{ flexBasis: '100%', order: 9 }}>
          <ProblemNote error={error}>
            <Button variant="default" onClick={() => setError(null)}>
              {t('close')}
            </Button>
          </ProblemNote>
        </div>
      )}
      {noted && (
        <div style={{ flexBasis: '100%', order: 9 }}>
          <Alert
            role="status"
            variant="light"
            color={noted.file.remarks.length > 0 ? 'yellow' : 'green'}
            p="sm"
            title={t('imported', { name: noted.name })}
            withCloseButton
            closeButtonLabel={t('close')}
            onClose={() => setNoted(undefined)}
          >
            <Text size="sm">
              {noted.file.remarks.length > 0
                ? t('importedPart', { count: noted.file.remarks.length })
                : t('importedAll')}
            </Text>
            {noted.file.remarks.length > 0 && (
              <ul style={{ margin: '4px 0 0', paddingLeft: 18, maxHeight: 140, overflow: 'auto' }}>
                {noted.file.remarks.map((remark) => (
                  <li key={remark.vi}>{read(remark)}</li>
                ))}
              </ul>
            )}
          </Alert>
        </div>
      )}
      {found && (
        <Modal opened onClose={() => setFound(undefined)} title={t('other', { found: found.file.procedure })} centered>
          <Text size="sm" mb="sm">
            {t('otherText', { own: code, found: found.file.procedure })}
          </Text>
          <Group gap="xs">
            <Button
              data-autofocus
              onClick={() => {
                handOver({ procedure: found.file.procedure, content: found.file.content })
                void navigate({ to: '/terminal/forms/$procedure', params: { procedure: found.file.procedure } })
              }}
            >
              {t('openOther', { found: found.file.procedure })}
            </Button>
            <Button variant="default" onClick={() => setFound(undefined)}>
              {t('cancel')}
            </Button>
          </Group>
        </Modal>
      )}
    </>
  )
}
