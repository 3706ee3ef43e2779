export const id=3394;export const ids=[3394];export const modules={70814:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{BI:()=>deliveredLine,
K_:()=>deliveredText,PT:()=>isHeldBack,TL:()=>bucketAddresses,wA:()=>tellDelivered});var _markdown_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(63021);function deliveredLine(delivered){switch(delivered.
kind){case"artifact":return`Products: artifact ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.nf)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.aY)(delivered.name),delivered.url)}.`;case"bucket":{const shown=delivered.
objects.slice(0,MOST_LINKS).map(({path,url})=>(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.nf)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.aY)(path),url));const rest=delivered.objects.length-shown.length;
return`Products: ${bucketCount(delivered)}: ${shown.join(", ")}${rest>0?` and ${rest} more`:""}.`}case"commit":return`Products: commit ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.nf)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.
aY)(delivered.sha.slice(0,12)),delivered.url)} on ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.aY)(delivered.branch)}.`;case"pull-request":return`Products: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.
nf)(`pull request ${delivered.number}`,delivered.url)} from ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.aY)(delivered.branch)}.${noted(delivered.note)}`;case"branch":return`Products: branch ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.
aY)(delivered.branch)}; ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.nf)("open a pull request",delivered.compareUrl)}.${noted(delivered.note)}`;case"nothing":return`Nothing to deliver by ${delivered.
way}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.CS)(delivered.reason)}`;case"failed":return`\u274C **Delivery by ${delivered.way} failed**: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.CS)(delivered.
reason)}`}}function deliveredText(delivered){switch(delivered.kind){case"artifact":return`Products: artifact ${delivered.name}, ${delivered.url}`;case"bucket":return`Products: ${bucketCount(delivered)}\
, ${delivered.objects[0]?.url??""}${delivered.objects.length>1?" and so on":""}`;case"commit":return`Products: commit ${delivered.sha.slice(0,12)} on ${delivered.branch}`;case"pull-request":return`Pro\
ducts: pull request ${delivered.number}, ${delivered.url}${delivered.note===void 0?"":` (${delivered.note})`}`;case"branch":return`Products: branch ${delivered.branch}, ${delivered.compareUrl} (${delivered.
note})`;case"nothing":return`Nothing to deliver by ${delivered.way}: ${delivered.reason}`;case"failed":return`Delivery by ${delivered.way} failed: ${delivered.reason}`}}function bucketAddresses(delivered){
const objects=delivered.flatMap(each=>each.kind==="bucket"?each.objects:[]);return new Map(objects.map(({path,url})=>[path,url]))}const MOST_LINKS=10;function bucketCount({name,uploaded,objects}){return`\
bucket ${name}, ${uploaded} uploaded, ${objects.length-uploaded} there already`}function isLess(delivered){return delivered.kind==="branch"||isHeldBack(delivered)}function isHeldBack(delivered){return delivered.
kind==="failed"||delivered.kind==="nothing"&&delivered.withheld===true}function tellDelivered(delivered,log){for(const each of delivered)(isLess(each)?log.warning:log.info)(deliveredText(each))}function noted(note){
return note===void 0||note===""?"":` ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.CS)(note)}`}}),63021:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.
d(__webpack_exports__,{CS:()=>prose,N3:()=>pathCode,PP:()=>tableHead,Sl:()=>image,aY:()=>code,fT:()=>assemble,mo:()=>breakable,nM:()=>row,nf:()=>link});var _visible_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(
35944);const MEANINGFUL=new RegExp('[!"#$&*+<=>@[\\\\\\]^_`{|}~]|:(?!\\s|$)|^[-.]|(?<=www)\\.|\\p{Cf}',"giu");function prose(text){return(0,_visible_js__WEBPACK_IMPORTED_MODULE_0__.RK)(text).replace(MEANINGFUL,
reference).replaceAll("&#64;","&#64;&#8203;").replaceAll("&#35;","&#35;&#8203;").replace(/(?<=gh)-(?=\d)/gi,"&#45;&#8203;")}function code(text){return`<code>${(0,_visible_js__WEBPACK_IMPORTED_MODULE_0__.
RK)(text).replace(MEANINGFUL,reference)}</code>`}const PHONE_COLUMN=20;function pathCode(path){if(path.length<=PHONE_COLUMN)return code(path);return code(path).replaceAll("/",(slash,at,whole)=>whole[at-
1]==="<"?slash:`${slash}<wbr>`)}function breakable(safe){return safe.replace(/[^\s<>]{30,}/g,word=>word.replace(/(?:&[^;]*;|[^&]){20}(?=.)/g,"$&<wbr>"))}function reference(characters){return Array.from(
characters,character=>`&#${character.codePointAt(0)};`).join("")}function link(label,address){const href=webAddress(address);return href===void 0?label:`<a href="${href}">${label}</a>`}function image(alternative,address,width,shown=address){
const[href,source]=[webAddress(address),webAddress(shown)];const name=(0,_visible_js__WEBPACK_IMPORTED_MODULE_0__.RK)(alternative).replace(MEANINGFUL,reference);if(href===void 0||source===void 0)return name;
return`<a href="${href}"><img src="${source}" width="${width}" alt="${name}"></a>`}function webAddress(address){if(!URL.canParse(address))return void 0;const url=new URL(address);if(url.protocol!=="ht\
tps:"&&url.protocol!=="http:")return void 0;return url.href.replace(/[|'`<>"\\*_~[\]{}^]/g,mark=>`%${mark.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll("&","&amp;")}function row(cells){return`\
| ${cells.join(" | ")} |
`}function tableHead(titles){return row(titles)+row(titles.map(()=>"---"))}function assemble(blocks,limit){const kept=dropTexts(blocks,limit);let room=limit-kept.reduce((sum,block)=>sum+leastBytes(block),
0);const page=kept.map(block=>{if(block.kind==="text")return block.text;const{text,extra}=takeRows(block,room);room-=extra;return text});return page.join("")}function dropTexts(blocks,limit){const kept=[
...blocks];let need=kept.reduce((sum,block)=>sum+leastBytes(block),0);while(need>limit){const last=kept.pop();need-=last===void 0?need:leastBytes(last)}return kept}function leastBytes(block){if(block.
kind==="text")return bytesOf(block.text);return block.count===0?0:bytesOf(shell(block,[],block.count))}function takeRows(block,room){if(block.count===0)return{text:"",extra:0};const least=leastBytes(block);
const whole=least+room-bytesOf(shell(block,[],0));const rows=[];let fitting=0;let used=0;for(const each of block.rows){used+=bytesOf(each);if(used>whole)break;rows.push(each);if(used<=room)fitting=rows.
length}const taken=rows.length===block.count?rows:rows.slice(0,fitting);const text=shell(block,taken,block.count-taken.length);return{text,extra:bytesOf(text)-least}}function shell(block,rows,leftOut){
return block.before+rows.join("")+block.after+(leftOut>0?block.leftOut(leftOut):"")}function bytesOf(text){return Buffer.byteLength(text,"utf8")}}),13136:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{LL:()=>broughtSection,Lb:()=>failuresSection,M0:()=>overview,NY:()=>picturesSection,io:()=>gallerySection,vC:()=>orphansSection,wV:()=>galleryOf});var _causes_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(
52796);var _delivered_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(70814);var _exit_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(11596);var _html_confidence_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(
77208);var _markdown_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(63021);var _words_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(58191);function overview(run,{links}){return[`${run.counts.
failed>0||(0,_exit_js__WEBPACK_IMPORTED_MODULE_1__.on)(run).length>0?"\u274C":run.ending==="cancelled"?"\u26A0\uFE0F":"\u2705"} **${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.CS)((0,_words_js__WEBPACK_IMPORTED_MODULE_3__.
Sd)(run.counts))}**${run.planOnly===void 0?"":` (${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.MD)(run.planOnly)})`}`,...endingTold(run),...(0,_exit_js__WEBPACK_IMPORTED_MODULE_1__.on)(run).map(text=>`\u274C\
 ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.CS)(text)}`),...causesTold(run).map(({failure,paths})=>`\u274C **${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.U9)(paths.length,"picture")}, one cause**: ${(0,
_markdown_js__WEBPACK_IMPORTED_MODULE_2__.CS)(failure.reason)}`),...doubtLines(run,links),(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.CS)((0,_words_js__WEBPACK_IMPORTED_MODULE_3__.ft)(run)),(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.
CS)((0,_words_js__WEBPACK_IMPORTED_MODULE_3__.Qe)(run)),...links.report===void 0?[]:[`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.nf)("Open the report",links.report)} to compare before and after.`],
...run.delivered.map(_delivered_js__WEBPACK_IMPORTED_MODULE_0__.BI)]}function endingTold(run){const line=(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.KG)(run);return line===void 0?[]:[`\u26A0\uFE0F ${(0,
_markdown_js__WEBPACK_IMPORTED_MODULE_2__.CS)(line)}`]}function causesTold({results}){return(0,_causes_js__WEBPACK_IMPORTED_MODULE_4__.i)(results).slice(0,3)}const NAMED=5;function doubtLines({results},links){
const doubtful=(0,_html_confidence_js__WEBPACK_IMPORTED_MODULE_5__.b$)(results);if(doubtful.length===0)return[];const worst=doubtful.slice(0,NAMED).map(({path,confidence})=>`${named(path,links)} (${(0,
_words_js__WEBPACK_IMPORTED_MODULE_3__.$6)(confidence)})`);const rest=doubtful.length>NAMED?` and ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.U9)(doubtful.length-NAMED,"more")}`:"";return[`\u26A0\uFE0F **${(0,
_words_js__WEBPACK_IMPORTED_MODULE_3__.U9)(doubtful.length,"doubtful cutout")}**, to be looked at first: ${worst.join(", ")}${rest}.`]}function failuresSection(run,page){const told=new Set(causesTold(
run).map(({failure})=>failure.reason));const causes=(0,_causes_js__WEBPACK_IMPORTED_MODULE_4__.c)(run.results);return{kind:"rows",before:`### ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.U9)(run.counts.
failed,"picture")} failed

${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.PP)(["Picture","What happened"])}`,count:causes.length,rows:each(causes,cause=>(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.nM)([namesOf(cause),causeText(
cause,told,run)])),after:"\n",leftOut:left=>leftOut(left,"cause",page)}}function namesOf({paths}){const names=paths.slice(0,NAMED).map(_markdown_js__WEBPACK_IMPORTED_MODULE_2__.N3).join(", ");return paths.
length>NAMED?`${names} and ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.vm)(paths.length-NAMED)} more`:names}function causeText({failure,notes},told,{terms}){const{stage,reason,paid,retryable}=failure;
const what=told.has(reason)?"The cause above":(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.mo)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.CS)([reason,...notes].join("; ")));const cost=terms==="bille\
d"?[`paid: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.Rr)(paid)}`]:[];const again=retryable?"another try may help":"another try will not help by itself";return`${what}<br><sub>${[(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.
CS)((0,_words_js__WEBPACK_IMPORTED_MODULE_3__.Q3)(stage)),...cost,again].join(" \xB7 ")}</sub>`}function gallerySection(run,page){const all=galleryOf(run).filter(({path,outcome})=>isShown(path,(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.
y0)(outcome),page.links));const shown=all.slice(0,page.galleryPictures);const beyond=all.length-shown.length;return{kind:"rows",before:`### Before and after

${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.PP)(["Picture","Before","After"])}`,count:shown.length,rows:each(shown,({path,outcome})=>pair(path,(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.y0)(outcome),
doubtMark(outcome),page.links)),after:beyond>0?`
_And ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.U9)(beyond,"more picture")}: see ${everything(page)}._

`:"\n",leftOut:left=>leftOut(left,"picture",page)}}function broughtSection(products,page){const all=bySource(products).filter(([source,those])=>isShown(source,those,page.links));const shown=all.slice(
0,page.galleryPictures);const beyond=all.length-shown.length;return{kind:"rows",before:`### Also in this pull request

${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.PP)(["Picture","Before","After"])}`,count:shown.length,rows:each(shown,([source,those])=>pair(source,those,"",page.links)),after:beyond>0?`
_And ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.U9)(beyond,"more picture")}, among the files of this pull request._

`:"\n",leftOut:left=>`_${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.U9)(left,"more picture")} left out here: ${page.room}. All are among the files of this pull request._

`}}function bySource(products){const groups=new Map;for(const product of products){const group=groups.get(product.source);if(group===void 0)groups.set(product.source,[product]);else group.push(product)}
return[...groups]}function picturesSection(run,page){const sorted=_words_js__WEBPACK_IMPORTED_MODULE_3__.im.flatMap(kind=>run.results.filter(({outcome})=>outcome.kind===kind));const isTold=run.counts.
failed===run.counts.total;const open=sorted.length<=page.openPictures&&!isTold?" open":"";const paid=run.terms==="billed"?["Paid"]:[];const titles=["Picture","Outcome","Product","Pixels",...paid,"Note"];
return{kind:"rows",before:`<details${open}><summary>${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.U9)(sorted.length,"picture")}</summary>

${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.PP)(titles)}`,count:sorted.length,rows:each(sorted,result=>pictureRow(result,run,page.links)),after:"\n</details>\n\n",leftOut:left=>leftOut(left,"pictur\
e",page)}}function orphansSection(run,page){const title=`${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.U9)(run.orphans.length,"product")} without a source any more`;return{kind:"rows",before:`<details><\
summary>${title}</summary>

The \`prune\` input removes them.

`,count:run.orphans.length,rows:each(run.orphans,path=>`* ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.aY)(path)}
`),after:"\n</details>\n\n",leftOut:left=>leftOut(left,"product",page)}}function pictureRow({path,outcome},{terms},links){const products=(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.y0)(outcome);return(0,
_markdown_js__WEBPACK_IMPORTED_MODULE_2__.nM)([named(path,links),outcome.kind,products.map(product=>named(product.path,links)).join("<br>"),products.map(({width,height})=>`${width} \xD7 ${height}`).join(
"<br>"),...terms==="billed"?[(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.Rr)((0,_words_js__WEBPACK_IMPORTED_MODULE_3__.M0)(outcome))]:[],outcome.kind==="failed"?"see failures":(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.
mo)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.CS)((0,_words_js__WEBPACK_IMPORTED_MODULE_3__.A3)(outcome)))])}function galleryOf({results}){const sorted=shownFirst(results);const made=sorted.filter(
({outcome})=>outcome.kind==="made");return made.length>0?made:sorted.filter(({outcome})=>outcome.kind==="reused")}function shownFirst(results){return results.toSorted((a,b)=>doubtRank(a.outcome)-doubtRank(
b.outcome))}function doubtRank(outcome){return(0,_html_confidence_js__WEBPACK_IMPORTED_MODULE_5__.Ge)(outcome)?(0,_html_confidence_js__WEBPACK_IMPORTED_MODULE_5__.i2)(outcome)??1:1}function doubtMark(outcome){
const confidence=(0,_html_confidence_js__WEBPACK_IMPORTED_MODULE_5__.i2)(outcome);return confidence!==void 0&&(0,_html_confidence_js__WEBPACK_IMPORTED_MODULE_5__.Ge)(outcome)?`<br>\u26A0\uFE0F ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.
$6)(confidence)}`:""}const THUMBNAIL_WIDTH=280;const VARIANT_WIDTH=140;function*each(items,rowOf){for(const item of items)yield rowOf(item)}function isShown(path,products,links){return links.file(path)!==
void 0&&products.some(product=>links.file(product.path)!==void 0)}function pair(path,products,mark,links){const before=links.file(path)??"";const width=products.length>1?VARIANT_WIDTH:THUMBNAIL_WIDTH;
const shown=products.flatMap(product=>{const after=links.file(product.path);if(after===void 0)return[];const caption=products.length>1?`<br>${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.aY)(product.variant)}`:
"";const shown2=links.preview?.(product.path)??after;return[`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.Sl)(`After: ${product.path}`,after,width,shown2)}${caption}`]});return(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.
nM)([named(path,links)+mark,(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.Sl)(`Before: ${path}`,before,THUMBNAIL_WIDTH),shown.join("<br>")])}function named(path,links){const address=links.file(path);return address===
void 0?(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.N3)(path):(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.nf)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.N3)(path),address)}function leftOut(rows,noun,page){
return`_${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.U9)(rows,`more ${noun}`)} left out here: ${page.room}. All are in ${everything(page)}._

`}function everything({links}){return links.report===void 0?"the results file":(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.nf)("the report",links.report)}}),43394:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{renderSummary:()=>renderSummary,writeSummary:()=>writeSummary});var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51455);var _markdown_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(
63021);var _sections_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(13136);const SUMMARY_LIMIT=1024*1024-1024;function renderSummary(run,links,limit=SUMMARY_LIMIT){const page={links,room:"a summa\
ry has room for 1 MiB",galleryPictures:40,openPictures:20};const heading={kind:"text",text:`## Cutouts

${(0,_sections_js__WEBPACK_IMPORTED_MODULE_2__.M0)(run,page).join("\n\n")}

`};return(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__.fT)([heading,(0,_sections_js__WEBPACK_IMPORTED_MODULE_2__.Lb)(run,page),(0,_sections_js__WEBPACK_IMPORTED_MODULE_2__.io)(run,page),(0,_sections_js__WEBPACK_IMPORTED_MODULE_2__.
NY)(run,page),(0,_sections_js__WEBPACK_IMPORTED_MODULE_2__.vC)(run,page)],limit)}async function writeSummary(markdown,file,log){if(file===void 0||file==="")return;try{await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.
appendFile)(file,`${markdown}
`)}catch(error){const cause=error instanceof Error?error.message:String(error);log.warning(`The summary of this step could not be written (${cause}). The results are not affected.`)}}})};
