import { schema as description } from "@octokit/graphql-schema";
import { buildSchema, type GraphQLSchema, graphql } from "graphql";
import { isRecord, parseJson } from "../../../src/json.js";
import type { Reply, Request } from "./server.js";

let schema: GraphQLSchema | undefined;

/** What answers GitHub's GraphQL, field by field: values, or functions of a field's arguments. */
export type Root = Readonly<Record<string, unknown>>;

/** What the token may not. */
export class Forbidden extends Error {
  override readonly message = "Resource not accessible by integration";
}

/**
 * Carries the document out over GitHub's own schema, so that neither it nor the answer can be other than GitHub's. It
 * answers 200 whatever became of it, as GitHub does; a document that is none of GitHub's is an error of the test's.
 */
export async function answerGraphql({ body }: Request, root: Root): Promise<Reply> {
  schema ??= buildSchema(description.idl, { assumeValid: true });
  const asked = parseJson(body.toString("utf8"));
  if (!isRecord(asked) || typeof asked["query"] !== "string") return { status: 400, body: { message: "No query" } };
  const { variables } = asked;
  const { data, errors = [] } = await graphql({
    schema,
    source: asked["query"],
    rootValue: root,
    variableValues: isRecord(variables) ? variables : {},
  });
  const wrong = errors.filter(({ originalError }) => !(originalError instanceof Forbidden));
  if (wrong.length > 0) throw new Error(`GitHub's schema does not have it: ${wrong.join("; ")}`);
  const told = errors.map(({ message, path }) => ({ type: "FORBIDDEN", path, message }));
  return { status: 200, body: { data, ...(told.length > 0 && { errors: told }) } };
}
