import type { Claim } from "./claims.ts";

/** A way to say something of this port, which stands as `@P` in the text. */
export interface Pattern {
  says: Claim["says"];
  pattern: RegExp;
  /** Set where the sentence leaves the port out: "Unassigned at IANA." */
  elided?: true;
}

export const transport = "(?:TCP|UDP|SCTP|DCCP)";
export const transportList = `(?:both )?${transport}(?:(?:, (?:and )?|/| and | or )(?:(?:on|for) )?${transport})*`;
export const onTransports = ` (?:on|for|over|in) ${transportList}`;
export const iana =
  "(?:IANA(?:['’]s)?|the Internet Assigned Numbers Authority|the registry)(?: (?:registry|list|table))?";

// "It", "the port" and "the number" may mean another port that was just named, "it" also a program.
const place = `(?: itself)?(?:${onTransports})?`;
const named = `(?:${transport} )?(?:@P|\\bthis (?:port|number)\\b|\\bthe (?:port|number)\\b)${place}`;
const object = `(?:${named}|\\bit\\b${place})`;
// In "the port above it is unassigned", it is not the subject.
const notAfter = `(?<!\\b(?:above|after|around|before|behind|below|beside|near|of|than|to|with) (?:${transport} )?)`;
const port = `${notAfter}${named}`;
const subject = `${notAfter}${object}`;

const is = "(?: is|['’]s| remains| stays| has (?:always )?(?:been|remained))";
const isNot =
  "(?: (?:is|has)(?:n['’]t| not| never)(?: yet| ever)?(?: been)?| remains not| was never|(?: is|['’]s)(?: currently| officially| formally| still)* not)";
const adverbs =
  "(?: (?!hardly|scarcely|barely|nearly|only)(?:\\w+ly|still|also|now|today|just|both|an?|the|one of the|as of \\w+))*";
const lacks = "(?: has no| lacks an?| is without an?|(?: does not|['’]s not| doesn['’]t) have an?y?)";
const official = "(?:official(?:ly)?|formal|current|IANA|registered|assigned)";
const service = "(?:service|protocol|use|program|application)s?";
/** "official service", "assigned protocol", "service assigned"; a "known service" is no matter of the registry. */
const officialService = `(?:(?:${official} )+${service}\\b(?! name)|${service} (?:is )?(?:assigned|registered)\\b)`;
const registration = `(?:${official} )*(?:registration|assignment)s?\\b`;
/** Not "assigned to a working group": only what the registry answers. */
const toNobody = `(?! (?:as|to|under|for)\\b(?! (?:any\\b|${transport})))`;
const calls = "(?:still )?(?:lists|has|calls|marks|shows|keeps|leaves|left|considers|describes)";
const rangeWord =
  "(?<range>well-known|system|user|registered|dynamic|private|privileged|unprivileged|ephemeral)";
const counts = "(?<count>one|two|three|four|five|six)";
const unassigned = "(?<word>unassigned)\\b";

const code = "`[^`]+`";
const codes = `${code}(?:(?:,? and |,? or |, )${code})*`;
const plain =
  "(?!(?:such|follows|well|usual|unassigned|reserved|free)\\b)[a-z][a-z0-9-]*(?=[.,;]|$| on (?:TCP|UDP))";
const names = `(?<names>${codes}|${plain})`;

const make = (says: Claim["says"], ...patterns: string[]): Pattern[] =>
  patterns.map((source) => ({
    says,
    pattern: new RegExp(source, "i"),
    ...(source.startsWith("^") ? { elided: true } : {}),
  }));

/** Read in clauses, so that each claim finds its own subject. */
export const inClauses: readonly Pattern[] = [
  ...make(
    "unassigned",
    `${subject}${is}${adverbs} (?:(?:considered|listed|marked|shown|kept|left) (?:as )?)?${unassigned}`,
    `${subject}(?:${is}${adverbs}| lies| belongs)(?: among| to)(?: the)? ${unassigned}`,
    `^(?:officially |currently |still )?${unassigned}(?! (?:ports?|numbers?|ranges?|ones?|user|system|values?)\\b)`,
    `\\b(?:on )?${transportList}(?: side)?(?: it)?${is}${adverbs} ${unassigned}`,
    `(?<!\\b(?:and|or|,) )(?<!@P )\\b${transport}${isNot} (?:assigned|registered)\\b${toNobody}`,
    `\\bas an? (?:unregistered|unassigned) (?:port|number), ${object}`,
    `(?:\\b${transportList} @P|@P on ${transport} and @P on ${transport}) are${adverbs} ${unassigned}`,
    `${iana} ${calls} ${object} (?:as )?${unassigned}`,
    `${subject}${isNot}${adverbs} assigned\\b${toNobody}`,
    `${port}${isNot}${adverbs} registered\\b${toNobody}`,
    `${subject}${isNot}${adverbs} registered(?=${onTransports})`,
    `${port}${is}${adverbs} unregistered\\b`,
    `${subject}${is}${adverbs} (?:free|unused|vacant|available) (?:at|in|with|according to) ${iana}`,
    `${subject}${lacks} ${officialService}`,
    `${port}${lacks} ${registration}`,
    `${port} (?:does not appear|is not listed|is missing|is absent) (?:in|from|by) ${iana}`,
    `\\bthere(?: is|['’]s) no (?:${officialService}|${registration}|entry|row) (?:\\w+ ){0,3}?(?:for|on|to) ${object}`,
    `\\bno (?:official |known )?${service}${is}${adverbs} (?:assigned|registered)\\b(?!.*\\b(?:as|under|by|with) (?:the|that|this) name\\b)`,
    `\\bnothing${is}${adverbs} (?:assigned|registered)\\b`,
    `\\b(?:nobody|no one|no service) (?:holds|owns|has (?:ever )?(?:registered|claimed|asked (?:${iana} )?for)) ${object}`,
    `${iana} (?:lists|has|knows|registers|shows) (?:nothing|no (?:service|registration|entry|assignment|row))\\b(?! (?:more|else|further|new|but|beyond|about|than)\\b)(?: (?:for|on|under|at) ${object})?`,
    `${iana} has(?:n['’]t| not| never)(?: yet| ever)? (?:assigned|registered|given out) (?:${object}|any(?:thing| service)|a service)`,
    `${iana} (?:does not|doesn['’]t) (?:list|know|register|assign) ${object}(?! (?:as|to|under|for)\\b)`,
  ),
  ...make(
    "nameless",
    `${port}${lacks} (?:${official} )*service name\\b`,
    `${port}${lacks} name (?:at|in|with) ${iana}`,
    `${iana} (?:has|lists) no name for ${object}`,
  ),
  ...make(
    "assigned",
    `${subject}${is}${adverbs} officially assigned\\b`,
    `${port}${is}${adverbs} officially registered\\b`,
    `${port}${is}${adverbs} (?:assigned|registered) (?:at|with|by|in) ${iana}`,
    `${port}${is}${adverbs} (?:assigned|registered)(?=${onTransports})`,
    `^(?:officially )?registered (?:at|with|by) ${iana}`,
  ),
  ...make(
    "reserved",
    `${subject}${is}${adverbs} reserved\\b(?! (?:by (?!IANA)|on (?!${transport})|for (?:root|the (?:superuser|system|kernel)|your)\\b))`,
    `^reserved (?:by|at) IANA\\b`,
    `${iana} (?:has )?(?:reserves?|reserved) ${object}`,
    `${iana} ${calls} ${object} (?:as )?reserved\\b`,
  ),
  ...make(
    "range",
    `${subject}${is}${adverbs} ${rangeWord} (?:ports?|numbers?)\\b`,
    `${subject}(?:${is}| lies| falls| sits| belongs| stands)${adverbs} (?:in|within|among|inside|to|part of) (?:the )?(?:range of )?${rangeWord} (?:ports?|range|numbers)\\b`,
  ),
  ...make(
    "other range",
    `${subject}${isNot}${adverbs} ${rangeWord} (?:ports?|numbers?)\\b`,
    `${subject}(?:${isNot}| lies| falls)${adverbs} (?:in|within|among|inside|part of|outside) (?<outside>(?<=outside ))?(?:the )?${rangeWord} (?:ports?|range|numbers)\\b`,
  ),
  ...make(
    "only",
    `${subject}${is}${adverbs} (?:assigned|registered|listed)(?: (?:at|with|by|in) ${iana})? (?:only (?:for|on|over) ${transport}|(?:for|on|over) ${transport} (?:only|alone))\\b`,
    `${iana} ${calls}(?: ${object}| ${codes}| the (?:name|port|number))? (?:only (?:for|on|over) ${transport}|(?:for|on|over) ${transport} (?:only|alone))\\b`,
    `\\b(?:the|its) ${registration} (?:is|holds|stands)(?: only)? (?:for|on) ${transport}(?: only| alone)\\b`,
    `\\bonly ${transport}${is} (?:assigned|registered)\\b`,
    `\\b(?:a|the|its) ${transport}-only ${registration}`,
  ),
];

/** Read in whole sentences, because they have commas and colons of their own. */
export const inSentences: readonly Pattern[] = [
  ...make(
    "unassigned",
    `^(?:@P|status)(?: [–—-]|:) ${unassigned}`,
    `\\bas an ${unassigned} (?:port|number), ${object}`,
  ),
  ...make("range", `@P, an? ${rangeWord} port\\b`),
  ...make(
    "count",
    `${iana} (?:lists|has|knows|shows|gives)(?: ${object}(?: under)?)? ${counts} (?:service |registered |current )*names?\\b`,
    `${subject} has ${counts} (?:(?:registered|official|IANA|service|current) )+names?\\b`,
  ),
  ...make(
    "since",
    `${subject} (?:was|has been) (?:first )?(?:officially )?registered(?: (?:at|with|by) ${iana})? (?:in|on|since) (?:\\d{1,2} )?(?:[A-Z][a-z]+ )?(?<year>(?:19|20)\\d\\d)\\b`,
    `${iana} (?:registered|assigned) ${object} (?:in|on) (?:\\d{1,2} )?(?:[A-Z][a-z]+ )?(?<year>(?:19|20)\\d\\d)\\b`,
  ),
  ...make(
    "named",
    `${iana} (?:today )?(?:lists|calls|names|registers|has|knows|records|shows)(?: ${object})?(?: (?:as|under|only|just))*(?: the (?:service )?name)? ${names}`,
    `${iana} (?:has )?(?:assigns|assigned|registers|registered|gives|gave) ${object} (?:to|as|for) ${names}`,
    `${subject}${is}${adverbs} (?:registered|assigned|listed) (?:(?:at|with|by|in) ${iana} )?(?:as|to|under)(?: the (?:service )?name)? ${names}`,
    `^(?:officially )?registered (?:(?:at|with|by|in) ${iana} )?(?:as|under)(?: the (?:service )?name)? ${names}`,
    `(?:\\bits|\\bthe|@P['’]s) (?:official |registered |IANA )*(?:registered|official|IANA|service) (?:service )?name(?: (?:for|of) ${object})?${is} ${names}`,
    `(?<names>${codes})${is}${adverbs} registered (?:for|on) (?:@P|this (?:port|number))`,
  ),
];
