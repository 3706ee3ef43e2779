export const id = 926;
export const ids = [926];
export const modules = {

/***/ 96832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ bucketAddress)
/* harmony export */ });
/** Stores that want the bucket in the host's name; the others (MinIO, R2, Ceph) all take it in the path. */
const VIRTUAL_HOSTS = /\.(amazonaws\.com(\.cn)?|aliyuncs\.com|myqcloud\.com|digitaloceanspaces\.com)$/;
/** Endpoints that tell their region. */
const REGION_IN_HOST = [
    /\boss-([a-z]+-[a-z0-9-]+?)(?:-internal)?\.aliyuncs\.com$/,
    /\bcos\.([a-z0-9-]+)\.myqcloud\.com$/,
    /\bs3[.-](?:dualstack\.)?([a-z0-9-]+)\.amazonaws\.com/,
    /\bs3\.([a-z0-9-]+)\.(?:backblazeb2|wasabisys)\.com$/,
    /^([a-z0-9]+)\.digitaloceanspaces\.com$/,
];
/**
 * Where a bucket is to be found: in the host's name where the store wants it there or where the endpoint already begins
 * with it (as a custom domain of the bucket may), else in the path.
 */
function bucketAddress({ name, endpoint, region }) {
    if (endpoint === "")
        return amazon(name, region === "" ? "us-east-1" : region);
    const url = new URL(endpoint);
    const path = url.pathname.replace(/\/+$/, "");
    const signed = region === "" ? (regionOf(url.hostname) ?? "us-east-1") : region;
    if (url.hostname.startsWith(`${name}.`))
        return { base: `${url.origin}${path}`, region: signed };
    return VIRTUAL_HOSTS.test(url.hostname) && fitsHost(name, url)
        ? { base: `${url.protocol}//${name}.${url.host}${path}`, region: signed }
        : { base: `${url.origin}${path}/${encodeURIComponent(name)}`, region: signed };
}
function amazon(name, region) {
    const host = `s3.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
    const url = new URL(`https://${host}`);
    return {
        base: fitsHost(name, url) ? `https://${name}.${host}` : `https://${host}/${encodeURIComponent(name)}`,
        region,
    };
}
/** A dot in the bucket's name would not match the store's certificate. */
function fitsHost(name, url) {
    return url.protocol === "http:" || !name.includes(".");
}
function regionOf(host) {
    if (host.endsWith(".r2.cloudflarestorage.com"))
        return "auto";
    return REGION_IN_HOST.map((pattern) => pattern.exec(host)?.[1]).find((region) => region !== undefined);
}


/***/ }),

/***/ 14926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ createObjectStore)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./node_modules/aws4fetch/dist/aws4fetch.esm.mjs
/**
 * @license MIT <https://opensource.org/licenses/MIT>
 * @copyright Michael Hart 2024
 */
const encoder = new TextEncoder();
const HOST_SERVICES = {
  appstream2: 'appstream',
  cloudhsmv2: 'cloudhsm',
  email: 'ses',
  marketplace: 'aws-marketplace',
  mobile: 'AWSMobileHubService',
  pinpoint: 'mobiletargeting',
  queue: 'sqs',
  'git-codecommit': 'codecommit',
  'mturk-requester-sandbox': 'mturk-requester',
  'personalize-runtime': 'personalize',
};
const UNSIGNABLE_HEADERS = new Set([
  'authorization',
  'content-type',
  'content-length',
  'user-agent',
  'presigned-expires',
  'expect',
  'x-amzn-trace-id',
  'range',
  'connection',
]);
class AwsClient {
  constructor({ accessKeyId, secretAccessKey, sessionToken, service, region, cache, retries, initRetryMs }) {
    if (accessKeyId == null) throw new TypeError('accessKeyId is a required option')
    if (secretAccessKey == null) throw new TypeError('secretAccessKey is a required option')
    this.accessKeyId = accessKeyId;
    this.secretAccessKey = secretAccessKey;
    this.sessionToken = sessionToken;
    this.service = service;
    this.region = region;
    this.cache = cache || new Map();
    this.retries = retries != null ? retries : 10;
    this.initRetryMs = initRetryMs || 50;
  }
  async sign(input, init) {
    if (input instanceof Request) {
      const { method, url, headers, body } = input;
      init = Object.assign({ method, url, headers }, init);
      if (init.body == null && headers.has('Content-Type')) {
        init.body = body != null && headers.has('X-Amz-Content-Sha256') ? body : await input.clone().arrayBuffer();
      }
      input = url;
    }
    const signer = new AwsV4Signer(Object.assign({ url: input.toString() }, init, this, init && init.aws));
    const signed = Object.assign({}, init, await signer.sign());
    delete signed.aws;
    try {
      return new Request(signed.url.toString(), signed)
    } catch (e) {
      if (e instanceof TypeError) {
        return new Request(signed.url.toString(), Object.assign({ duplex: 'half' }, signed))
      }
      throw e
    }
  }
  async fetch(input, init) {
    for (let i = 0; i <= this.retries; i++) {
      const fetched = fetch(await this.sign(input, init));
      if (i === this.retries) {
        return fetched
      }
      const res = await fetched;
      if (res.status < 500 && res.status !== 429) {
        return res
      }
      await new Promise(resolve => setTimeout(resolve, Math.random() * this.initRetryMs * Math.pow(2, i)));
    }
    throw new Error('An unknown error occurred, ensure retries is not negative')
  }
}
class AwsV4Signer {
  constructor({ method, url, headers, body, accessKeyId, secretAccessKey, sessionToken, service, region, cache, datetime, signQuery, appendSessionToken, allHeaders, singleEncode }) {
    if (url == null) throw new TypeError('url is a required option')
    if (accessKeyId == null) throw new TypeError('accessKeyId is a required option')
    if (secretAccessKey == null) throw new TypeError('secretAccessKey is a required option')
    this.method = method || (body ? 'POST' : 'GET');
    this.url = new URL(url);
    this.headers = new Headers(headers || {});
    this.body = body;
    this.accessKeyId = accessKeyId;
    this.secretAccessKey = secretAccessKey;
    this.sessionToken = sessionToken;
    let guessedService, guessedRegion;
    if (!service || !region) {
[guessedService, guessedRegion] = guessServiceRegion(this.url, this.headers);
    }
    this.service = service || guessedService || '';
    this.region = region || guessedRegion || 'us-east-1';
    this.cache = cache || new Map();
    this.datetime = datetime || new Date().toISOString().replace(/[:-]|\.\d{3}/g, '');
    this.signQuery = signQuery;
    this.appendSessionToken = appendSessionToken || this.service === 'iotdevicegateway';
    this.headers.delete('Host');
    if (this.service === 's3' && !this.signQuery && !this.headers.has('X-Amz-Content-Sha256')) {
      this.headers.set('X-Amz-Content-Sha256', 'UNSIGNED-PAYLOAD');
    }
    const params = this.signQuery ? this.url.searchParams : this.headers;
    params.set('X-Amz-Date', this.datetime);
    if (this.sessionToken && !this.appendSessionToken) {
      params.set('X-Amz-Security-Token', this.sessionToken);
    }
    this.signableHeaders = ['host', ...this.headers.keys()]
      .filter(header => allHeaders || !UNSIGNABLE_HEADERS.has(header))
      .sort();
    this.signedHeaders = this.signableHeaders.join(';');
    this.canonicalHeaders = this.signableHeaders
      .map(header => header + ':' + (header === 'host' ? this.url.host : (this.headers.get(header) || '').replace(/\s+/g, ' ')))
      .join('\n');
    this.credentialString = [this.datetime.slice(0, 8), this.region, this.service, 'aws4_request'].join('/');
    if (this.signQuery) {
      if (this.service === 's3' && !params.has('X-Amz-Expires')) {
        params.set('X-Amz-Expires', '86400');
      }
      params.set('X-Amz-Algorithm', 'AWS4-HMAC-SHA256');
      params.set('X-Amz-Credential', this.accessKeyId + '/' + this.credentialString);
      params.set('X-Amz-SignedHeaders', this.signedHeaders);
    }
    if (this.service === 's3') {
      try {
        this.encodedPath = decodeURIComponent(this.url.pathname.replace(/\+/g, ' '));
      } catch (e) {
        this.encodedPath = this.url.pathname;
      }
    } else {
      this.encodedPath = this.url.pathname.replace(/\/+/g, '/');
    }
    if (!singleEncode) {
      this.encodedPath = encodeURIComponent(this.encodedPath).replace(/%2F/g, '/');
    }
    this.encodedPath = encodeRfc3986(this.encodedPath);
    const seenKeys = new Set();
    this.encodedSearch = [...this.url.searchParams]
      .filter(([k]) => {
        if (!k) return false
        if (this.service === 's3') {
          if (seenKeys.has(k)) return false
          seenKeys.add(k);
        }
        return true
      })
      .map(pair => pair.map(p => encodeRfc3986(encodeURIComponent(p))))
      .sort(([k1, v1], [k2, v2]) => k1 < k2 ? -1 : k1 > k2 ? 1 : v1 < v2 ? -1 : v1 > v2 ? 1 : 0)
      .map(pair => pair.join('='))
      .join('&');
  }
  async sign() {
    if (this.signQuery) {
      this.url.searchParams.set('X-Amz-Signature', await this.signature());
      if (this.sessionToken && this.appendSessionToken) {
        this.url.searchParams.set('X-Amz-Security-Token', this.sessionToken);
      }
    } else {
      this.headers.set('Authorization', await this.authHeader());
    }
    return {
      method: this.method,
      url: this.url,
      headers: this.headers,
      body: this.body,
    }
  }
  async authHeader() {
    return [
      'AWS4-HMAC-SHA256 Credential=' + this.accessKeyId + '/' + this.credentialString,
      'SignedHeaders=' + this.signedHeaders,
      'Signature=' + (await this.signature()),
    ].join(', ')
  }
  async signature() {
    const date = this.datetime.slice(0, 8);
    const cacheKey = [this.secretAccessKey, date, this.region, this.service].join();
    let kCredentials = this.cache.get(cacheKey);
    if (!kCredentials) {
      const kDate = await hmac('AWS4' + this.secretAccessKey, date);
      const kRegion = await hmac(kDate, this.region);
      const kService = await hmac(kRegion, this.service);
      kCredentials = await hmac(kService, 'aws4_request');
      this.cache.set(cacheKey, kCredentials);
    }
    return buf2hex(await hmac(kCredentials, await this.stringToSign()))
  }
  async stringToSign() {
    return [
      'AWS4-HMAC-SHA256',
      this.datetime,
      this.credentialString,
      buf2hex(await hash(await this.canonicalString())),
    ].join('\n')
  }
  async canonicalString() {
    return [
      this.method.toUpperCase(),
      this.encodedPath,
      this.encodedSearch,
      this.canonicalHeaders + '\n',
      this.signedHeaders,
      await this.hexBodyHash(),
    ].join('\n')
  }
  async hexBodyHash() {
    let hashHeader = this.headers.get('X-Amz-Content-Sha256') || (this.service === 's3' && this.signQuery ? 'UNSIGNED-PAYLOAD' : null);
    if (hashHeader == null) {
      if (this.body && typeof this.body !== 'string' && !('byteLength' in this.body)) {
        throw new Error('body must be a string, ArrayBuffer or ArrayBufferView, unless you include the X-Amz-Content-Sha256 header')
      }
      hashHeader = buf2hex(await hash(this.body || ''));
    }
    return hashHeader
  }
}
async function hmac(key, string) {
  const cryptoKey = await crypto.subtle.importKey(
    'raw',
    typeof key === 'string' ? encoder.encode(key) : key,
    { name: 'HMAC', hash: { name: 'SHA-256' } },
    false,
    ['sign'],
  );
  return crypto.subtle.sign('HMAC', cryptoKey, encoder.encode(string))
}
async function hash(content) {
  return crypto.subtle.digest('SHA-256', typeof content === 'string' ? encoder.encode(content) : content)
}
const HEX_CHARS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
function buf2hex(arrayBuffer) {
  const buffer = new Uint8Array(arrayBuffer);
  let out = '';
  for (let idx = 0; idx < buffer.length; idx++) {
    const n = buffer[idx];
    out += HEX_CHARS[(n >>> 4) & 0xF];
    out += HEX_CHARS[n & 0xF];
  }
  return out
}
function encodeRfc3986(urlEncodedStr) {
  return urlEncodedStr.replace(/[!'()*]/g, c => '%' + c.charCodeAt(0).toString(16).toUpperCase())
}
function guessServiceRegion(url, headers) {
  const { hostname, pathname } = url;
  if (hostname.endsWith('.on.aws')) {
    const match = hostname.match(/^[^.]{1,63}\.lambda-url\.([^.]{1,63})\.on\.aws$/);
    return match != null ? ['lambda', match[1] || ''] : ['', '']
  }
  if (hostname.endsWith('.r2.cloudflarestorage.com')) {
    return ['s3', 'auto']
  }
  if (hostname.endsWith('.backblazeb2.com')) {
    const match = hostname.match(/^(?:[^.]{1,63}\.)?s3\.([^.]{1,63})\.backblazeb2\.com$/);
    return match != null ? ['s3', match[1] || ''] : ['', '']
  }
  const match = hostname.replace('dualstack.', '').match(/([^.]{1,63})\.(?:([^.]{0,63})\.)?amazonaws\.com(?:\.cn)?$/);
  let service = (match && match[1]) || '';
  let region = match && match[2];
  if (region === 'us-gov') {
    region = 'us-gov-west-1';
  } else if (region === 's3' || region === 's3-accelerate') {
    region = 'us-east-1';
    service = 's3';
  } else if (service === 'iot') {
    if (hostname.startsWith('iot.')) {
      service = 'execute-api';
    } else if (hostname.startsWith('data.jobs.iot.')) {
      service = 'iot-jobs-data';
    } else {
      service = pathname === '/mqtt' ? 'iotdevicegateway' : 'iotdata';
    }
  } else if (service === 'autoscaling') {
    const targetPrefix = (headers.get('X-Amz-Target') || '').split('.')[0];
    if (targetPrefix === 'AnyScaleFrontendService') {
      service = 'application-autoscaling';
    } else if (targetPrefix === 'AnyScaleScalingPlannerFrontendService') {
      service = 'autoscaling-plans';
    }
  } else if (region == null && service.startsWith('s3-')) {
    region = service.slice(3).replace(/^fips-|^external-1/, '');
    service = 's3';
  } else if (service.endsWith('-fips')) {
    service = service.slice(0, -5);
  } else if (region && /-\d$/.test(service) && !/-\d$/.test(region)) {
[service, region] = [region, service];
  }
  return [HOST_SERVICES[service] || service, region || '']
}



// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(46752);
// EXTERNAL MODULE: ./lib/user-error.js
var user_error = __webpack_require__(24435);
// EXTERNAL MODULE: ./lib/reach/s3-address.js
var s3_address = __webpack_require__(96832);
;// CONCATENATED MODULE: ./lib/reach/s3-refusal.js
/** The likely cause of a refusal and what to do, in our own words: a store's text may echo credentials. */
function refusal(answer, asked) {
    const known = KNOWN.get(answer.code)?.(answer, asked);
    if (known !== undefined)
        return { reason: known, general: true, retryable: false };
    const busy = answer.status >= 500 || answer.status === 429;
    const said = answer.code === "" ? "" : ` ${answer.code.slice(0, 60)}`;
    return {
        reason: `the store at ${asked.host} answers ${answer.status}${said} to a ${asked.action}${quoted(answer.message)}`,
        general: false,
        retryable: busy,
    };
}
/** A map, since the codes are what a stranger's server writes: `constructor` is none. */
const KNOWN = new Map(Object.entries({
    InvalidAccessKeyId: (_, { host }) => `the store at ${host} does not know AWS_ACCESS_KEY_ID: check it, and that it belongs to this store`,
    SignatureDoesNotMatch: () => "AWS_SECRET_ACCESS_KEY does not belong to AWS_ACCESS_KEY_ID (or `bucket-region` is wrong)",
    ExpiredToken: () => "AWS_SESSION_TOKEN has expired: get new credentials just before this step",
    InvalidToken: () => "AWS_SESSION_TOKEN is not valid for AWS_ACCESS_KEY_ID",
    AccessDenied: (_, { bucket, action }) => `the key may not ${action} in bucket "${bucket}": it needs s3:PutObject, s3:GetObject, s3:DeleteObject and s3:ListBucket`,
    NoSuchBucket: (_, { bucket, host }) => `there is no bucket "${bucket}" at ${host}: check \`bucket\`, \`bucket-endpoint\` and \`bucket-region\``,
    RequestTimeTooSkewed: ({ clock }) => `this machine's clock is ${skew(clock)} the store's, which refuses such requests: set the clock`,
    PermanentRedirect: elsewhere,
    AuthorizationHeaderMalformed: elsewhere,
    IllegalLocationConstraintException: elsewhere,
    SecondLevelDomainForbidden: (_, { bucket, host }) => `the store at ${host} wants the bucket in the host's name: set \`bucket-endpoint\` to https://${bucket}.${host}`,
}));
function elsewhere({ region }, { bucket }) {
    return region === ""
        ? `bucket "${bucket}" is in another region than \`bucket-region\` or \`bucket-endpoint\` says`
        : `bucket "${bucket}" is in region ${region}: set \`bucket-region\` (and \`bucket-endpoint\`, where given) to it`;
}
function skew(clock) {
    if (Number.isNaN(clock))
        return "too far from";
    const minutes = Math.round((Date.now() - clock) / 60_000);
    return `${Math.abs(minutes)} minutes ${minutes < 0 ? "behind" : "ahead of"}`;
}
function quoted(message) {
    const text = message.replace(/\s+/g, " ").trim().slice(0, 120);
    return text === "" ? "" : ` ("${text}")`;
}

;// CONCATENATED MODULE: ./lib/reach/s3-request.js







const TRIES = 3;
const TIMEOUT_MILLISECONDS = 60_000;
const EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const ACTIONS = { PUT: "write", GET: "list", HEAD: "look at an object", DELETE: "delete" };
function signedBucket(bucket) {
    const address = (0,s3_address/* bucketAddress */.L)(bucket);
    const { accessKeyId, secretAccessKey, sessionToken } = bucket;
    const credentials = { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
    const common = { ...credentials, service: "s3", region: address.region };
    return {
        ...address,
        signer: ({ path, ...request }) => new AwsV4Signer({ ...common, ...request, url: `${address.base}${path}` }),
    };
}
function createSend(name, { base, signer }, { dispatcher, pauseMilliseconds = 1_000, signal }) {
    const { host } = new URL(base);
    const once = async (method, path, upload) => {
        const payload = { "x-amz-content-sha256": upload?.sha256 ?? EMPTY_SHA256 };
        const headers = { ...payload, ...(upload && headersOf(upload)) };
        const signed = await signer({ method, path, headers }).sign();
        const response = await (0,undici.request)(signed.url, {
            method,
            headers: Object.fromEntries(signed.headers),
            ...(upload && { body: (0,external_node_fs_.createReadStream)(upload.file), ...(signal && { signal }) }),
            dispatcher,
            headersTimeout: TIMEOUT_MILLISECONDS,
            bodyTimeout: TIMEOUT_MILLISECONDS,
        });
        const text = await response.body.text();
        if (response.statusCode < 300)
            return { kind: "done", text, headers: plain(response.headers) };
        if (response.statusCode === 404 && method === "HEAD")
            return { kind: "absent" };
        return { kind: "refused", ...refusal(read(response, text), { bucket: name, host, action: ACTIONS[method] }) };
    };
    // Signed anew each time: a signature is good for a quarter of an hour.
    async function tries(left, ...asked) {
        const sent = await once(...asked).catch((error) => unreachable(host, error));
        const cancelled = asked[0] === "PUT" && signal?.aborted === true;
        if (sent.kind !== "refused" || !sent.retryable || left === 1 || cancelled)
            return sent;
        await (0,promises_.setTimeout)(pauseMilliseconds * 3 ** (TRIES - left));
        return tries(left - 1, ...asked);
    }
    return (...asked) => tries(TRIES, ...asked);
}
function headersOf({ contentType, bytes, headers }) {
    return { ...headers, "content-type": contentType, "content-length": String(bytes) };
}
function plain(headers) {
    return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
}
function unreachable(host, error) {
    const reason = `the store at ${host} could not be reached (${(0,user_error/* messageOf */.bD)(error)})`;
    return { kind: "refused", reason, general: false, retryable: true };
}
function read({ statusCode, headers }, text) {
    const { date, "x-amz-bucket-region": region } = headers;
    return {
        status: statusCode,
        code: s3_request_element(text, "Code"),
        message: s3_request_element(text, "Message"),
        region: typeof region === "string" ? region : s3_request_element(text, "Region"),
        clock: Date.parse(typeof date === "string" ? date : ""),
    };
}
/** The text of an XML element. */
function s3_request_element(xml, name) {
    return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? "";
}

;// CONCATENATED MODULE: ./lib/reach/s3.js

/** What every store allows at most. */
const LONGEST_LINK_SECONDS = 7 * 24 * 60 * 60;
function createObjectStore(bucket, { pageSize = 1_000, ...options }) {
    const signed = signedBucket(bucket);
    const send = createSend(bucket.name, signed, options);
    return {
        put: async (key, upload) => done(await send("PUT", `/${key}`, upload)),
        async head(path) {
            const sent = await send("HEAD", `/${path}`);
            return sent.kind === "done" ? { kind: "found", headers: sent.headers } : sent;
        },
        async link(key, seconds) {
            const path = `/${key}?X-Amz-Expires=${Math.min(Math.round(seconds), LONGEST_LINK_SECONDS)}`;
            return (await signed.signer({ method: "GET", path, signQuery: true }).sign()).url.href;
        },
        remove: async (key) => done(await send("DELETE", `/${key}`)),
        async list(prefix, after = "") {
            // Version 1 of the call: every store has it, OSS has it as its own.
            const query = new URLSearchParams({ prefix, marker: after, "max-keys": String(pageSize) });
            const sent = await send("GET", `/?${query}`);
            if (sent.kind === "refused")
                return sent;
            if (sent.kind === "absent")
                return { kind: "listed", keys: [] };
            // Our keys hold no character that XML would escape, so no parser is needed.
            const keys = [...sent.text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = ""]) => key);
            const next = s3_request_element(sent.text, "IsTruncated") === "true" ? keys.at(-1) : undefined;
            return { kind: "listed", keys, ...(next === undefined ? {} : { next }) };
        },
    };
}
function done(sent) {
    return sent.kind === "refused" ? sent : { kind: "done" };
}


/***/ })

};
