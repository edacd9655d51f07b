/** The listbox of the finder: options in groups, the active one marked for the eye and by the input. */
import { defineWords } from '../../lib/words.ts'
import { type Found, type FoundKind, KINDS } from './found.ts'
import './finder.css'

const useWords = defineWords('found-list', {
  list: ['Kết quả tìm', 'Found'],
  recent: ['Mở gần đây', 'Opened lately'],
  page: ['Màn hình', 'Screens'],
  procedure: ['Nghiệp vụ', 'Procedures'],
  declaration: ['Tờ khai', 'Declarations'],
  scenario: ['Kịch bản', 'Scenarios'],
  result: ['Mã kết quả', 'Result codes'],
  output: ['Thông điệp ra', 'Outputs'],
  code: ['Mã danh mục', 'Codes of lists'],
  help: ['Trợ giúp', 'Help'],
})

export const optionId = (index: number): string => `finder-option-${index}`

interface Props {
  readonly id: string
  readonly found: readonly Found[]
  readonly recent: boolean
  readonly active: number
  readonly onChoose: (one: Found) => void
  readonly onPoint: (index: number) => void
}

export function FoundList({ id, found, recent, active, onChoose, onPoint }: Props) {
  const t = useWords()
  const groups: readonly { readonly key: FoundKind | 'recent'; readonly items: readonly Found[] }[] = recent
    ? [{ key: 'recent', items: found }]
    : KINDS.map((kind) => ({ key: kind, items: found.filter((one) => one.kind === kind) }))
  return (
    <div id={id} role="listbox" aria-label={t('list')} className="finder-list" tabIndex={-1}>
      {groups.map(
        ({ key, items }) =>
          items.length > 0 && (
            // biome-ignore lint/a11y/useSemanticElements: a group of options, not of form fields
            <div key={key} role="group" aria-label={t(key)}>
              <div className="finder-group" aria-hidden="true">
                {t(key)}
              </div>
              {items.map((one) => {
                const index = found.indexOf(one)
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: keys act on the input, which names the active option
                  // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus
                  <div
                    key={`${one.kind} ${one.path}`}
                    id={optionId(index)}
                    role="option"
                    aria-selected={index === active}
                    className="finder-option"
                    onClick={() => onChoose(one)}
                    onMouseMove={() => onPoint(index)}
                  >
                    {one.code !== '' && <span className="mono finder-code">{one.code}</span>}
                    <span className="finder-title">{one.title}</span>
                    {one.detail !== '' && <span className="quiet finder-detail">{one.detail}</span>}
                  </div>
                )
              })}
            </div>
          ),
      )}
    </div>
  )
}
