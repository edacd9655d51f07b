/** The judgement of the signature, step by step. */
import { List, Text } from '@mantine/core'
import type { MessageView } from '#api/terminal.ts'
import { useRead } from '../../lib/language.ts'
import { useAnswerWords } from './answer-words.ts'

export function SignatureVerdict({ verdict }: { readonly verdict: NonNullable<MessageView['verdict']> }) {
  const t = useAnswerWords()
  const read = useRead()
  return (
    <details open={!verdict.ok}>
      <summary>
        <Text component="span" size="sm">
          {t('signature')}: {verdict.ok ? t('stepOk') : `${t('stepBad')} (${verdict.code})`}
        </Text>
      </summary>
      <List size="sm" spacing={2} mt={4} listStyleType="none">
        {verdict.steps.map((step) => (
          <List.Item key={step.step}>
            <span aria-hidden="true">{step.ok ? '✓' : '✗'}</span> {read(step)}{' '}
            <span className="quiet">({step.ok ? t('stepOk') : t('stepBad')})</span>
          </List.Item>
        ))}
      </List>
    </details>
  )
}
