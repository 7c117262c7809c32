import { Problem } from "./problem.ts";
import { bodyBytes } from "./terms.ts";

/** What a request says, before the schema has seen it. */
export interface Body {
  fields: unknown;
  /** Sent by a form, so the answer is for a person. */
  form: boolean;
}

const unreadable = (detail: string, cause?: unknown) => new Problem(400, detail, { cause });

/** The bytes of a body, counted as they come: Content-Length may lie or be absent. */
async function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(bodyBytes);
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw unreadable("The body broke off.", error);
    });
    if (done) break;
    if (size + value.byteLength > bodyBytes) {
      void reader.cancel().catch(() => undefined);
      throw new Problem(413, `A vote has at most ${bodyBytes} bytes.`);
    }
    bytes.set(value, size);
    size += value.byteLength;
  }
  return bytes.slice(0, size);
}

const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw unreadable("The body is not JSON in UTF-8.", error);
  }
};

async function parseForm(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<Record<string, string>> {
  const data = await new Response(bytes, { headers: { "content-type": contentType } })
    .formData()
    .catch((error: unknown) => {
      throw unreadable("The body is not the form that its content type announces.", error);
    });

  const fields = new Map<string, string>();
  for (const [field, value] of data) {
    const message = fields.has(field) ? "is there twice: send it once" : "is a file: send text";
    if (fields.has(field) || typeof value !== "string")
      throw new Problem(422, "The form cannot be understood.", { errors: [{ field, message }] });
    // A form sends all its fields, those left blank too.
    if (value.trim() !== "") fields.set(field, value);
  }
  return Object.fromEntries(fields);
}

/**
 * The fields of a request, JSON or form.
 * @throws a Problem: 400 when it cannot be parsed, 413 when it is too large, 415 when it is of another type,
 *   422 when a form has a field twice or a file.
 */
export async function readBody(request: Request): Promise<Body> {
  const contentType = request.headers.get("content-type") ?? "";
  const type = contentType.split(";")[0]?.trim().toLowerCase();
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1];
  const form = type === "application/x-www-form-urlencoded" || type === "multipart/form-data";

  if (!form && type !== "application/json")
    throw new Problem(
      415,
      "A vote is application/json, application/x-www-form-urlencoded or multipart/form-data.",
    );
  if (charset && charset.toLowerCase() !== "utf-8") throw new Problem(415, "A vote is in UTF-8.");

  const bytes = await readBytes(request);
  return { fields: form ? await parseForm(bytes, contentType) : parseJson(bytes), form };
}
