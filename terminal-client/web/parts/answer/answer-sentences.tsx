/** Depth 1: what came of it in a sentence, each code with its item, what to do, and a way to the very item. */
import { Anchor, Button, Group, List, Paper, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { MessageView, ResultView } from '#api/terminal.ts'
import { useLanguage, useRead } from '../../lib/language.ts'
import { useAnswerWords } from './answer-words.ts'
import { SignatureVerdict } from './signature-verdict.tsx'

interface Props {
  readonly view: MessageView
  readonly onJump?: (item: string, line: number) => void
}

/** Codes about the account or the certificate: what is wrong is set right in the settings. */
const OF_THE_ACCOUNT = /^(E134|E9990|A0004|A0005|A0014|A0018|A0019|A003[456])$/

export function AnswerSentences({ view, onJump }: Props) {
  const t = useAnswerWords()
  const read = useRead()
  const { sentences, results, verdict, related, row } = view
  const faults = results.filter(({ code }) => code !== '00000')
  return (
    <Stack gap="sm">
      <div role="status">
        {sentences.map((words) => (
          <Text key={words.vi} size="md" fw={500}>
            {read(words)}
          </Text>
        ))}
      </div>
      {row.kind !== 'report' && faults.length > 0 && (
        <Stack gap="xs" component="ol" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {faults.map((result) => (
            <Fault
              key={`${result.code} ${result.item} ${result.line}`}
              result={result}
              {...(onJump ? { onJump } : {})}
            />
          ))}
        </Stack>
      )}
      {faults.some(({ code }) => OF_THE_ACCOUNT.test(code)) && (
        <Anchor component={Link} to="/settings" size="sm">
          {t('settings')}
        </Anchor>
      )}
      {verdict && <SignatureVerdict verdict={verdict} />}
      {related.length > 0 && (
        <div>
          <Text size="sm" className="quiet">
            {t('exchange')}
          </Text>
          <List size="sm" spacing={8}>
            {related.map(({ seq, kind, procedure, outputs, outputTitle }) => (
              <List.Item key={seq}>
                <Anchor component={Link} to={`/terminal/messages/${seq}`} size="sm">
                  {t(kind)} {seq} ·{' '}
                  {kind === 'report' ? `${outputs[0] ?? ''} ${outputTitle ? read(outputTitle) : ''}` : procedure}
                </Anchor>
              </List.Item>
            ))}
          </List>
        </div>
      )}
    </Stack>
  )
}

function Fault({
  result,
  onJump,
}: {
  readonly result: ResultView
  readonly onJump?: (item: string, line: number) => void
}) {
  const t = useAnswerWords()
  const read = useRead()
  const language = useLanguage()
  const { code, item, line, text, todo, ok } = result
  const aboutItem = item !== '' && item !== '0000'
  const label = line > 0 ? t('jumpLine', { item, line }) : t('jumpHead', { item })
  return (
    <Paper component="li" p="xs" data-result={code}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Text size="sm" className="mono" fw={650} c={ok ? 'var(--quiet)' : 'var(--channel-3)'}>
          {code}
        </Text>
        <div style={{ flex: 1 }}>
          <Text size="sm">{read(text)}</Text>
          {todo[language] !== '' && (
            <Text size="sm" className="quiet">
              {t('todo', { text: todo[language] })}
            </Text>
          )}
        </div>
        {aboutItem && onJump && (
          <Button variant="default" size="compact-sm" aria-label={label} onClick={() => onJump(item, line)}>
            {item}
            {line > 0 ? ` · ${line}` : ''} →
          </Button>
        )}
      </Group>
    </Paper>
  )
}
