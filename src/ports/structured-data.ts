import { portPath } from "./links.ts";
import { ranges, type Port } from "./port.ts";
import type { Question } from "./questions.ts";
import { heading, summary } from "./sentences.ts";

/**
 * JSON-LD of a port's page: article, trail and questions (schema.org). A page without an article is a WebPage.
 * @param site the site's address; without it addresses stay relative and the trail's are left out.
 */
export function structuredData(
  port: Port,
  questions: readonly Question[],
  reviewed: string,
  site: URL | undefined,
): object {
  const url = (path: string) => (site ? new URL(path, site).href : path);
  const { number, range } = port;
  const crumbs = [
    { name: "Ports", path: "/ports" },
    { name: ranges[range].title, path: `/ports#${range}` },
    { name: `Port ${number}`, path: portPath(number) },
  ];
  return {
    "@context": "https://schema.org",
    "@graph": [
      {
        "@type": port.article ? "TechArticle" : "WebPage",
        [port.article ? "headline" : "name"]: heading(port),
        ...(port.article ? { description: summary(port), inLanguage: "en" } : {}),
        url: url(portPath(number)),
        dateModified: reviewed,
      },
      {
        "@type": "BreadcrumbList",
        itemListElement: crumbs.map(({ name, path }, index) => ({
          "@type": "ListItem",
          position: index + 1,
          name,
          item: url(path),
        })),
      },
      ...(questions.length > 0
        ? [
            {
              "@type": "FAQPage",
              mainEntity: questions.map(({ question, answer }) => ({
                "@type": "Question",
                name: question,
                acceptedAnswer: { "@type": "Answer", text: answer },
              })),
            },
          ]
        : []),
    ],
  };
}
