import { Page } from '../../ui/page.tsx'

export const ClassPage = () => <Page title="Lớp học">…</Page>
