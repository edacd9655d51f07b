/**
 * The thread that makes PDFs (see pdf-press.ts): text is measured and set for up to a second, and meanwhile the
 * simulator answers. Plain JavaScript, because a thread starts without the loader that reads TypeScript. One document
 * (pdf-document.ts) at a time; fonts are read once, when the thread starts.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'
import pdfmake from 'pdfmake'

const require = createRequire(import.meta.url)
const STYLES = {
  normal: '400Regular',
  bold: '700Bold',
  italics: '400Regular_Italic',
  bolditalics: '700Bold_Italic',
}

for (const style of Object.values(STYLES)) {
  pdfmake.virtualfs.writeFileSync(
    style,
    readFileSync(require.resolve(`@expo-google-fonts/tinos/${style}/Tinos_${style}.ttf`)),
  )
}
pdfmake.setFonts({ Tinos: STYLES })
// Values come from messages: nothing in them may make the server read a file or fetch an address.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(() => false)

const layoutOf = ({ rule, padding: [side, above] }) => ({
  hLineWidth: () => rule,
  vLineWidth: () => rule,
  paddingLeft: () => side,
  paddingRight: () => side,
  paddingTop: () => above,
  paddingBottom: () => above,
})

/** A copy, since what was set once cannot be set again, with the numbers of the page in their places. */
function numbered(content, page, pages) {
  if (content === '{page}') return String(page)
  if (content === '{pages}') return String(pages)
  if (Array.isArray(content)) return content.map((part) => numbered(part, page, pages))
  if (content === null || typeof content !== 'object') return content
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [key, numbered(value, page, pages)]))
}

/** Of a heading: does no text of its section begin below it on its page? (Headers and footers stand outside 0 to 1.) */
function isLeftAlone({ headlineLevel, startPosition: { pageNumber, verticalRatio } }, { getFollowingNodesOnPage }) {
  if (headlineLevel === undefined) return false
  return !getFollowingNodesOnPage().some(
    ({ text, headlineLevel, startPosition: start }) =>
      text !== undefined &&
      headlineLevel === undefined &&
      start.pageNumber === pageNumber &&
      start.verticalRatio > verticalRatio &&
      start.verticalRatio < 1,
  )
}

async function make({ header, footer, headerFrom = 1, layouts, keepHeadings, ...document }) {
  pdfmake.setTableLayouts(Object.fromEntries(Object.entries(layouts).map(([name, frame]) => [name, layoutOf(frame)])))
  const pdf = pdfmake.createPdf({
    ...document,
    pageSize: 'A4',
    language: 'vi-VN',
    displayTitle: true,
    header: (page, pages) => (page < headerFrom ? null : numbered(header, page, pages)),
    footer: (page, pages) => numbered(footer, page, pages),
    ...(keepHeadings ? { pageBreakBefore: isLeftAlone } : {}),
  })
  // A buffer may be a slice of a larger one; its own bytes change hands without a copy.
  return new Uint8Array(await pdf.getBuffer())
}

parentPort.on('message', async (document) => {
  try {
    const bytes = await make(document)
    parentPort.postMessage({ bytes }, [bytes.buffer])
  } catch (error) {
    parentPort.postMessage({ message: error.stack ?? String(error) })
  }
})
