/** A message file as an entry of a batch; the server reads it as the form page's import does. */
import type { ReadFile, Words } from '#api/terminal.ts'
import { ApiProblem, call } from '../../lib/api.ts'
import { base64 } from '../../parts/sending/agent-work.ts'
import type { BatchEntry } from './batch-table.tsx'

export type ParcelFile = { readonly entry: BatchEntry; readonly remarks: readonly Words[] } | { readonly why: string }

export async function readParcelFile(file: File): Promise<ParcelFile> {
  try {
    const bytes = base64(new Uint8Array(await file.arrayBuffer()))
    const { procedure, content, remarks } = await call<ReadFile>('/message-files/read', {
      method: 'POST',
      body: { name: file.name, bytes, procedure: '' },
    })
    const key = `file ${file.name} ${file.size} ${file.lastModified}`
    return { entry: { key, procedure, title: file.name, run: '', draft: '', content }, remarks }
  } catch (error) {
    return { why: error instanceof ApiProblem ? error.message : String(error) }
  }
}
