import { readQuestion, type Question } from "../report/question.ts";
import type { FieldError } from "../schema.ts";

/** Where the page is. Everything it has lies below. */
export const adminPath = "/admin/feedback";

/** How many comments, and how many pages, stand on one page. */
export const perPage = 20;
/** Pages of comments that can be turned to: earlier ones are found by their dates. */
export const lastPage = 500;

/** Which comments are shown. */
export const shows = ["all", "open", "handled"] as const;
export type Show = (typeof shows)[number];

/** What is looked at: the query of the page's address. */
export interface View {
  question: Question;
  show: Show;
  /** The page of comments, from 1. */
  page: number;
  /** The page of ranked pages, from 1. */
  pages: number;
}

const pageNumber = (text: string | null) =>
  text !== null && /^[1-9]\d{0,2}$/.test(text) ? Math.min(Number(text), lastPage) : 1;

/** Reads a query. A page number that is none counts as 1; what else is wrong is told. */
export function readView(query: URLSearchParams): { view: View } | { errors: FieldError[] } {
  const typed = { port: query.get("port"), from: query.get("from"), to: query.get("to") };
  const read = readQuestion({
    port: typed.port ?? undefined,
    from: typed.from ?? undefined,
    to: typed.to ?? undefined,
  });
  const wanted = query.get("show")?.trim() || "all";
  const show = shows.find((one) => one === wanted);
  const errors = "errors" in read ? read.errors : [];
  if (show === undefined)
    errors.push({ field: "show", message: `is not known: give one of ${shows.join(", ")}` });
  if ("errors" in read || show === undefined) return { errors };
  return {
    view: {
      question: read.question,
      show,
      page: pageNumber(query.get("page")),
      pages: pageNumber(query.get("pages")),
    },
  };
}

/**
 * The address of a view; what is as usual is left out.
 * @param path what is looked at, such as the page itself or one of its downloads
 */
export function viewHref({ question, show, page, pages }: View, path: string = adminPath): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(question))
    if (value !== undefined) query.set(name, String(value));
  if (show !== "all") query.set("show", show);
  if (page > 1) query.set("page", String(page));
  if (pages > 1) query.set("pages", String(pages));
  return query.size > 0 ? `${path}?${query}` : path;
}

/** Where to go after a form was sent: an address of this page, whatever the form says. */
export const backTo = (typed: string | undefined): string =>
  typed !== undefined && /^\/admin\/feedback(?:\?[\w=&%.+-]*)?(?:#[\w-]*)?$/.test(typed) ? typed : adminPath;
