import { expect, test } from "vitest";
import { bucketAddress } from "../../src/reach/s3-address.js";

test.each([
  ["AWS", "", "eu-west-1", "https://pics.s3.eu-west-1.amazonaws.com", "eu-west-1"],
  ["AWS without a region", "", "", "https://pics.s3.us-east-1.amazonaws.com", "us-east-1"],
  ["AWS in China", "", "cn-north-1", "https://pics.s3.cn-north-1.amazonaws.com.cn", "cn-north-1"],
  ["OSS", "https://s3.oss-cn-hangzhou.aliyuncs.com", "", "https://pics.s3.oss-cn-hangzhou.aliyuncs.com", "cn-hangzhou"],
  [
    "OSS, inside",
    "https://oss-cn-beijing-internal.aliyuncs.com",
    "",
    "https://pics.oss-cn-beijing-internal.aliyuncs.com",
    "cn-beijing",
  ],
  ["COS", "https://cos.ap-guangzhou.myqcloud.com", "", "https://pics.cos.ap-guangzhou.myqcloud.com", "ap-guangzhou"],
  ["R2", "https://abc.r2.cloudflarestorage.com", "", "https://abc.r2.cloudflarestorage.com/pics", "auto"],
  ["MinIO", "http://minio.lan:9000/", "", "http://minio.lan:9000/pics", "us-east-1"],
  ["MinIO under a path", "https://lan.example/s3/", "home", "https://lan.example/s3/pics", "home"],
  [
    "a host that begins with the bucket",
    "https://pics.cdn.example",
    "cn-hangzhou",
    "https://pics.cdn.example",
    "cn-hangzhou",
  ],
])("%s is addressed as it wants to be", (_store, endpoint, region, base, signed) => {
  expect(bucketAddress({ name: "pics", endpoint, region })).toEqual({ base, region: signed });
});

test("a bucket with a dot stays in the path, where the certificate fits", () => {
  expect(bucketAddress({ name: "my.pics", endpoint: "", region: "eu-west-1" }).base).toBe(
    "https://s3.eu-west-1.amazonaws.com/my.pics",
  );
});
