import { portPath } from "./links.ts";
import { ranges, type Port } from "./port.ts";
import type { Question } from "./questions.ts";
import { heading, summary } from "./sentences.ts";

/**
 * JSON-LD of a port's page: article, trail and questions (schema.org). Without an article, the trail alone: what is
 * computed for thousands of numbers is neither an article nor a list of questions that people asked.
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
  const breadcrumbs = {
    "@type": "BreadcrumbList",
    itemListElement: crumbs.map(({ name, path }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      item: url(path),
    })),
  };
  const faq = {
    "@type": "FAQPage",
    mainEntity: questions.map(({ question, answer }) => ({
      "@type": "Question",
      name: question,
      acceptedAnswer: { "@type": "Answer", text: answer },
    })),
  };
  if (!port.article) return { "@context": "https://schema.org", ...breadcrumbs };
  const article = {
    "@type": "TechArticle",
    headline: heading(port),
    description: summary(port),
    url: url(portPath(number)),
    dateModified: reviewed,
    inLanguage: "en",
  };
  return { "@context": "https://schema.org", "@graph": [article, breadcrumbs, faq] };
}
