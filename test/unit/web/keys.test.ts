import { describe, expect, it } from 'vitest'
import { isHeldBack, KEYS, type KeyName } from '../../../terminal-client/web/lib/keys.ts'

const names = Object.keys(KEYS) as readonly KeyName[]
const heldBack = (repeat: boolean, overlaid: boolean) => names.filter((name) => isHeldBack(name, { repeat, overlaid }))

describe('screens, Keys: a key asks for one thing, once, of the page that is in front', () => {
  it('pressed once on a bare page, every key acts', () => {
    expect(heldBack(false, false)).toEqual([])
  })

  it('F9 held down sends one message, not one for every repeat; F4 and F6 go on moving', () => {
    expect(names.filter((name) => !heldBack(true, false).includes(name))).toEqual(['copyAbove', 'nextSection'])
  })

  it('with a window open nothing below it is sent, checked or fetched; F1 helps at any time', () => {
    expect(names.filter((name) => !heldBack(false, true).includes(name))).toEqual(['help'])
  })
})
