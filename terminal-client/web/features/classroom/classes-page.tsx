import { Page } from '../../ui/page.tsx'

export const ClassesPage = () => <Page title="Lớp học">…</Page>
