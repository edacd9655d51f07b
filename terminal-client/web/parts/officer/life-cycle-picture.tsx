/** The life cycle as a picture, the current state lit (experience, Pictures); each state by sign and line too, not by colour alone. */
import { useId } from 'react'
import type { DeclarationView } from '#api/declarations.ts'
import { useRead } from '../../lib/language.ts'
import { useDeclarationWords } from './declaration-words.ts'

type Stop = DeclarationView['lifeCycle'][number]

const [WIDTH, HEIGHT] = [122, 52]

/** Left upper corners of the boxes. */
const PLACES: Readonly<Record<string, readonly [x: number, y: number]>> = {
  draft: [4, 84],
  awaitingPayment: [375, 6],
  awaitingReceipt: [152, 84],
  examining: [300, 84],
  inspecting: [448, 150],
  checked: [596, 84],
  cleared: [746, 84],
  expired: [4, 226],
  manual: [152, 226],
  withdrawn: [300, 226],
}

/** Arrows; `arrow` tells how each is drawn. */
const ARROWS: readonly (readonly [from: string, to: string])[] = [
  ['draft', 'awaitingReceipt'],
  ['draft', 'awaitingPayment'],
  ['awaitingPayment', 'cleared'],
  ['awaitingReceipt', 'examining'],
  ['examining', 'checked'],
  ['examining', 'inspecting'],
  ['inspecting', 'checked'],
  ['checked', 'cleared'],
  ['draft', 'expired'],
]

export const WAY_SIGNS = { past: '✓', now: '◉', ahead: '○', off: '–' } as const
const WAY_WORDS = { past: 'wayPast', now: 'wayNow', ahead: 'wayAhead', off: 'wayOff' } as const

interface Props {
  readonly stops: readonly Stop[]
  readonly channel: 1 | 2 | 3 | null
}

export function LifeCyclePicture({ stops, channel }: Props) {
  const t = useDeclarationWords()
  const read = useRead()
  const marker = useId()
  const stateOf = (phase: string): Stop['state'] => stops.find((stop) => stop.phase === phase)?.state ?? 'off'
  const isOff = (from: string, to: string): boolean =>
    stateOf(from) === 'off' ||
    stateOf(to) === 'off' ||
    // A red one has its goods seen before it is checked.
    (channel === 3 && from === 'examining' && to === 'checked')
  const text = stops
    .filter(({ state }) => state !== 'off')
    .map(({ name, state }) => `${read(name)}: ${t(WAY_WORDS[state])}`)
    .join('; ')
  return (
    <figure className="life-cycle">
      <svg viewBox="0 0 872 282" role="img" aria-label={t('wayText', { stops: text })}>
        <defs>
          <marker id={marker} viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M0 0 L8 4 L0 8 z" fill="context-stroke" />
          </marker>
        </defs>
        {ARROWS.map(([from, to]) => (
          <path
            key={`${from}-${to}`}
            className="life-arrow"
            data-off={isOff(from, to) || undefined}
            d={arrow(from, to)}
            markerEnd={`url(#${marker})`}
          />
        ))}
        {stops.map((stop) => {
          const [x, y] = PLACES[stop.phase] ?? [0, 0]
          const lines = wrapped(`${WAY_SIGNS[stop.state]} ${read(stop.name)}`)
          return (
            <g key={stop.phase} className="life-stop" data-state={stop.state}>
              <rect x={x} y={y} width={WIDTH} height={HEIGHT} rx="4" />
              {lines.map((line, n) => (
                <text
                  key={line}
                  x={x + WIDTH / 2}
                  y={y + HEIGHT / 2 + 4.5 + (n - (lines.length - 1) / 2) * 16}
                  textAnchor="middle"
                >
                  {line}
                </text>
              ))}
            </g>
          )
        })}
      </svg>
      <figcaption className="quiet">
        {(['past', 'now', 'ahead', 'off'] as const).map((state) => (
          <span key={state}>
            {WAY_SIGNS[state]} {t(WAY_WORDS[state])}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

function arrow(from: string, to: string): string {
  const [x1, y1] = PLACES[from] ?? [0, 0]
  const [x2, y2] = PLACES[to] ?? [0, 0]
  if (x1 === x2) return `M${x1 + WIDTH / 2} ${y1 + HEIGHT} V${y2}`
  // The green way runs above the others.
  if (to === 'awaitingPayment') return `M${x1 + WIDTH / 2} ${y1} V${y2 + HEIGHT / 2} H${x2}`
  if (from === 'awaitingPayment') return `M${x1 + WIDTH} ${y1 + HEIGHT / 2} H${x2 + WIDTH / 2} V${y2}`
  const [startX, startY, endX, endY] = [x1 + WIDTH, y1 + HEIGHT / 2, x2, y2 + HEIGHT / 2]
  if (startY === endY) return `M${startX} ${startY} H${endX}`
  const middle = (startX + endX) / 2
  return `M${startX} ${startY} C${middle} ${startY} ${middle} ${endY} ${endX} ${endY}`
}

const LONGEST = 15

/** As few lines as the box needs, and those of about one length. */
function wrapped(text: string): readonly string[] {
  const few = filled(text, LONGEST)
  for (let length = Math.ceil(text.length / few.length); length < LONGEST; length++) {
    const even = filled(text, length)
    if (even.length === few.length) return even
  }
  return few
}

function filled(text: string, longest: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && ((lines.length === 1 && last.length === 1) || `${last} ${word}`.length <= longest))
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
