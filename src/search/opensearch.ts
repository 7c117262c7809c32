/** Where the description of our search stands, on every host. */
export const openSearchPath = "/opensearch.xml";

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/**
 * The description by which a browser's address bar learns to search here (OpenSearch 1.1). Browsers want whole addresses.
 * @param origin of the site, such as "https://portolan.example"
 */
export function openSearchDescription(origin: string): string {
  const site = escaped(origin);
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>Portolan</ShortName>
  <Description>Every TCP and UDP port, by number, name, product or error message</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="32" height="32" type="image/svg+xml">${site}/icon.svg</Image>
  <Image width="180" height="180" type="image/png">${site}/apple-touch-icon.png</Image>
  <Url type="text/html" template="${site}/search?q={searchTerms}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${site}${openSearchPath}"/>
</OpenSearchDescription>
`;
}
