import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import knownModules from '../../terminal-client/agent/known-modules.json' with { type: 'json' }
import { findModules, openModule } from '../../terminal-client/agent/pkcs11-module.ts'
import type { TokenError } from '../../terminal-client/agent/token-error.ts'
import { softhsmMissing, softhsmPath, thrown } from './support/practice-token.ts'

describe('thư viện PKCS#11', () => {
  let directory: string
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'vnaccs-module-'))
  })
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  it('PKCS11_MODULE: a path that is not there names it; one that is there is the only answer', () => {
    const missing = thrown(() => findModules('/không/có.so')) as TokenError
    expect(missing.code).toBe('no-module')
    expect(missing.vi).toContain('/không/có.so')
    expect((thrown(() => openModule('/không/có.so')) as TokenError).code).toBe('no-module')
    expect(findModules('/opt/x.so', 'linux', () => true)).toEqual([
      { path: '/opt/x.so', id: 'configured', maker: '/opt/x.so', verified: 'unverified' },
    ])
  })

  it('known modules: the practice token comes first, each maker once, nothing on an unknown platform', () => {
    const all = findModules(undefined, 'win32', () => true)
    expect(all.map(({ id }) => id)).toEqual(knownModules.map(({ id }) => id))
    expect(all[0]?.id).toBe('softhsm2')
    expect(findModules(undefined, 'linux', (path) => path === '/usr/lib/libcastle.so')).toMatchObject([
      { id: 'epass2003' },
    ])
    expect(findModules(undefined, 'aix', () => true)).toEqual([])
    expect(findModules(undefined, 'linux', () => false)).toEqual([])
  })

  it('known modules: what was not tried says unverified', () => {
    for (const { id, verified } of knownModules) expect(verified === 'unverified').toBe(id !== 'softhsm2')
  })

  it('module broken: a file that is no library, and a library that is no PKCS#11, are told with their path', () => {
    const text = join(directory, 'text.so')
    writeFileSync(text, 'không phải thư viện')
    const error = thrown(() => openModule(text)) as TokenError
    expect(error.code).toBe('module-broken')
    expect(error.vi).toContain(text)
  })

  it.skipIf(!softhsmPath)(
    `module: loaded twice in a process, closing one does not close the other${softhsmMissing}`,
    () => {
      process.env.SOFTHSM2_CONF = join(directory, 'softhsm2.conf')
      writeFileSync(process.env.SOFTHSM2_CONF, `directories.tokendir = ${directory}\n`)
      const first = openModule(softhsmPath ?? '')
      const second = openModule(softhsmPath ?? '')
      second.close()
      expect(first.cryptoki.C_GetSlotList(true).length).toBe(1)
      first.close()
      first.close()
    },
  )
})
