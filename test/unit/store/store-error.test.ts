import { describe, expect, it } from 'vitest'
import { storeError } from '../../../simulator/store/store-error.ts'

const failure = (code: string, message = 'engine text') => Object.assign(new Error(message), { code })

describe('errors of the database', () => {
  it.each([
    ['SQLITE_NOTADB', 'damaged'],
    ['SQLITE_CORRUPT_INDEX', 'damaged'],
    ['SQLITE_READONLY_DIRECTORY', 'readOnly'],
    ['EACCES', 'readOnly'],
    ['SQLITE_FULL', 'full'],
    ['ENOSPC', 'full'],
    ['53100', 'full'],
    ['SQLITE_BUSY', 'busy'],
    ['55P03', 'busy'],
    ['SQLITE_CANTOPEN', 'unopenable'],
    ['28P01', 'denied'],
    ['3D000', 'denied'],
    ['ECONNREFUSED', 'unreachable'],
    ['57P01', 'unreachable'],
    ['23505', 'failed'],
  ])('quality.md reliability: %s is told as %s, in Vietnamese and English, with the way out', (code, fault) => {
    const error = storeError(failure(code), 'chỗ này')
    expect(error.fault).toBe(fault)
    expect(error.vi).toMatch(/chỗ này.*: hãy .*|chỗ này.*(giao dịch đã được hủy), hãy/)
    expect(error.en).toContain('chỗ này')
    expect(error.message).toBe(`${error.vi} / ${error.en}`)
    expect(error.cause).toMatchObject({ code })
  })

  it('quality.md reliability: a connection that ended without a code counts as unreachable', () => {
    expect(storeError(new Error('Connection terminated unexpectedly'), 'x').fault).toBe('unreachable')
  })

  it('an error already told is not told again', () => {
    const error = storeError(failure('SQLITE_FULL'), 'x')
    expect(storeError(error, 'y')).toBe(error)
  })
})
