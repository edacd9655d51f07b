/** Puts a line into the bottom margin of every page that `.paper` is printed on; gives what takes it away again. */
export function footPages(line: string): () => void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`@page paper { @bottom-center { content: ${JSON.stringify(line)}; font: 7pt serif; } }`)
  document.adoptedStyleSheets.push(sheet)
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
  }
}
