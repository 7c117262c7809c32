import { pageResponse, type Show } from "../feedback/page.ts";
import { vote } from "../feedback/schema.ts";
import { thanksPage } from "../feedback/thanks-page.ts";
import { speechFor } from "../feedback/words.ts";

/** Answers /thanks in the reader's language; asks what was wrong where the address says that there is more to ask. */
export function answerThanks(request: Request, show: Show): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const page = vote.shape.page.safeParse(searchParams.get("page")).data;
  const rating = vote.shape.rating.safeParse(searchParams.get("rating")).data;
  return pageResponse(
    thanksPage({ ...(page && { page }), ...(rating && { rating }) }, speechFor(request)),
    show,
  );
}
