/** Sections and labels of the entry form that a declaration was made with (`GET /layouts/:procedure`). */
import { useQuery } from '@tanstack/react-query'
import type { LayoutView } from '#api/terminal.ts'
import type { Layout } from '#protocol/catalogue/layout.ts'
import type { FormPlan } from '#protocol/forms/planned-form.ts'
import { call } from '../../lib/api.ts'
import { useLanguage } from '../../lib/language.ts'

export interface EntryPlan {
  readonly plan: FormPlan
  /** By item number, in the language of the page; the English ones are the official terms. */
  readonly labels: Readonly<Record<string, string>>
}

const termsOf = ({ segments }: Layout): Readonly<Record<string, string>> =>
  Object.fromEntries(
    segments
      .flatMap((segment) => (segment.kind === 'item' ? [segment.item] : segment.kind === 'group' ? segment.items : []))
      .map(({ no, term }) => [String(no), term]),
  )

export function useEntryPlan(procedure: string) {
  const english = useLanguage() === 'en'
  return useQuery({
    queryKey: ['layout', procedure],
    queryFn: ({ signal }) => call<LayoutView>(`/layouts/${procedure}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    select: ({ plan, labels, layout }): EntryPlan => ({
      plan: plan as FormPlan,
      labels: english ? termsOf(layout as Layout) : labels,
    }),
  })
}
