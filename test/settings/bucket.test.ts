import { expect, it } from "vitest";
import { bucketAddress } from "../../src/reach/s3-address.js";
import { type Inputs, load } from "./reading.js";

const CREDENTIALS = { AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "key" };
const OSS = "https://oss-cn-hangzhou.aliyuncs.com";
const PAID = { service: "alibaba", "app-code": "code", bucket: "pics" };

it.each([
  ["AWS's usual one", {}, {}, "https://pics.s3.us-east-1.amazonaws.com", "us-east-1"],
  ["AWS_REGION", {}, { AWS_REGION: "eu-west-1" }, "https://pics.s3.eu-west-1.amazonaws.com", "eu-west-1"],
  [
    "AWS_DEFAULT_REGION",
    {},
    { AWS_DEFAULT_REGION: "eu-west-1" },
    "https://pics.s3.eu-west-1.amazonaws.com",
    "eu-west-1",
  ],
  ["the endpoint's", { "bucket-endpoint": OSS }, {}, "https://pics.oss-cn-hangzhou.aliyuncs.com", "cn-hangzhou"],
  [
    "the endpoint's, whatever AWS_REGION is",
    { "bucket-endpoint": OSS },
    { AWS_REGION: "eu-west-1" },
    "https://pics.oss-cn-hangzhou.aliyuncs.com",
    "cn-hangzhou",
  ],
  [
    "auto for R2",
    { "bucket-endpoint": "https://abc.r2.cloudflarestorage.com" },
    {},
    "https://abc.r2.cloudflarestorage.com/pics",
    "auto",
  ],
  [
    "what is given",
    { "bucket-region": "ap-east-1" },
    { AWS_REGION: "eu-west-1" },
    "https://pics.s3.ap-east-1.amazonaws.com",
    "ap-east-1",
  ],
] as const)("a bucket's region is %s", async (_which, inputs: Inputs, region: NodeJS.ProcessEnv, base, signed) => {
  const { bucket } = await load({ ...PAID, ...inputs }, { environment: { ...CREDENTIALS, ...region } });
  if (bucket === undefined) throw new Error("no bucket");
  expect(bucketAddress(bucket)).toEqual({ base, region: signed });
});
