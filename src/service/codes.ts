import { SIDES } from "../limits.js";

/** What went wrong, as what has to happen next. */
export type FaultClass =
  /** The AppCode is wrong, expired or not allowed here: stop the run, name the input. */
  | "credentials"
  /** The address of the service is wrong: stop the run. */
  | "configuration"
  /** No credit: stop submitting, finish what is paid for. */
  | "quota"
  /** Too fast: back off. Nothing was executed. */
  | "throttle"
  /** One of the batch's pictures is refused: find it. */
  | "image"
  /** The job was executed and failed. */
  | "job"
  /** The service does not know the key. */
  | "lost"
  /** Passes by itself; nothing was executed, or it was only a query. */
  | "transient"
  /** A submit that may have been executed and charged. */
  | "ambiguous"
  /** The request is malformed: our mistake. Stop. */
  | "defect"
  /** The gateway has seen this nonce before. */
  | "nonce-used";

/** One row of a table. */
export interface Row {
  readonly class: FaultClass;
  readonly words: string;
  /** Where a customer of the Market looks, where that helps: nothing to whoever asks a service of their own. */
  readonly market?: string;
  /** Whether a submit that got this answer may have been executed all the same. */
  readonly maybeExecuted?: boolean;
  readonly daily?: boolean;
  readonly retryAfterMilliseconds?: number;
  /** What it means as an answer to a submit, where that is something else. */
  readonly atSubmit?: Row;
}

const purchased = "See the Market console under “已购买的服务” (purchased services).";
const bills = "See “账单明细” (bill details) in the Market console.";

const wrongAppCode = {
  words: "The service does not accept the AppCode. Check the input app-code.",
  market: purchased,
};
const notBought = {
  words:
    "This AppCode is not allowed to call this service: the product may not be activated, or the input service names another one.",
  market: purchased,
};
const noCredit = {
  words: "The account's credit for the service is used up. Top it up, and run again: what is paid for is kept.",
  market: bills,
};
const expired = {
  words: "The subscription has expired or is no longer valid. Renew it, and run again.",
  market: purchased,
};
const overdue = {
  words: "The account or the product's provider is in arrears. Settle it, and run again.",
  market: bills,
};
const tooFast = "The service asks to be called more slowly.";
const daily =
  "The limit of calls per day is reached. Run again tomorrow, or raise the limit with the service's provider.";
const malformed =
  "The gateway calls the request malformed. This is a defect of this action: please report it with the request id.";
const malformedTask =
  "The service calls the request malformed. This is a defect of this action: please report it with the request id.";
const wrongPlace =
  "There is no such service at this address. Check the input service: it is the base URL, without the calls' paths.";
/** A submit that ends so may have been executed: whether to run again is not theirs to say. */
const outage = "The service failed.";
const timeout = "The service did not answer the gateway in time.";
const refusedHere = "The gateway does not take this kind of request at this address. Check the input service.";

/** A table of the contract. The keys looked up in it come from the other side: `constructor` must find nothing. */
function table<T extends Row>(rows: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(rows));
}

/** The service's own codes: the manual's table. */
export const serviceCodes = table<Row & { readonly status: number; readonly text: string }>({
  "23500000": { status: 500, text: "Internal server error", class: "transient", words: outage, maybeExecuted: true },
  "23500001": {
    status: 401,
    text: "Authorization required to perform current operation",
    class: "credentials",
    ...wrongAppCode,
  },
  "23500002": { status: 404, text: "Specified service does not exist", class: "configuration", words: wrongPlace },
  "23500003": { status: 403, text: "User credit points are exhausted", class: "quota", ...noCredit },
  "23500004": {
    status: 403,
    text: "Request was denied due to request throttling",
    class: "throttle",
    words: `The service is busy. ${tooFast}`,
  },
  "23500005": {
    status: 403,
    text: "The image did not pass the content compliance check",
    class: "image",
    words:
      "The service's compliance check refuses the picture as unlawful content. Leave it out, or use the embedded service.",
  },
  "23500006": {
    status: 400,
    text: "The image url provided is invalid or non-accessible",
    class: "image",
    words:
      "The service could not fetch the picture from its URL. Try another way with the input image-urls: a bucket is the dependable one.",
  },
  "23500007": {
    status: 400,
    text: "The uploaded image does not meet the requirements",
    class: "image",
    words: `The service refuses the picture: outside its limits (${SIDES}), or of a kind that it does not read. Save it anew as a plain RGB JPEG or PNG.`,
  },
  "23500008": {
    status: 400,
    text: "No records found related to the specified resultKey parameter",
    class: "lost",
    words: "The service does not know this job (any more): its results are lost, though it was accepted.",
    market: bills,
    atSubmit: {
      class: "defect",
      words:
        "The service answered a submit as if it were a question about an old job; it accepted nothing. Check the input service: its address may lead to something else.",
    },
  },
  "23500009": { status: 400, text: "Required parameters cannot be empty", class: "defect", words: malformedTask },
  "23500011": {
    status: 500,
    text: "Job execution failed",
    class: "job",
    words: "The service accepted the job and failed to execute it.",
  },
  "23500012": { status: 400, text: "Required request body is missing", class: "defect", words: malformedTask },
  "23500013": { status: 400, text: "Illegal input parameter found", class: "defect", words: malformedTask },
  "23500014": { status: 400, text: "Illegal service name", class: "defect", words: malformedTask },
});

const credentials: Row = { class: "credentials", ...wrongAppCode };
const quota: Row = { class: "quota", ...noCredit };
const throttle: Row = { class: "throttle", words: tooFast };
const throttleDaily: Row = { class: "throttle", words: daily, daily: true };
const defect: Row = { class: "defect", words: malformed };
const configuration: Row = { class: "configuration", words: wrongPlace };
const unsupported: Row = { class: "configuration", words: refusedHere };
const failed: Row = { class: "transient", words: outage, maybeExecuted: true };
const timedOut: Row = { class: "transient", words: timeout, maybeExecuted: true };
const unreached: Row = {
  class: "transient",
  words: "The gateway could not reach the service. This usually passes: run again later.",
};
const nonceUsed: Row = {
  class: "nonce-used",
  words: "The gateway has seen this very request before: an earlier copy of it arrived.",
};

/** The gateway's codes, as `x-ca-error-code` has them. */
export const gatewayCodes = table<Row>({
  A400AC: credentials,
  A401AC: credentials,
  A400MA: {
    class: "credentials",
    words: `The request reached the gateway without an AppCode: a proxy may strip it. ${wrongAppCode.words}`,
    market: purchased,
  },
  I403AA: { class: "credentials", ...notBought },
  A403EP: { class: "credentials", words: "The AppCode's authorization has expired. Renew it.", market: purchased },
  B403MQ: quota,
  B403ME: { class: "quota", ...expired },
  B403MI: { class: "quota", ...expired },
  B403OD: { class: "quota", ...overdue },
  B403MO: { class: "quota", ...overdue },
  S403NU: nonceUsed,
  I400NC: defect,
  T429ID: throttleDaily,
  T429IN: throttle,
  T429GR: throttle,
  T429PA: throttle,
  T429PR: throttle,
  T429SR: throttle,
  T429MR: throttle,
  I400HD: defect,
  I400MH: defect,
  I400BD: defect,
  I400PA: defect,
  I400RU: defect,
  I400CT: defect,
  I400SG: defect,
  I400MP: defect,
  I400IP: defect,
  I404NF: configuration,
  I404DO: configuration,
  I405UM: unsupported,
  I403PT: unsupported,
  I410GG: unsupported,
  I413RL: defect,
  I413UL: defect,
  X500ER: failed,
  D502FC: failed,
  N502RE: failed,
  X503BZ: { class: "transient", words: `The gateway is busy. ${tooFast}` },
  D503BB: { class: "transient", words: `The service is busy. ${tooFast}` },
  D503CB: {
    class: "transient",
    words: "The gateway has shut the service off for a while because it kept failing. Run again later.",
    retryAfterMilliseconds: 90_000,
  },
  D504CO: unreached,
  D504CS: unreached,
  D504RE: unreached,
  D504IL: unreached,
  X504VE: unreached,
  D504TO: timedOut,
  X504TO: timedOut,
});

/** What older gateways say without a code. The first that fits counts. */
export const gatewayMessages: readonly { readonly pattern: RegExp; readonly row: Row }[] = [
  { pattern: /nonce used/i, row: nonceUsed },
  { pattern: /quota exhausted/i, row: quota },
  { pattern: /quota expired/i, row: { class: "quota", ...expired } },
  { pattern: /subscription .*(expired|invalid)/i, row: { class: "quota", ...expired } },
  { pattern: /arrears|overdue/i, row: { class: "quota", ...overdue } },
  { pattern: /throttled by .*domain.* flow control/i, row: throttleDaily },
  { pattern: /throttled by .* flow control/i, row: throttle },
  { pattern: /invalid appcode|need authorization/i, row: credentials },
  { pattern: /app authorization expired/i, row: credentials },
  { pattern: /^unauthorized/i, row: { class: "credentials", ...notBought } },
  { pattern: /invalid domain|api not found/i, row: configuration },
  { pattern: /nonce is required/i, row: defect },
  { pattern: /failed to invoke backend service/i, row: failed },
];

/** A code that nobody documented is classed by what its status usually means. */
export const statusCodes: Readonly<Record<number, Row>> = {
  400: defect,
  401: credentials,
  402: quota,
  403: { class: "credentials", ...notBought },
  404: configuration,
  405: unsupported,
  410: unsupported,
  413: defect,
  414: defect,
  429: throttle,
  431: defect,
  451: { class: "configuration", words: "The gateway refuses the call for legal reasons. Ask the service's provider." },
  503: unreached,
};

/** For what no table has: something is broken over there, and a submit may have got through. */
export const otherFault: Row = failed;
/** For a redirect, which is an answer instead of the work: it is never followed, the AppCode stays with the service. */
export const redirected: Row = configuration;
export const otherDefect: Row = defect;
