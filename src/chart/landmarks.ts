/** A port whose number is written on the chart, so that a reader finds the way. */
export interface Landmark {
  port: number;
  /** What the port is called, where there is room for it: the beginning of a use's name. */
  name: string;
  /** Where the words stand: above the chart's edge, or beside the cell; on land they are light on dark. */
  words: "above" | "after" | "before" | "before land";
}

/** Ports that many know, far enough from each other for their words. Those of the first rows stand above the edge. */
export const landmarks: readonly Landmark[] = [
  { port: 22, name: "SSH", words: "above" },
  { port: 80, name: "HTTP", words: "above" },
  { port: 443, name: "HTTPS", words: "above" },
  { port: 3306, name: "MySQL", words: "before land" },
  { port: 5432, name: "PostgreSQL", words: "after" },
  { port: 8080, name: "HTTP", words: "after" },
  { port: 11434, name: "Ollama", words: "after" },
  { port: 25565, name: "Minecraft", words: "before" },
  { port: 32400, name: "Plex", words: "after" },
  { port: 47808, name: "BACnet", words: "before" },
  { port: 51820, name: "WireGuard", words: "after" },
];
