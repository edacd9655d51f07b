// Preloaded with --require: this Node finds no pkcs11js, as on a machine where its native part could not be built.
const Module = require('node:module')
const resolve = Module._resolveFilename
Module._resolveFilename = function (request, ...rest) {
  if (request === 'pkcs11js')
    throw Object.assign(new Error("Cannot find module 'pkcs11js'"), { code: 'MODULE_NOT_FOUND' })
  return resolve.call(this, request, ...rest)
}
