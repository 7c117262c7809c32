/**
 * What a part of a product does for its own other parts: such a port is seldom the one that is asked for, unless by
 * this word. Words of roles, not of products.
 */
export const innerRoles: ReadonlySet<string> = new Set(
  (
    "internode gossip cluster peer peers raft rpc jmx exporter metrics discovery agent agents backup shutdown replication " +
    "transfer heartbeat bus sentinel debug debugger profiler traffic sync internal relay tunnel keeper event events data thrift"
  ).split(" "),
);

/** What a product does for the people and programs that use it. */
export const frontRoles: ReadonlySet<string> = new Set("http api ui web native cql login".split(" "));

/** Words that ask for the encrypted form of a protocol rather than name it. */
export const secureWords: ReadonlySet<string> = new Set(
  "secure secured encrypted encryption ssl tls".split(" "),
);

/** What people call the part of a product that they look at. */
export const faceWords: ReadonlySet<string> = new Set(
  "ui gui webui web interface page panel console dashboard admin administration management login".split(" "),
);

/** What a match is worth; `npm run bench:search` shows what a change costs. */
export const worth = {
  coverage: 10,
  focus: 3,
  exact: { name: 4, bare: 3.6, service: 3, other: 2.6, detail: 1 },
  use: 1.2,
  article: 0.2,
  registered: 1,
  laterRank: 0.15,
  systemPort: 0.2,
  laterName: 0.06,
  encrypted: 4,
  frontRole: 0.4,
  encryptedTwin: 0.9,
  detail: 0.55,
  innerRole: 1.6,
  secureWord: 0.35,
  contextWord: 0.4,
  /** How much rarer words count for more than in proportion. */
  rarity: 1.5,
  /** Of a word that no name has. */
  unknownWord: 0.5,
  /** One word for the face of a product, met by another: "gui", "web UI". */
  face: 0.85,
} as const;
