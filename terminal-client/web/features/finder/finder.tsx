/** Ctrl-K: any screen, procedure, declaration, scenario, code or help topic, by keys alone. */
import { Modal, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { FindHit } from '#api/find.ts'
import { call } from '../../lib/api.ts'
import { useLanguage, useRead } from '../../lib/language.ts'
import { useSession } from '../../lib/session.ts'
import { defineWords } from '../../lib/words.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { type Found, findPages, findTopics, inOrder, type PlaceToGo } from './found.ts'
import { FoundList, optionId } from './found-list.tsx'
import { keepRecent, readRecent } from './recent.ts'

const useWords = defineWords('finder', {
  title: ['Tìm', 'Find'],
  label: [
    'Tìm màn hình, nghiệp vụ, số tờ khai, kịch bản, mã',
    'Find a screen, procedure, declaration, scenario or code',
  ],
  how: [
    'Gõ không dấu cũng được. ↑ ↓ để chọn, Enter để mở, Esc để đóng.',
    'Diacritics are not needed. ↑ ↓ choose, Enter opens, Esc closes.',
  ],
  none: [
    'Không tìm thấy gì. Thử mã (IDA, R1088, 02CI) hoặc một phần tên.',
    'Nothing found. Try a code (IDA, R1088, 02CI) or a part of a name.',
  ],
  found: ['{{count}} kết quả', '{{count}} found'],
  searching: ['Đang tìm…', 'Searching…'],
})

const LEAST = 2
const LIST = 'finder-list'

export function Finder({ pages, onClose }: { readonly pages: readonly PlaceToGo[]; readonly onClose: () => void }) {
  const t = useWords()
  const read = useRead()
  const side = useLanguage() === 'en' ? 1 : 0
  const router = useRouter()
  const { person } = useSession()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const [slow] = useDebouncedValue(text.trim(), 120)
  const box = useRef<HTMLInputElement>(null)
  const recent = useMemo(() => readRecent(person.login), [person.login])
  const asked = useQuery({
    queryKey: ['find', slow],
    queryFn: ({ signal }) =>
      call<{ hits: readonly FindHit[] }>(`/find?q=${encodeURIComponent(slow.slice(0, 100))}`, { signal }),
    enabled: slow.length >= LEAST,
    placeholderData: (before) => before,
  })
  const wanted = text.trim()
  const hits = wanted.length >= LEAST ? (asked.data?.hits ?? []) : []
  const found =
    wanted === ''
      ? recent
      : inOrder([
          ...findPages(pages, wanted),
          ...hits.map((hit): Found => ({ ...hit, title: read(hit.title), detail: read(hit.detail) })),
          ...findTopics(wanted, side),
        ])
  const active = Math.min(at, found.length - 1)
  const busy = asked.isFetching || slow !== wanted
  useEffect(() => {
    if (active >= 0) document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const open = (one: Found | undefined) => {
    if (one === undefined) return
    keepRecent(person.login, one)
    onClose()
    router.history.push(one.path)
  }
  const press = (event: KeyboardEvent) => {
    // An input method that is still composing has the keys.
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && found.length > 0) setAt((active + step + found.length) % found.length)
    else if (event.key === 'Enter') open(found[active])
    else return
    event.preventDefault()
  }
  const status =
    wanted === '' ? '' : busy ? t('searching') : found.length > 0 ? t('found', { count: found.length }) : t('none')
  return (
    <Modal opened onClose={onClose} title={t('title')} size="lg" yOffset="8vh" trapFocus>
      <TextInput
        ref={box}
        label={t('label')}
        description={t('how')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={press}
        size="sm"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={LIST}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? optionId(active) : undefined}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
      />
      <ProblemNote error={asked.error} onAgain={() => void asked.refetch()} />
      <FoundList id={LIST} found={found} recent={wanted === ''} active={active} onChoose={open} onPoint={setAt} />
      <Text size="sm" className="quiet" role="status" mt="xs">
        {status}
      </Text>
    </Modal>
  )
}
