import { call } from '../lib/api.ts'
import { setLanguage, useLanguage } from '../lib/language.ts'
import { useSessionQuery } from '../lib/session.ts'

/** Shows the language that one gets by pressing. */
export function LanguageSwitch() {
  const language = useLanguage()
  const { data: session } = useSessionQuery()
  const other = language === 'vi' ? 'en' : 'vi'
  const change = () => {
    setLanguage(other)
    // The choice follows the person to other machines; when it cannot be kept now, it still holds here.
    if (session) call('/session/preferences', { method: 'PUT', body: { language: other } }).catch(() => undefined)
  }
  return (
    <button type="button" onClick={change} lang={other}>
      {other === 'en' ? 'English' : 'Tiếng Việt'}
    </button>
  )
}
