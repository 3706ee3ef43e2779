import type { Request } from "./server.js";

type Fields = Readonly<Record<string, unknown>>;

/** A request's JSON, looked at field by field. */
export interface Body {
  readonly text: (name: string) => string;
  readonly flag: (name: string) => boolean;
  readonly texts: (name: string) => readonly string[];
  readonly objects: (name: string) => readonly Body[];
  readonly has: (name: string) => boolean;
}

export function bodyOf(request: Request): Body {
  return reader(JSON.parse(request.body.toString() || "{}"));
}

function reader(value: unknown): Body {
  const fields: Fields = isFields(value) ? value : {};
  const list = (name: string): readonly unknown[] => {
    const found = fields[name];
    return Array.isArray(found) ? found : [];
  };
  return {
    text: (name) => (typeof fields[name] === "string" ? fields[name] : ""),
    flag: (name) => fields[name] === true,
    texts: (name) => list(name).filter((each) => typeof each === "string"),
    objects: (name) => list(name).map(reader),
    has: (name) => fields[name] !== undefined,
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}
