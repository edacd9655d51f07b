/** RFC 9457 answers: Vietnamese by default, English with `Accept-Language: en` (contract, Machine API). */
import type { Request, Response } from 'express'
import type { Problem } from '../acts/problem.ts'

export type Language = 'vi' | 'en'

export const languageOf = (request: Request): Language => (request.acceptsLanguages('vi', 'en') === 'en' ? 'en' : 'vi')

export function sendProblem(request: Request, response: Response, problem: Problem): void {
  const language = languageOf(request)
  response
    .status(problem.status)
    .type('application/problem+json')
    .set('Content-Language', language)
    .send(
      JSON.stringify({
        ...problem.more,
        type: `urn:vnaccs-sandbox:problem:${problem.name}`,
        title: problem.title[language],
        status: problem.status,
        detail: problem.detail[language],
        instance: request.originalUrl,
        ...(problem.errors ? { errors: problem.errors.map((e) => ({ field: e.field, message: e[language] })) } : {}),
      }),
    )
}
