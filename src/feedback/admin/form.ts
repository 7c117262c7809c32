import { readBody } from "../body.ts";
import { checkOrigin, type OriginSettings } from "../origin.ts";
import { Problem } from "../problem.ts";

/**
 * The fields of a form that one of our own pages, or a script, has sent. Pages that may send votes from elsewhere may
 * not send these.
 * @throws a Problem: 403 when another site's page sent it, and what `readBody` throws
 */
export async function readForm(
  request: Request,
  { SITE_URL }: Pick<OriginSettings, "SITE_URL">,
): Promise<Partial<Record<string, string>>> {
  checkOrigin(request, { SITE_URL, FEEDBACK_ORIGINS: [] });
  const { fields, form } = await readBody(request);
  if (!form) throw new Problem(415, "This is sent as a form.");
  return fields as Record<string, string>;
}
