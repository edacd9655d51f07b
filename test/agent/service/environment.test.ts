import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAgentSettings, SettingError } from '../../../terminal-client/agent/service/environment.ts'

const wrong = (args: readonly string[], environment: Record<string, string> = {}): string => {
  try {
    readAgentSettings(args, environment)
  } catch (error) {
    if (error instanceof SettingError) return error.message
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('contract, Environment: settings of the agent process', () => {
  it('AGENT_PORT 9797 and DATA_DIR ./data when nothing is said; empty counts as not said', () => {
    const expected = { port: 9797, dataDir: resolve('data'), trustedOrigins: [], quiet: false }
    expect(readAgentSettings([], {})).toEqual(expected)
    expect(readAgentSettings([], { AGENT_PORT: '', DATA_DIR: '', PKCS11_MODULE: '' })).toEqual(expected)
  })

  it('an argument wins over its variable', () => {
    const environment = { AGENT_PORT: '1', DATA_DIR: '/a', PKCS11_MODULE: '/m.so', LOG_LEVEL: 'silent' }
    const args = ['--port', '0', '--data-dir', '/b', '--module', '/n.so']
    expect(readAgentSettings(args, environment)).toMatchObject({
      port: 0,
      dataDir: '/b',
      modulePath: '/n.so',
      quiet: true,
    })
    expect(readAgentSettings([], environment)).toMatchObject({ port: 1, dataDir: '/a', modulePath: '/m.so' })
  })

  it('a bad value names the variable, the value and what is allowed, a line each', () => {
    const lines = wrong([], { AGENT_PORT: '70000', LOG_LEVEL: 'loud' }).split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toContain('AGENT_PORT="70000"')
    expect(lines[0]).toContain('65535')
    expect(wrong(['--pin', '1'])).toContain('--port')
  })

  it.each(['10.0.0.5:8080', 'http://may-chu/duong-dan', '*', 'ftp://x'])(
    'AGENT_TRUSTED_ORIGINS=%s is refused',
    (value) => {
      expect(wrong([], { AGENT_TRUSTED_ORIGINS: value })).toContain('AGENT_TRUSTED_ORIGINS')
    },
  )

  it('AGENT_TRUSTED_ORIGINS: several, separated by commas', () => {
    const { trustedOrigins } = readAgentSettings([], { AGENT_TRUSTED_ORIGINS: 'http://may-1:8080,http://10.0.0.5' })
    expect(trustedOrigins).toEqual(['http://may-1:8080', 'http://10.0.0.5'])
  })
})
