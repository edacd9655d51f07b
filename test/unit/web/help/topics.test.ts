import { describe, expect, it } from 'vitest'
import { PERSON_ROLES } from '../../../../simulator/ports/records.ts'
import type { Block, Pair } from '../../../../terminal-client/web/parts/help/block.ts'
import { TOPICS, topicOf, topicOfPage } from '../../../../terminal-client/web/parts/help/topic-index.ts'

const pairsOf = (block: Block): readonly Pair[] => {
  if ('h' in block) return [block.h]
  if ('p' in block) return [block.p]
  if ('list' in block) return block.list
  if ('steps' in block) return block.steps
  return 'table' in block ? [...block.table.head, ...block.table.rows.flat()] : []
}
const topics = Promise.all(TOPICS.map(async (entry) => ({ id: entry.id, blocks: (await entry.load()).topic.blocks })))

describe('issue 3, help: topics', () => {
  it('every role has its own getting started; ids are unique and fit an address', () => {
    for (const role of PERSON_ROLES)
      expect(TOPICS.filter(({ group, roles }) => group === 'start' && roles?.includes(role))).toHaveLength(1)
    const ids = TOPICS.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z-]+$/)
  })

  it('every text stands in both languages, Vietnamese with its diacritics, and its links lead to topics', async () => {
    for (const { id, blocks } of await topics) {
      const pairs = blocks.flatMap(pairsOf)
      expect(blocks.length, id).toBeGreaterThanOrEqual(1)
      expect(pairs.map(([vi]) => vi).join(' '), id).toMatch(/[ăâđêôơưạảấầẩẫậắằặẹẻẽếềểễệỉịọỏốồổỗộớờởợụủứừửữựỳỵỷỹ]/i)
      for (const [vi, en] of pairs) {
        expect(vi.trim(), id).not.toBe('')
        expect(en.trim(), id).not.toBe('')
        expect(vi, id).toBe(vi.normalize('NFC'))
        const links = (text: string) => [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, to]) => to ?? '')
        expect(links(vi), vi).toEqual(links(en))
        for (const to of links(vi)) expect(topicOf(to), `${id} → ${to}`).toBeDefined()
        // Marks that were opened are closed.
        for (const text of [vi, en])
          for (const mark of ['`', '**']) expect(text.split(mark).length % 2, `${id}: ${text}`).toBe(1)
      }
    }
  })

  it('the keys stand in the topic on forms, and blocks of one topic do not share a key', async () => {
    const all = await topics
    expect(all.find(({ id }) => id === 'forms')?.blocks.some((block) => 'keys' in block)).toBe(true)
    for (const { id, blocks } of all)
      for (const block of blocks) {
        const keys = 'table' in block ? block.table.rows.map(([term]) => term[1]) : pairsOf(block).map(([, en]) => en)
        expect(new Set(keys).size, id).toBe(keys.length)
      }
  })
})

describe('experience, F1: the topic of a page', () => {
  it('the longest beginning of the path wins; an unknown page has none', () => {
    const cases: [string, string | undefined][] = [
      ['/', 'first-steps'],
      ['/terminal', 'start-business'],
      ['/terminal/forms/IDA', 'forms'],
      ['/terminal/mailbox', 'answers'],
      ['/terminal/messages/12', 'answers'],
      ['/desk/109999999990', 'desk'],
      ['/runs/R222222222', 'scenarios'],
      ['/class/abc/handout', 'classes'],
      ['/people', 'people'],
      ['/settings', 'signing'],
      ['/nowhere', undefined],
      ['/terminals', undefined],
    ]
    for (const [path, id] of cases) expect(topicOfPage(path)?.id, path).toBe(id)
  })
})
