import fc, { type Arbitrary } from "fast-check";

/** The bytes of a body, and the content type that goes with them. */
export interface Body {
  bytes: Uint8Array;
  type: string;
}

const ratings = ["helpful", "unsure", "unhelpful"] as const;
const reasons = ["wrong-fact", "failed-command", "missing-use", "hard-to-follow", "other"] as const;
const json = "application/json";
const urlencoded = "application/x-www-form-urlencoded";

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "utf8"));
const text = (units: number) => fc.string({ unit: "grapheme", maxLength: units });
const uuid = fc.uuid({ version: 4 });
/** A few ids that come again and again, mostly with another vote. */
const usedId = fc.constantFrom(
  ...Array.from({ length: 20 }, (_, index) => `1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4b${index + 10}`),
);
const port = fc.oneof(fc.nat(65535), fc.constantFrom(0, 1, 770, 65535));

const goodVote = fc.record(
  {
    page: port.map((number) => `/ports/${number}`),
    rating: fc.constantFrom(...ratings),
    reason: fc.constantFrom(...reasons),
    comment: fc.string({
      unit: fc.constantFrom(..."abc xyz äß€ 漢字 עברית 😔\n\t'\"<>&;=,"),
      maxLength: 300,
    }),
    reader: uuid,
    id: uuid,
  },
  { requiredKeys: ["page", "rating"] },
);

/** A vote that nothing is wrong with. */
export const goodBody: Arbitrary<Body> = goodVote.map((vote) => ({
  bytes: bytesOf(JSON.stringify(vote)),
  type: json,
}));

/** Text that breaks things elsewhere. */
const nasty = fc.oneof(
  fc.constantFrom(
    ..."/ports/65536|/ports/007|/ports/-1|/ports/1e3|/ports/0x10|/ports/1.0|/ports/١|/ports/770/|/ports/770\n|/ports/770?x|ports/770|/|//|/ports/".split(
      "|",
    ),
    ..."HELPFUL|helpful |__proto__|constructor|toString|null|undefined|NaN|true|[object Object]|${7*7}|{{7*7}}".split(
      "|",
    ),
    ..."'; drop table vote; --|\"|\\|%00|%s%n|<script>alert(1)</script>|=1+1|@SUM(A1)".split("|"),
    "\0",
    "a\0b",
    "\u0007",
    "\u0085",
    "\u2028\u2029",
    "\ufeff/ports/770",
    "\ud800",
    "\udfff x",
    "\u202eevil",
    "e\u0301".repeat(400),
    "😔".repeat(500),
    "x".repeat(1000),
    "x".repeat(1001),
    "x".repeat(5000),
    "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "3F0C9F6E-7A55-4D0E-9D3C-1B2A3C4D5E6F",
  ),
  text(60),
  fc.string({ unit: "binary", maxLength: 60 }),
);
const value: Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: nasty },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(null, 0, -1, 1e308, 2 ** 53, true, [], {}, [[]], { length: 3 }),
  },
);
const key = fc.oneof(
  fc.constantFrom(
    ..."page rating reason comment reader id __proto__ constructor prototype toString Page".split(" "),
  ),
  fc.string({ unit: "binary", maxLength: 8 }),
);

/** A good vote with up to three fields put in the place of others, or beside them. */
const bentVote = fc
  .tuple(goodVote, fc.array(fc.tuple(key, value), { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([vote, changes, twice]) => {
    const given = Object.entries(vote);
    const kept = twice ? given : given.filter(([name]) => !changes.some(([changed]) => changed === name));
    // Written by hand, so that a field can be there twice, and __proto__ is a field.
    const fields = [...kept, ...changes].map(
      ([name, content]) => `${JSON.stringify(name)}:${JSON.stringify(content)}`,
    );
    return `{${fields.join(",")}}`;
  });

const deep = fc
  .tuple(fc.constantFrom("[", '{"a":', '{"page":', '[{"__proto__":'), fc.integer({ min: 2, max: 1500 }))
  .map(([open, times]) => open.repeat(times));

const jsonText = fc.oneof(
  { weight: 6, arbitrary: bentVote },
  { weight: 2, arbitrary: fc.tuple(goodVote, usedId).map(([vote, id]) => JSON.stringify({ ...vote, id })) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 6 }) },
  { weight: 1, arbitrary: deep },
  { weight: 1, arbitrary: goodVote.map((vote) => `\ufeff${JSON.stringify(vote)}`) },
  {
    weight: 1,
    arbitrary: fc.tuple(goodVote, fc.nat(80)).map(([vote, at]) => JSON.stringify(vote).slice(0, at)),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 3000, max: 60_000 }).map((size) => `{"comment":"${"x".repeat(size)}"}`),
  },
);
const jsonBody = jsonText.map((content) => ({ bytes: bytesOf(content), type: json }));

/** A good vote with some bytes changed: broken UTF-8, broken JSON. */
const bittenBody = fc
  .tuple(
    goodBody,
    fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 }),
  )
  .map(([{ bytes, type }, bites]) => {
    const bitten = Uint8Array.from(bytes);
    for (const [at, byte] of bites) bitten[at % bitten.length] = byte;
    return { bytes: bitten, type };
  });

const pairs = fc.oneof(
  goodVote.map((vote) => Object.entries(vote) as [string, string][]),
  fc.array(fc.tuple(key, nasty), { maxLength: 8 }),
  fc
    .tuple(goodVote, fc.array(fc.tuple(key, nasty), { maxLength: 2 }))
    .map(([vote, more]) => [...Object.entries(vote), ...more] as [string, string][]),
);
const safely = (part: string) => encodeURIComponent(part.toWellFormed());
const formBody = fc
  .tuple(pairs, fc.constantFrom("", "", "", "%", "%zz", "&&&", "=;", "%ff=%fe", "&a[b]=c"))
  .map(([fields, tail]) => ({
    bytes: bytesOf(fields.map(([name, content]) => `${safely(name)}=${safely(content)}`).join("&") + tail),
    type: urlencoded,
  }));

const boundary = fc.constantFrom(
  "x",
  "----b",
  "a b",
  "'()+_,-./:=?",
  "",
  '"quoted"',
  "é",
  "x".repeat(70),
  "x".repeat(200),
  "--",
);
const multipartBody = fc
  .tuple(
    pairs,
    boundary,
    fc.constantFrom("", ' filename="a.txt"', " filename*=utf-8''%zz"),
    fc.constantFrom("--\r\n", "", "\r\n", "-"),
  )
  .map(([fields, mark, file, close]) => {
    const parts = fields.map(
      ([name, content], index) =>
        `--${mark}\r\nContent-Disposition: form-data; name="${name}"${index === 0 && file ? `;${file}` : ""}\r\n\r\n${content}\r\n`,
    );
    return {
      bytes: bytesOf(`${parts.join("")}--${mark}${close}`),
      type: `multipart/form-data; boundary=${mark}`,
    };
  });

const noise = fc.uint8Array({ maxLength: 6000 }).map((bytes) => ({ bytes, type: json }));

/** Any body that somebody might send, from nearly right to noise. */
export const anyBody: Arbitrary<Body> = fc.oneof(
  { weight: 2, arbitrary: goodBody },
  { weight: 6, arbitrary: jsonBody },
  { weight: 2, arbitrary: bittenBody },
  { weight: 3, arbitrary: formBody },
  { weight: 3, arbitrary: multipartBody },
  { weight: 1, arbitrary: noise },
  { weight: 1, arbitrary: fc.constant({ bytes: new Uint8Array(), type: json }) },
);
