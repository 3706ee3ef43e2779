export const id=9647;export const ids=[9647];export const modules={49647:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{helpText:()=>helpText,
usageText:()=>usageText});var visible=__webpack_require__(35944);var flags=__webpack_require__(37962);;const INPUT_GROUPS=[{title:"Pictures",inputs:{paths:"Globs, folders or files, one a line. `!` lea\
ves out, braces work, a folder means every picture below it. Required, here or in the `config` file.","working-directory":"Where `paths`, `output` and `manifest` start, for a checkout with `path:`.",config:"\
YAML file with inputs by their names, and `rules` by path; what is given here wins over it. Empty: `.github/cutouts.yml` where it is there. `none`: no file.","human-paths":"Those of the pictures that \
take the `human` model, as in `paths`.","if-no-files-found":"What a line of `paths` that matches nothing does: `warn`, `error` or `ignore`. Empty: `error` for a plain path that is not there, and for e\
very line on a command line; else `warn`.",model:"The model for the rest, `general` or `human`."}},{title:"Service",inputs:{service:"`embedded` (on this runner, free, no account), `alibaba` (paid), or\
 the base URL of a service with the same contract.","app-code":"AppCode of the paid service, from a secret.",billed:"Whether the service elsewhere bills for pictures. `false` for one of your own, such\
 as this action's `--listen`: then nothing counts as paid, and `max-paid` does not limit it.","image-urls":"How a service elsewhere reaches the pictures: `auto`, `raw`, `bucket`, `serve`, or a URL tem\
plate with `{owner} {repo} {sha} {path}`. The embedded one reads them on the runner.","share-private":"With `image-urls: raw`, allows one-time links to a private repository's files to be handed to the\
 service.",bucket:"S3-compatible bucket (OSS, S3, R2, COS, MinIO) that pictures are staged in for a service elsewhere, and that `deliver` with `bucket` puts products in. Its credentials come from `AWS\
_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN` in the step's `env`.","bucket-endpoint":"The bucket's endpoint; empty for AWS.","bucket-region":"The bucket's region; empty for the one\
 in the name of the endpoint, for `AWS_REGION` with AWS, else `us-east-1`.","bucket-key":"With `deliver: bucket`, the template of a product's key: `{path}`, or `{dir} {name} {format}` of its path, and\
 `{hash}` (8 digits of its own).","bucket-cache-control":"With `deliver` having `bucket`, the objects' Cache-Control, such as `public, max-age=3600`.","bucket-url":"The URL at which readers find the b\
ucket's objects, for links; empty for the store's own address, which is private unless the bucket is public.","serve-url":"The URL by which a remote service reaches this runner, for `serve`.","serve-p\
ort":"The port that `serve-url` leads to; 0 takes any."}},{title:"Products",inputs:{output:"Folder of the products, or a template of their paths with `{dir} {name} {format}`, and `{ext}` (the source's\
 suffix), `{model}`, `{hash}` (8 digits of the content). For one picture also one file.",manifest:"Path of the manifest, the committed record of what was made from what.",content:"What the product sho\
ws: the `cutout`, its alpha as a grey `mask` (white is the subject), or the `picture` with its own backdrop, brought to canvas, format and bytes like the others.",format:"Format of the product, `png`,\
 `webp`, `avif` or `jpg` (which needs a `background` for a cutout).",quality:"Quality of WebP, AVIF and JPG, 1 to 100; of WebP and AVIF 100 is lossless.","max-bytes":"The most that a WebP, AVIF or JPG\
 may weigh, such as `500KB`; the quality is lowered until it fits.",background:'`transparent`, a CSS hex colour such as `"#ffffff"`, a gradient from top to bottom as `"#ffffff..#dddddd"`, or a picture\
 of the repository that covers the canvas, as `file:backdrops/oak.jpg`. Such a picture is never cut out itself.',shadow:"`none`, `contact` (soft and flat under the subject's lowest part; also `contact\
 60% #222`), or `drop` with offsets to the right and down, blur, opacity and colour, such as `drop 0 8px 24px 40% #000`; lengths in pixels, or in % of the subject's longer side. Drawn from the mask, i\
nside of the canvas; the margin is reckoned without it.",trim:"Crops to the subject by its mask; a `canvas` does so by itself.",margin:"Air around the product, in pixels (`40`) or as a share (`5%`) of\
 the canvas' shorter side; without a `canvas` of the longer side of what it surrounds.",canvas:"`WIDTHxHEIGHT` in pixels, up to 16384 a side and 64 megapixels: the subject, found by its mask, is fitte\
d into it inside of the `margin`. Or a ratio such as `1:1` or `4:5`: the smallest canvas of that shape around the subject and its margin, which is never enlarged.",align:"Where the subject stands on t\
he `canvas`: `center`, or `bottom`, where all stand on one line.",require:"Checks on each product, one a line, that fail the picture (`stage: check`) and keep what was paid for: `confidence >= 0.8`, `\
fill: 60%..95%` (of the canvas' side), `min-size: 1000x1000`, `min-subject: 400` (pixels on the picture), `sharp`, `whole` (not cut by the frame), `alpha`. With `dry-run` and the embedded service they\
 judge, and nothing is written. See docs/checks.md.",variants:"Several products of one cutout, as a YAML list (or the path of a file with one) of `name`, `output` and recipe inputs."}},{title:"Run",inputs:{
transparent:"A PNG, WebP or AVIF that is cut out already, a solid subject on clear ground: `keep` takes its own transparency for its cutout, and neither sends it nor pays for it; `send` treats it like\
 any other picture.","out-of-limits":"What happens to pictures that are beyond the service's limits (400 to 4096 px a side, JPEG or PNG): `fit` sends a fitted copy and brings the cutout back to full s\
ize, `skip`, or `fail`. A CMYK or 16-bit picture is within them, and is sent as an 8-bit copy in any case.","on-refusal":"Pictures that the embedded engine refuses to cut: `fail`, `skip`, or `keep-ori\
ginal`, which puts the picture as it is in its product's place, in the recipe's format and size. Empty: `fail` the first time, then `skip` with a note until the picture or the engine changes.","max-pa\
id":"The most pictures that one run may pay for, or `unlimited`. The embedded service is free and is not counted.","over-budget":"What happens beyond `max-paid`, `refuse` (nothing is paid) or `defer` \
(the first ones now, the rest next time).","max-pictures":"The most pictures that one run works on, also with the free engine, or `unlimited`. The others are left to the next run; what was never made \
comes before what is to be redone.","dry-run":"Shows the plan, and does nothing else.","changed-only":"Takes only pictures that the pull request or push touches. Where it touches the configuration fil\
e or a backdrop, also those that have products.",force:"Redoes what is up to date, and what was edited by hand. A paid service is paid again, so it excludes `defer` as `over-budget`, which would redo \
the same first pictures each time.",results:"Which results become products where the service answers with several cutouts of one picture: `first`, or `all` as `name`, `name-2`, \u2026","pay-again":"Su\
bmit again what an earlier run paid for, or may have paid for, without getting a cutout, and what the service refused. Without it such a picture fails, unpaid, until it changes. `force` implies it.",prune:"\
Removes products whose picture is gone."}},{title:"Shards of a large catalog",inputs:{shard:"Which of how many equal shares of the work this run carries out, such as `2/4`: one leg of a matrix. It lea\
ves its share as an artifact named `\u2026-shard-2-of-4`, and delivers nothing else. See docs/large-catalogs.md.","shard-size":"With `dry-run`, how many pictures a leg is meant for; sets the outputs `\
shards` and `shard-count`.",collect:"The folder into which the shards' artifacts were downloaded. This run checks them and delivers for all shards at once. With `shard`, the folder that the share is l\
eft in, for machines that have a folder in common."}},{title:"Pace and places",inputs:{concurrency:"The most jobs (of up to 10 pictures) in flight; the pace adapts below it.","job-timeout":"Minutes be\
fore a job is left for the next run to collect; with `model-file`, whose jobs no later run could collect, always 360.","time-limit":"Minutes (such as 330 or 1.5) after which nothing more is begun: wha\
t is under way is collected and delivered, and the rest is left to the next run. 0 for no limit. Empty means 330 in GitHub Actions, whose jobs end after 360, and no limit on a command line.",report:"P\
ath of the HTML report. Empty, it lies in the runner's temporary folder, and on a command line beside the products. What is new comes first, then up to 100 pictures that are up to date. A run with not\
hing new leaves an earlier report as it is.","state-directory":"Folder of the store and the ledger; empty for one in the user's cache folder.","state-limit":"The most that the store may take on disk, \
but for what the run has just paid for."}},{title:"Delivery",inputs:{deliver:"Any of `artifact`, `commit`, `pull-request` and `bucket`, or `none`.","artifact-name":"Name of the artifact with the produ\
cts.","retention-days":"Days that artifacts are kept; 0 for the repository's setting.","commit-message":"First line of the commit's message; its body says what was added, replaced and removed.","commi\
t-author":"Author of the commit, as `Name <mail@example.com>`; empty for github-actions[bot].","sign-off":"Adds a Signed-off-by line to the commit.",branch:"Branch that is written to; empty for `cutou\
ts/<base>` with a pull request, and for the event's branch with a commit.",base:"Branch that the pull request is for; empty for the event's.","verified-commits":"Makes GitHub sign the commit (excludes\
 `commit-author`): `true` takes no other, and with `preferred` an unsigned one is pushed where GitHub signs none.","pull-request-title":"Title of the pull request when it is opened; one that is open k\
eeps the title that it has.","pull-request-labels":"Labels of the pull request, separated by commas.",comment:"Keeps one comment with before and after up to date on the pull request that started the r\
un.","fail-on":"Which failed pictures fail the step: `any`, `all` or `never`."}},{title:"Networks beside the engine",inputs:{"model-file":"An ONNX matting model for the embedded service: the name of p\
ublished weights, such as `isnet-general-use`, a path, or an https URL.","model-sha256":"SHA-256 of the model file; required for a URL.","model-preset":"How the model wants its input, by the name of i\
ts family; see the documentation. A known name has its own.","human-model-file":"The same as `model-file`, for the pictures that take `human`, such as `u2net-human-seg`; without it they take `model-fi\
le`.","human-model-sha256":"SHA-256 of the human model file; required for a URL.","human-model-preset":"How the human model wants its input, by the name of its family.","model-use":"When a model is as\
ked: `doubtful`, where the engine refuses a picture or is not sure of it, or `all`.","model-mirrors":"Base URLs, one a line, where weights by name are looked for before their published address."}},{title:"\
GitHub",inputs:{token:"Token for the GitHub API and git."}}];;const NAME_COLUMNS=26;const USAGE=`Removes the backgrounds of pictures.

  cutout-action [flags] PATH\u2026
  cutout-action photos                        a folder, into cutouts/
  cutout-action photos --output shop/         into another folder
  cutout-action a.jpg --output a-cut.png      one file, to one file
`;function usageText(){return`${USAGE}
It is free, needs no account, and no picture leaves this machine.
cutout-action --help lists all flags.
`}function helpText(columns=80){const width=Math.min(100,Math.max(60,columns));const row=(flag,text)=>rowOf(flag,text,width);const groups=INPUT_GROUPS.map(({title,inputs})=>{const rows=Object.entries(
inputs).filter(([name])=>name!=="paths");return`${title}
${rows.map(([name,text])=>row(`--${name}`,text+defaultWords(name))).join("")}`});return`${USAGE}
A PATH is a glob, a folder (every picture below it) or a file; one that starts with ! is excluded.
A switch is set by --name, and taken back by --no-name.

At the terminal
${TERMINAL_ROWS.map(([flag,text])=>row(flag,text)).join("")}
${groups.join("\n")}
The service by itself, for any client of its API (docs/service.md)
  cutout-action --listen PORT [--app-code CODE] [--host ADDRESS] [--public-url URL] [--model-file FILE]
    [--model-sha256 SUM] [--model-preset NAME] [--human-model-file FILE] [--human-model-sha256 SUM]
    [--human-model-preset NAME] [--model-use USE] [--model-mirrors URLS] [--state-directory FOLDER]

CUTOUT_APP_CODE and GITHUB_TOKEN in the environment stand for --app-code and --token.

It ends with 0 where all is well, with 1 where a picture or its delivery failed (see --fail-on) or the run
could not go on, and with 2 where a flag or the configuration is wrong, before anything is done.
`}const TERMINAL_ROWS=[["-h, --help","Shows this."],["-V, --version","Shows the version."],["--json","Writes the results as JSON to the standard output, and everything else to the standard error."],["\
--open","Opens the report with before and after in the browser; not in CI."],["--watch","Stays, and redoes what changes; with the embedded service. Ctrl-C ends it."],["-o, --output","The folder of the\
 products, a template of their paths, or the file for one picture."]];function defaultWords(name){const value=(0,flags.Dz)(name);return value===""||/^(?:true|false)$/.test(value)?"":` (${value})`}function rowOf(flag,text,width){
const lines=(0,visible.LV)(text.replaceAll("`",""),width-NAME_COLUMNS);const beside=flag.length+4<=NAME_COLUMNS;const head=beside?[`  ${flag.padEnd(NAME_COLUMNS-2)}${lines[0]??""}`]:[`  ${flag}`];return`${[
...head,...lines.slice(beside?1:0).map(line=>" ".repeat(NAME_COLUMNS)+line)].join("\n")}
`}}),4986:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{O:()=>once});function once(work){let done;return()=>{done??={result:work()};
return done.result}}}),35944:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{Hn:()=>cell,LV:()=>wrap,RK:()=>visible,YB:()=>columns,
ym:()=>cutEnd});var _once_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(4986);const NAMED={"\n":"\\n","\r":"\\r","	":"\\t"};const UNPRINTABLE=/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;
function visible(text){return text.replace(UNPRINTABLE,escaped)}function escaped(character){const code=character.codePointAt(0)??0;const hex=code.toString(16);return NAMED[character]??(code<256?`\\x${hex.
padStart(2,"0")}`:`\\u{${hex}}`)}const ELLIPSIS="\u2026";const graphemes=(0,_once_js__WEBPACK_IMPORTED_MODULE_0__.O)(()=>new Intl.Segmenter("en",{granularity:"grapheme"}));const SINGLE=/^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2190-\u21ff]*$/;
const NO_WIDTH=/^[\p{M}\p{Cf}]+$/u;const WIDE=new RegExp("^[\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\u33ff\\u3400-\\u4dbf\\u4e00-\\ua4cf\\ua960-\\ua97f\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f\\uff00-\\uff60\\uffe0-\\uf\
fe6\\u{17000}-\\u{18cff}\\u{1b000}-\\u{1b2ff}\\u{20000}-\\u{3fffd}]|\\p{Emoji_Presentation}|\\ufe0f","u");function columns(text){if(SINGLE.test(text))return text.length;let sum=0;for(const{segment}of graphemes().
segment(text))sum+=width(segment);return sum}function width(grapheme){if(NO_WIDTH.test(grapheme))return 0;return WIDE.test(grapheme)?2:1}function cutEnd(text,limit){return columns(text)<=limit?text:limit<
1?"":head(text,limit-1)+ELLIPSIS}function cutMiddle(text,limit){if(columns(text)<=limit)return text;if(limit<1)return"";const before=Math.floor((limit-1)/2);return head(text,before)+ELLIPSIS+tail(text,
limit-1-before)}function cell(text,limit){if(limit===Number.POSITIVE_INFINITY)return text;const fitting=cutMiddle(text,limit);return fitting+" ".repeat(limit-columns(fitting))}function head(text,limit){
return fill(split(text),limit).join("")}function tail(text,limit){return fill(split(text).reverse(),limit).reverse().join("")}function split(text){return SINGLE.test(text)?text.split(""):Array.from(graphemes().
segment(text),({segment})=>segment)}function fill(graphemes2,limit){const taken=[];let room=limit;for(const grapheme of graphemes2){room-=width(grapheme);if(room<0)break;taken.push(grapheme)}return taken}
function wrap(text,limit){const lines=[];let line="";for(const word of text.split(" ").flatMap(each=>pieces(each,limit))){const longer=line===""?word:`${line} ${word}`;if(columns(longer)<=limit){line=
longer}else{lines.push(line);line=word}}return line===""?lines:[...lines,line]}function pieces(word,limit){const found=[];let rest=word;while(columns(rest)>limit){const piece=head(rest,limit);if(piece===
"")break;found.push(piece);rest=rest.slice(piece.length)}return[...found,rest]}})};
