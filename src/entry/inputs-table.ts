// Written by scripts/inputs-table.mjs from action.yml.

/** The inputs with their descriptions, in the groups and the order that `--help` shows. */
export const INPUT_GROUPS: readonly {
  readonly title: string;
  readonly inputs: Readonly<Record<string, string>>;
}[] = [
  {
    title: "Pictures",
    inputs: {
      paths:
        "Globs, folders or files, one a line. `!` leaves out, braces work, a folder means every picture below it. Required, here or in the `config` file.",
      "working-directory": "Where `paths`, `output` and `manifest` start, for a checkout with `path:`.",
      config:
        "YAML file with inputs by their names, and `rules` by path; what is given here wins over it. Empty: `.github/cutouts.yml` where it is there. `none`: no file.",
      "human-paths": "Those of the pictures that take the `human` model, as in `paths`.",
      "if-no-files-found":
        "What a line of `paths` that matches nothing does: `warn`, `error` or `ignore`. Empty: `error` for a plain path that is not there, and for every line on a command line; else `warn`.",
      model: "The model for the rest, `general` or `human`.",
    },
  },
  {
    title: "Service",
    inputs: {
      service:
        "`embedded` (on this runner, free, no account), `alibaba` (paid), or the base URL of a service with the same contract.",
      "app-code": "AppCode of the paid service, from a secret.",
      billed:
        "Whether the service elsewhere bills for pictures. `false` for one of your own, such as this action's `--listen`: then nothing counts as paid, and `max-paid` does not limit it.",
      "image-urls":
        "How a service elsewhere reaches the pictures: `auto`, `raw`, `bucket`, `serve`, or a URL template with `{owner} {repo} {sha} {path}`. The embedded one reads them on the runner.",
      "share-private":
        "With `image-urls: raw`, allows one-time links to a private repository's files to be handed to the service.",
      bucket:
        "S3-compatible bucket (OSS, S3, R2, COS, MinIO) that pictures are staged in for a service elsewhere, and that `deliver` with `bucket` puts products in. Its credentials come from `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN` in the step's `env`.",
      "bucket-endpoint": "The bucket's endpoint; empty for AWS.",
      "bucket-region":
        "The bucket's region; empty for the one in the name of the endpoint, for `AWS_REGION` with AWS, else `us-east-1`.",
      "bucket-key":
        "With `deliver: bucket`, the template of a product's key: `{path}`, or `{dir} {name} {format}` of its path, and `{hash}` (8 digits of its own).",
      "bucket-cache-control":
        "With `deliver` having `bucket`, the objects' Cache-Control, such as `public, max-age=3600`.",
      "bucket-url":
        "The URL at which readers find the bucket's objects, for links; empty for the store's own address, which is private unless the bucket is public.",
      "serve-url": "The URL by which a remote service reaches this runner, for `serve`.",
      "serve-port": "The port that `serve-url` leads to; 0 takes any.",
    },
  },
  {
    title: "Products",
    inputs: {
      output:
        "Folder of the products, or a template of their paths with `{dir} {name} {format}`, and `{ext}` (the source's suffix), `{model}`, `{hash}` (8 digits of the content). For one picture also one file.",
      manifest: "Path of the manifest, the committed record of what was made from what.",
      content:
        "What the product shows: the `cutout`, its alpha as a grey `mask` (white is the subject), or the `picture` with its own backdrop, brought to canvas, format and bytes like the others.",
      format: "Format of the product, `png`, `webp`, `avif` or `jpg` (which needs a `background` for a cutout).",
      quality: "Quality of WebP, AVIF and JPG, 1 to 100; of WebP and AVIF 100 is lossless.",
      "max-bytes":
        "The most that a WebP, AVIF or JPG may weigh, such as `500KB`; the quality is lowered until it fits.",
      background:
        '`transparent`, a CSS hex colour such as `"#ffffff"`, a gradient from top to bottom as `"#ffffff..#dddddd"`, or a picture of the repository that covers the canvas, as `file:backdrops/oak.jpg`. Such a picture is never cut out itself.',
      shadow:
        "`none`, `contact` (soft and flat under the subject's lowest part; also `contact 60% #222`), or `drop` with offsets to the right and down, blur, opacity and colour, such as `drop 0 8px 24px 40% #000`; lengths in pixels, or in % of the subject's longer side. Drawn from the mask, inside of the canvas; the margin is reckoned without it.",
      trim: "Crops to the subject by its mask; a `canvas` does so by itself.",
      margin:
        "Air around the product, in pixels (`40`) or as a share (`5%`) of the canvas' shorter side; without a `canvas` of the longer side of what it surrounds.",
      canvas:
        "`WIDTHxHEIGHT` in pixels, up to 16384 a side and 64 megapixels: the subject, found by its mask, is fitted into it inside of the `margin`. Or a ratio such as `1:1` or `4:5`: the smallest canvas of that shape around the subject and its margin, which is never enlarged.",
      align: "Where the subject stands on the `canvas`: `center`, or `bottom`, where all stand on one line.",
      require:
        "Checks on each product, one a line, that fail the picture (`stage: check`) and keep what was paid for: `confidence >= 0.8`, `fill: 60%..95%` (of the canvas' side), `min-size: 1000x1000`, `min-subject: 400` (pixels on the picture), `sharp`, `whole` (not cut by the frame), `alpha`. With `dry-run` and the embedded service they judge, and nothing is written. See docs/checks.md.",
      variants:
        "Several products of one cutout, as a YAML list (or the path of a file with one) of `name`, `output` and recipe inputs.",
    },
  },
  {
    title: "Run",
    inputs: {
      transparent:
        "A PNG, WebP or AVIF that is cut out already, a solid subject on clear ground: `keep` takes its own transparency for its cutout, and neither sends it nor pays for it; `send` treats it like any other picture.",
      "out-of-limits":
        "What happens to pictures that are beyond the service's limits (400 to 4096 px a side, JPEG or PNG): `fit` sends a fitted copy and brings the cutout back to full size, `skip`, or `fail`. A CMYK or 16-bit picture is within them, and is sent as an 8-bit copy in any case.",
      "on-refusal":
        "Pictures that the embedded engine refuses to cut: `fail`, `skip`, or `keep-original`, which puts the picture as it is in its product's place, in the recipe's format and size. Empty: `fail` the first time, then `skip` with a note until the picture or the engine changes.",
      "max-paid":
        "The most pictures that one run may pay for, or `unlimited`. The embedded service is free and is not counted.",
      "over-budget":
        "What happens beyond `max-paid`, `refuse` (nothing is paid) or `defer` (the first ones now, the rest next time).",
      "max-pictures":
        "The most pictures that one run works on, also with the free engine, or `unlimited`. The others are left to the next run; what was never made comes before what is to be redone.",
      "dry-run": "Shows the plan, and does nothing else.",
      "changed-only":
        "Takes only pictures that the pull request or push touches. Where it touches the configuration file or a backdrop, also those that have products.",
      force:
        "Redoes what is up to date, and what was edited by hand. A paid service is paid again, so it excludes `defer` as `over-budget`, which would redo the same first pictures each time.",
      results:
        "Which results become products where the service answers with several cutouts of one picture: `first`, or `all` as `name`, `name-2`, …",
      "pay-again":
        "Submit again what an earlier run paid for, or may have paid for, without getting a cutout, and what the service refused. Without it such a picture fails, unpaid, until it changes. `force` implies it.",
      prune: "Removes products whose picture is gone.",
    },
  },
  {
    title: "Shards of a large catalog",
    inputs: {
      shard:
        "Which of how many equal shares of the work this run carries out, such as `2/4`: one leg of a matrix. It leaves its share as an artifact named `…-shard-2-of-4`, and delivers nothing else. See docs/large-catalogs.md.",
      "shard-size":
        "With `dry-run`, how many pictures a leg is meant for; sets the outputs `shards` and `shard-count`.",
      collect:
        "The folder into which the shards' artifacts were downloaded. This run checks them and delivers for all shards at once. With `shard`, the folder that the share is left in, for machines that have a folder in common.",
    },
  },
  {
    title: "Pace and places",
    inputs: {
      concurrency: "The most jobs (of up to 10 pictures) in flight; the pace adapts below it.",
      "job-timeout":
        "Minutes before a job is left for the next run to collect; with `model-file`, whose jobs no later run could collect, always 360.",
      "time-limit":
        "Minutes (such as 330 or 1.5) after which nothing more is begun: what is under way is collected and delivered, and the rest is left to the next run. 0 for no limit. Empty means 330 in GitHub Actions, whose jobs end after 360, and no limit on a command line.",
      report:
        "Path of the HTML report. Empty, it lies in the runner's temporary folder, and on a command line beside the products. What is new comes first, then up to 100 pictures that are up to date. A run with nothing new leaves an earlier report as it is.",
      "state-directory": "Folder of the store and the ledger; empty for one in the user's cache folder.",
      "state-limit": "The most that the store may take on disk, but for what the run has just paid for.",
    },
  },
  {
    title: "Delivery",
    inputs: {
      deliver: "Any of `artifact`, `commit`, `pull-request` and `bucket`, or `none`.",
      "artifact-name": "Name of the artifact with the products.",
      "retention-days": "Days that artifacts are kept; 0 for the repository's setting.",
      "commit-message": "First line of the commit's message; its body says what was added, replaced and removed.",
      "commit-author": "Author of the commit, as `Name <mail@example.com>`; empty for github-actions[bot].",
      "sign-off": "Adds a Signed-off-by line to the commit.",
      branch:
        "Branch that is written to; empty for `cutouts/<base>` with a pull request, and for the event's branch with a commit.",
      base: "Branch that the pull request is for; empty for the event's.",
      "verified-commits":
        "Makes GitHub sign the commit (excludes `commit-author`): `true` takes no other, and with `preferred` an unsigned one is pushed where GitHub signs none.",
      "pull-request-title":
        "Title of the pull request when it is opened; one that is open keeps the title that it has.",
      "pull-request-labels": "Labels of the pull request, separated by commas.",
      comment: "Keeps one comment with before and after up to date on the pull request that started the run.",
      "fail-on": "Which failed pictures fail the step: `any`, `all` or `never`.",
    },
  },
  {
    title: "Networks beside the engine",
    inputs: {
      "model-file":
        "An ONNX matting model for the embedded service: the name of published weights, such as `isnet-general-use`, a path, or an https URL.",
      "model-sha256": "SHA-256 of the model file; required for a URL.",
      "model-preset":
        "How the model wants its input, by the name of its family; see the documentation. A known name has its own.",
      "human-model-file":
        "The same as `model-file`, for the pictures that take `human`, such as `u2net-human-seg`; without it they take `model-file`.",
      "human-model-sha256": "SHA-256 of the human model file; required for a URL.",
      "human-model-preset": "How the human model wants its input, by the name of its family.",
      "model-use":
        "When a model is asked: `doubtful`, where the engine refuses a picture or is not sure of it, or `all`.",
      "model-mirrors": "Base URLs, one a line, where weights by name are looked for before their published address.",
    },
  },
  {
    title: "GitHub",
    inputs: {
      token: "Token for the GitHub API and git.",
    },
  },
];
