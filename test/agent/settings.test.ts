import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countedTry } from '../../terminal-client/agent/pin-tries.ts'
import { openSettings } from '../../terminal-client/agent/settings.ts'
import { softhsmEnvironment } from '../../terminal-client/agent/softhsm.ts'
import { TokenError } from '../../terminal-client/agent/token-error.ts'
import { thrown } from './support/practice-token.ts'

describe('cài đặt của tác nhân ký (settings)', () => {
  let directory: string
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'vnaccs-settings-'))
  })
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  it('settings: kept between starts, mode 0600, and two openings see each other', () => {
    const path = join(directory, 'new', 'agent.json')
    const one = openSettings(path, () => 1)
    expect(one.read()).toEqual({ pinTries: {} })
    expect(existsSync(path)).toBe(false)
    const two = openSettings(path, () => 1)
    one.update((settings) => {
      settings.tokenLabel = 'Hải Phòng'
    })
    two.update((settings) => {
      settings.pinTries['pkcs11:1'] = 2
    })
    expect(one.read()).toEqual({ tokenLabel: 'Hải Phòng', pinTries: { 'pkcs11:1': 2 } })
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(directory, 'new'))).toEqual(['agent.json'])
  })

  it.each([
    ['JSON cut off', '{"pinTries": {'],
    ['other content', '{"pinTries": {"a": -1}}'],
    ['empty', ''],
  ])(
    'settings: %s is an error naming the file; the file is kept aside whole and the next start works',
    (name, text) => {
      const path = join(directory, `${name}.json`)
      writeFileSync(path, text)
      const error = thrown(() => openSettings(path, () => 77)) as TokenError
      expect(error.code).toBe('file-broken')
      expect(error.vi).toContain(path)
      expect(readFileSync(`${path}.broken-77`, 'utf8')).toBe(text)
      expect(openSettings(path, () => 78).read()).toEqual({ pinTries: {} })
    },
  )

  it('đếm lần thử: written before the PIN is looked at, so that a kill in between leaves the try counted', () => {
    const settings = openSettings(join(directory, 'tries.json'), () => 0)
    const tries = { settings, limit: 3 }
    countedTry(tries, 'k', 'label', false, () => expect(settings.read().pinTries.k).toBe(1))
    expect(settings.read().pinTries).toEqual({})
    thrown(() =>
      countedTry(tries, 'k', 'label', false, () => {
        throw new TokenError('wrong-pin')
      }),
    )
    expect(settings.read().pinTries).toEqual({ k: 1 })
  })

  it('softhsm2.conf: a path with # is refused, since the library would cut it there', () => {
    expect((thrown(() => softhsmEnvironment(join(directory, 'a#b'))) as TokenError).code).toBe('file-broken')
  })
})
