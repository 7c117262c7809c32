const link = /<link rel="stylesheet" href="([^"]+)">/;

/**
 * Puts the style sheet of a page into it, so that a reader who comes from elsewhere has all of it after one round trip:
 * with its styles an article fits into what a server sends at first. Its root names the file, which the script of all
 * pages fetches for the next one. For articles alone: in all pages the sheet would take as much room as what they say.
 * @param read gives the text of the sheet at an address
 * @throws an Error for a page without a sheet in a file, and for a sheet that would end its element
 */
export function inlineStyles(html: string, read: (href: string) => string): string {
  const [tag, href] = link.exec(html) ?? [];
  if (tag === undefined || href === undefined) throw new Error("The page names no style sheet in a file.");
  const styles = read(href).trim();
  if (/<\/style/i.test(styles)) throw new Error(`${href} holds the end of a style element.`);
  return html
    .replace(tag, () => `<style>${styles}</style>`)
    .replace("<html ", () => `<html data-next-styles="${href}" `);
}
