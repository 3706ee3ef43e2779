/** What a store's refusal says about itself, by its XML and headers. */
export interface StoreAnswer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Where the store says that the bucket is. */
  readonly region: string;
  /** The store's clock, in milliseconds since 1970; NaN where it does not say. */
  readonly clock: number;
}

export interface Asked {
  readonly bucket: string;
  readonly host: string;
  /** What was to be done: `write`, `list`, `delete`. */
  readonly action: string;
}

export interface Refusal {
  readonly reason: string;
  /** True where every other request would meet the same: a wrong key, no such bucket. */
  readonly general: boolean;
  readonly retryable: boolean;
}

/** The likely cause of a refusal and what to do, in our own words: a store's text may echo credentials. */
export function refusal(answer: StoreAnswer, asked: Asked): Refusal {
  const known = KNOWN.get(answer.code)?.(answer, asked);
  if (known !== undefined) return { reason: known, general: true, retryable: false };
  const busy = answer.status >= 500 || answer.status === 429;
  const said = answer.code === "" ? "" : ` ${answer.code.slice(0, 60)}`;
  return {
    reason: `the store at ${asked.host} answers ${answer.status}${said} to a ${asked.action}${quoted(answer.message)}`,
    general: false,
    retryable: busy,
  };
}

/** A map, since the codes are what a stranger's server writes: `constructor` is none. */
const KNOWN = new Map<string, (answer: StoreAnswer, asked: Asked) => string>(
  Object.entries({
    InvalidAccessKeyId: (_, { host }) =>
      `the store at ${host} does not know AWS_ACCESS_KEY_ID: check it, and that it belongs to this store`,
    SignatureDoesNotMatch: () =>
      "AWS_SECRET_ACCESS_KEY does not belong to AWS_ACCESS_KEY_ID (or `bucket-region` is wrong)",
    ExpiredToken: () => "AWS_SESSION_TOKEN has expired: get new credentials just before this step",
    InvalidToken: () => "AWS_SESSION_TOKEN is not valid for AWS_ACCESS_KEY_ID",
    AccessDenied: (_, { bucket, action }) =>
      `the key may not ${action} in bucket "${bucket}": it needs s3:PutObject, s3:GetObject, s3:DeleteObject and s3:ListBucket`,
    NoSuchBucket: (_, { bucket, host }) =>
      `there is no bucket "${bucket}" at ${host}: check \`bucket\`, \`bucket-endpoint\` and \`bucket-region\``,
    RequestTimeTooSkewed: ({ clock }) =>
      `this machine's clock is ${skew(clock)} the store's, which refuses such requests: set the clock`,
    PermanentRedirect: elsewhere,
    AuthorizationHeaderMalformed: elsewhere,
    IllegalLocationConstraintException: elsewhere,
    SecondLevelDomainForbidden: (_, { bucket, host }) =>
      `the store at ${host} wants the bucket in the host's name: set \`bucket-endpoint\` to https://${bucket}.${host}`,
  }),
);

function elsewhere({ region }: StoreAnswer, { bucket }: Asked): string {
  return region === ""
    ? `bucket "${bucket}" is in another region than \`bucket-region\` or \`bucket-endpoint\` says`
    : `bucket "${bucket}" is in region ${region}: set \`bucket-region\` (and \`bucket-endpoint\`, where given) to it`;
}

function skew(clock: number): string {
  if (Number.isNaN(clock)) return "too far from";
  const minutes = Math.round((Date.now() - clock) / 60_000);
  return `${Math.abs(minutes)} minutes ${minutes < 0 ? "behind" : "ahead of"}`;
}

function quoted(message: string): string {
  const text = message.replace(/\s+/g, " ").trim().slice(0, 120);
  return text === "" ? "" : ` ("${text}")`;
}
