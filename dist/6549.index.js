export const id=6549;export const ids=[6549];export const modules={89111:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{h:()=>blobAt});
async function blobAt(git,name){const found=await git.attempt(["cat-file","-e",name]);return found.kind==="failed"?void 0:()=>git.stream(["cat-file","blob",name])}}),95477:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{H:()=>writeManifest,a:()=>mergeManifest});var _in_pieces_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(88874);var _write_whole_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(
82742);var _manifest_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(77066);var _print_manifest_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(29448);var _read_manifest_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(
62077);async function writeManifest(file,change){if(change.written.length===0&&change.removed.length===0)return;await(0,_write_whole_js__WEBPACK_IMPORTED_MODULE_0__.f)(file,mergeManifest(await(0,_read_manifest_js__WEBPACK_IMPORTED_MODULE_3__.
vz)(file),change,file))}async function*mergeManifest(theirs,change,name){yield`${_manifest_js__WEBPACK_IMPORTED_MODULE_1__.Vx}
`;if(await isSorted((0,_read_manifest_js__WEBPACK_IMPORTED_MODULE_3__.hl)(theirs,name)))yield*merged((0,_read_manifest_js__WEBPACK_IMPORTED_MODULE_3__.hl)(theirs,name),change);else yield*printed(await sorted(
(0,_read_manifest_js__WEBPACK_IMPORTED_MODULE_3__.hl)(theirs,name),change));yield`${_manifest_js__WEBPACK_IMPORTED_MODULE_1__.pA}
`}function*printed(lines){const texts=(function*(){for(const line of lines)yield(0,_print_manifest_js__WEBPACK_IMPORTED_MODULE_2__.wi)(line)})();yield*(0,_in_pieces_js__WEBPACK_IMPORTED_MODULE_4__.x)(
texts)}async function isSorted(batches){let last;for await(const lines of batches)for(const{product}of lines){if(last!==void 0&&product<=last)return false;last=product}return true}async function*merged(theirs,{
removed,written}){const ours=latest(written);const gone=new Set(removed);let at=0;const beside=function*(lines){for(const line of lines){for(let mine=ours[at];mine!==void 0&&mine.product<line.product;mine=
ours[++at])yield mine;if(ours[at]?.product!==line.product&&!gone.has(line.product))yield line}};for await(const lines of theirs)yield*printed(beside(lines));yield*printed(ours.slice(at))}async function sorted(theirs,{
removed,written}){const gone=new Set(removed);const kept=[];for await(const lines of theirs)for(const line of lines)if(!gone.has(line.product))kept.push(line);return latest([...kept,...written])}function latest(lines){
const all=lines.toSorted(_print_manifest_js__WEBPACK_IMPORTED_MODULE_2__.$I);return all.filter(({product},at)=>product!==all[at+1]?.product)}}),29448:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{$I:()=>byProduct,ol:()=>digestOf,wi:()=>printLine});var node_crypto__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(77598);var _manifest_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(
77066);function printManifest(lines){return`${HEAD}
${[...lines].sort(byProduct).map(printLine).join("")}${FOOT}
`}function byProduct(a,b){if(a.product===b.product)return 0;return a.product<b.product?-1:1}function printLine(line){return`${JSON.stringify(inOrder(line))},
`}function digestOf(line){return(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(printLine(line)).digest("base64")}function inOrder(line){return{product:line.product,source:line.
source,variant:line.variant,content:line.content,blob:line.blob,model:line.model,service:line.service,recipe:line.recipe,width:line.width,height:line.height,bytes:line.bytes,sha256:line.sha256,productBlob:line.
productBlob,request:line.request,bucket:line.bucket}}}),17031:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{W:()=>recipeId,
u:()=>looksOf});function recipeId(recipe){const{content,format,quality,maxBytes,background,trim,margin,canvas,align,shadow,checks}=recipe;const parts=[format==="png"?format:`${format} q${quality}`,content??
"",maxBytes===void 0?"":`max ${maxBytes} B`,ground(background),trim||canvas!==void 0&&content!=="picture"?"trim":"",margin.value===0?"":`margin ${margin.value}${margin.unit}`,canvas===void 0?"":`canva\
s ${canvasText(canvas)}`,align??"",shadow===void 0?"":shadowText(shadow),checks===void 0?"":`${REQUIRE}${checks.map(checkText).join(" ")}`];return parts.filter(part=>part!=="").join(", ")}const REQUIRE="\
require ";const BACKDROP_DIGITS=16;function looksOf(id2){const at=id2.indexOf(`, ${REQUIRE}`);return at<0?id2:id2.slice(0,at)}function checkText(check){switch(check.kind){case"alpha":case"whole":return check.
kind;case"confidence":case"sharp":return`${check.kind} ${check.least}`;case"fill":return`fill ${check.least}..${check.most}`;case"min-size":case"min-subject":return`${check.kind} ${check.width}x${check.
height}`}}function ground(background){switch(background.kind){case"transparent":return"";case"colour":return`on ${hex(background)}`;case"gradient":return`on ${hex(background.top)}..${hex(background.bottom)}`;case"\
file":return`on file ${background.path}`;case"backdrop":return`on picture ${background.contentId.slice(0,BACKDROP_DIGITS)}`}}function shadowText(shadow){const{kind,opacity,colour}=shadow;if(kind==="co\
ntact")return`shadow ${kind} ${opacity}% ${hex(colour)}`;const{x,y,blur}=shadow;const lengths=[x,y,blur].map(({value,unit})=>`${value}${unit}`);return`shadow ${kind} ${lengths.join(" ")} ${opacity}% ${hex(
colour)}`}function canvasText(canvas){return"across"in canvas?`${canvas.across}:${canvas.down}`:`${canvas.width}x${canvas.height}`}function hex({r,g,b}){return`#${[r,g,b].map(channel=>channel.toString(
16).padStart(2,"0")).join("")}`}}),46084:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{Cz:()=>tellsOf,GH:()=>hasTask,IS:()=>shardOf,
Ih:()=>shareOfBudget});var node_crypto__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(77598);var _paths_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(31307);function shardOf(key,of){const hash=(0,
node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(key).digest();return hash.readUIntBE(0,6)%of+1}function hasTask(share,task){return share.kind!=="shard"||shardOf(task,share.shard.
of)===share.shard.index}function tellsOf(share,{path,model},{manifest,prefix}){if(share.kind!=="shard")return true;const[line]=manifest.bySource.get((0,_paths_js__WEBPACK_IMPORTED_MODULE_1__.j)(path,prefix))??
[];return shardOf(line===void 0?path:`${line.content}.${model}`,share.shard.of)===share.shard.index}function shareOfBudget({budget,overBudget},tasks,{index,of}){if(!Number.isFinite(budget))return budget;
const counts=Array.from({length:of},()=>0);for(const task of tasks){const at=shardOf(task,of)-1;counts[at]=(counts[at]??0)+1}const total=counts.reduce((sum,count)=>sum+count,0);if(total<=budget)return counts[index-
1]??0;const exact=counts.map(count=>count*budget/total);if(overBudget==="refuse")return Math.floor(exact[index-1]??0);const spare=budget-exact.reduce((sum,part)=>sum+Math.floor(part),0);const byRemainder=exact.
map((part,at)=>({at,rest:part-Math.floor(part)}));byRemainder.sort((a,b)=>b.rest-a.rest||a.at-b.at);const lucky=byRemainder.slice(0,spare).some(({at})=>at===index-1);return Math.floor(exact[index-1]??
0)+(lucky?1:0)}}),70814:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{BI:()=>deliveredLine,K_:()=>deliveredText,PT:()=>isHeldBack,
TL:()=>bucketAddresses,wA:()=>tellDelivered});var _markdown_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(63021);function deliveredLine(delivered){switch(delivered.kind){case"artifact":return`Pr\
oducts: artifact ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.nf)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.aY)(delivered.name),delivered.url)}.`;case"bucket":{const shown=delivered.objects.slice(
0,MOST_LINKS).map(({path,url})=>(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.nf)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.aY)(path),url));const rest=delivered.objects.length-shown.length;return`Pr\
oducts: ${bucketCount(delivered)}: ${shown.join(", ")}${rest>0?` and ${rest} more`:""}.`}case"commit":return`Products: commit ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.nf)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.
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
return block.before+rows.join("")+block.after+(leftOut>0?block.leftOut(leftOut):"")}function bytesOf(text){return Buffer.byteLength(text,"utf8")}}),88372:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{K:()=>writeResults,S:()=>printResults});var _write_whole_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(82742);var _delivered_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(
70814);var _words_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(58191);function writeResults(run,file){return(0,_write_whole_js__WEBPACK_IMPORTED_MODULE_0__.f)(file,printResults(run))}const RECORDS_AT_ONCE=256;
function*printResults({ending,counts,results,delivered}){const addresses=(0,_delivered_js__WEBPACK_IMPORTED_MODULE_1__.TL)(delivered);const head={version:1,ending,counts};yield`${JSON.stringify(head).
slice(0,-1)},"pictures":[`;for(let at=0;at<results.length;at+=RECORDS_AT_ONCE){const lines=results.slice(at,at+RECORDS_AT_ONCE).map(result=>`
${JSON.stringify(record(result,addresses))}`);yield(at===0?"":",")+lines.join(",")}yield"\n]}\n"}function record({path,model,outcome},addresses){const products=(0,_words_js__WEBPACK_IMPORTED_MODULE_2__.
y0)(outcome).map(product=>productRecord(product,addresses));const first=products[0];const failure=outcome.kind==="failed"?outcome.failure:void 0;const reason=(0,_words_js__WEBPACK_IMPORTED_MODULE_2__.
A3)(outcome);const{jobKey,requestId}=traces(outcome);return{path,model,outcome:outcome.kind,product:first?.path??null,sha256:first?.sha256??null,width:first?.width??null,height:first?.height??null,products,
paid:(0,_words_js__WEBPACK_IMPORTED_MODULE_2__.M0)(outcome),jobKey,requestId,stage:failure?.stage??null,reason:reason===""?null:reason,retryable:failure?.retryable??null,milliseconds:outcome.kind==="m\
ade"?Math.round(outcome.milliseconds):null,confidence:outcome.kind==="made"?outcome.confidence??null:null}}function traces(outcome){const known=outcome.kind==="failed"?outcome.failure:outcome;return{jobKey:"\
jobKey"in known?known.jobKey??null:null,requestId:"requestId"in known?known.requestId??null:null}}function productRecord({variant,path,sha256,width,height,bytes},addresses){return{variant,path,sha256,
width,height,bytes,url:addresses.get(path)??null}}}),13136:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{LL:()=>broughtSection,
Lb:()=>failuresSection,M0:()=>overview,NY:()=>picturesSection,io:()=>gallerySection,vC:()=>orphansSection,wV:()=>galleryOf});var _causes_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(52796);var _delivered_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(
70814);var _exit_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(11596);var _html_confidence_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(77208);var _markdown_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(
63021);var _words_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(58191);function overview(run,{links}){return[`${run.counts.failed>0||(0,_exit_js__WEBPACK_IMPORTED_MODULE_1__.on)(run).length>0?"\u274C":
run.ending==="cancelled"?"\u26A0\uFE0F":"\u2705"} **${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.CS)((0,_words_js__WEBPACK_IMPORTED_MODULE_3__.Sd)(run.counts))}**${run.planOnly===void 0?"":` (${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.
MD)(run.planOnly)})`}`,...endingTold(run),...(0,_exit_js__WEBPACK_IMPORTED_MODULE_1__.on)(run).map(text=>`\u274C ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.CS)(text)}`),...causesTold(run).map(({failure,
paths})=>`\u274C **${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.U9)(paths.length,"picture")}, one cause**: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.CS)(failure.reason)}`),...doubtLines(run,links),
(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.CS)((0,_words_js__WEBPACK_IMPORTED_MODULE_3__.ft)(run)),(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.CS)((0,_words_js__WEBPACK_IMPORTED_MODULE_3__.Qe)(run)),
...links.report===void 0?[]:[`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.nf)("Open the report",links.report)} to compare before and after.`],...run.delivered.map(_delivered_js__WEBPACK_IMPORTED_MODULE_0__.
BI)]}function endingTold(run){const line=(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.KG)(run);return line===void 0?[]:[`\u26A0\uFE0F ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.CS)(line)}`]}function causesTold({
results}){return(0,_causes_js__WEBPACK_IMPORTED_MODULE_4__.i)(results).slice(0,3)}const NAMED=5;function doubtLines({results},links){const doubtful=(0,_html_confidence_js__WEBPACK_IMPORTED_MODULE_5__.
b$)(results);if(doubtful.length===0)return[];const worst=doubtful.slice(0,NAMED).map(({path,confidence})=>`${named(path,links)} (${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.$6)(confidence)})`);const rest=doubtful.
length>NAMED?` and ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.U9)(doubtful.length-NAMED,"more")}`:"";return[`\u26A0\uFE0F **${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.U9)(doubtful.length,"doubtful c\
utout")}**, to be looked at first: ${worst.join(", ")}${rest}.`]}function failuresSection(run,page){const told=new Set(causesTold(run).map(({failure})=>failure.reason));const causes=(0,_causes_js__WEBPACK_IMPORTED_MODULE_4__.
c)(run.results);return{kind:"rows",before:`### ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__.U9)(run.counts.failed,"picture")} failed

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

`}function everything({links}){return links.report===void 0?"the results file":(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__.nf)("the report",links.report)}}),66549:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{bringOut:()=>bringOut,isDelivered:()=>isDelivered});var report_delivered=__webpack_require__(70814);var links=__webpack_require__(65357);var external_node_path_=__webpack_require__(
76760);var exists=__webpack_require__(35735);var report_results=__webpack_require__(88372);var user_error=__webpack_require__(24435);;async function writeReports(run,context){const results=(0,external_node_path_.
join)(context.directory,`cutout-results${context.step}.json`);const file=reportFile(context);const hasResults=await attempt("The results",()=>(0,report_results.K)(run,results),context);const isNew=await isNews(
run,file,context);const hasReport=isNew&&await attempt("The HTML report",()=>writeReport(run,file,context),context);return{...hasResults&&{results},...hasReport&&{report:file}}}async function attempt(what,write,{
log}){try{await write();return true}catch(error){log.warning(`${what} could not be written: ${(0,user_error.bD)(error)}. The products are not affected.`);return false}}function reportFile({settings,event,
directory,step}){if(settings.report!==void 0)return settings.report;const name=`cutout-report${step}.html`;if(event.kind!=="none")return(0,external_node_path_.join)(directory,name);const[folder=""]=settings.
variants[0].output.split(/[^/]*(?:\{|$)/,1);return(0,external_node_path_.join)(settings.root,folder,name)}async function isNews(run,file,{previews,settings,signal}){if(run.planOnly!==void 0||!run.results.
some(isWorthALook))return false;if(settings.shard===void 0&&!signal.aborted)await previews.carryOver(run.results);return run.results.some(({path})=>previews.of(path)?.after!==void 0)||!await(0,exists.
t)(file)}function isWorthALook({outcome}){return outcome.kind==="made"||outcome.kind==="failed"||outcome.kind==="reused"&&outcome.reason!=="up to date"}async function writeReport(run,file,context){const{
settings,event,previews}=context;const{writeHtmlReport}=await __webpack_require__.e(9927).then(__webpack_require__.bind(__webpack_require__,19927));await writeHtmlReport({run,title:event.kind==="none"?
(0,external_node_path_.basename)(settings.root):`${event.owner}/${event.repo}`,...event.kind!=="none"&&{address:`${event.hosts.server}/${event.owner}/${event.repo}/actions/runs/${event.runId}`},background:settings.
variants[0].recipe.background,previews:async path=>previews.of(path),link:event.kind==="none"?linksBeside(file,settings.workspace):orInBucket(run,context.source)},file)}function orInBucket({delivered},source){
const addresses=(0,report_delivered.TL)(delivered);return path=>addresses.get(path)??source(path)}function linksBeside(report,workspace){const from=(0,external_node_path_.dirname)(report);return path=>(0,
external_node_path_.relative)(from,(0,external_node_path_.join)(workspace,path)).split(external_node_path_.sep).map(encodeURIComponent).join("/")}var external_node_crypto_=__webpack_require__(77598);var promises_=__webpack_require__(
51455);var github_event=__webpack_require__(19607);var places=__webpack_require__(76847);var report_sections=__webpack_require__(13136);var words=__webpack_require__(58191);var temporary=__webpack_require__(
71780);var scope=__webpack_require__(10942);;const MOST_PRODUCTS=40;const MOST_BROUGHT=20;const MOST_BYTES=2e7;const SIZE={maxSide:560,maxBytes:4e4};async function showOnCheckerboard(run,context){const files=clearProducts(
run,context.settings).map(({path})=>({path,file:(0,external_node_path_.join)(context.settings.workspace,path)}));return show("made",async()=>files,context)}async function showBrought(products,sha,context){
const{git}=context.repository;const opaque=new Set(context.settings.variants.filter(({recipe})=>!needsPreview(recipe)).map(({name})=>name));const clear=products.filter(({variant})=>!opaque.has(variant)).
slice(0,MOST_BROUGHT);if(git===void 0||clear.length===0)return SHOWS_NOTHING;const folder=await(0,temporary.yy)("previews");try{return await show("brought",()=>blobsOf(clear,{git,sha,folder,...context}),
context)}finally{await(0,promises_.rm)(folder,{recursive:true,force:true})}}const SHOWS_NOTHING=()=>void 0;async function show(what,list,context){const{settings,repository,log}=context;const{git,event}=repository;
const intoGit=settings.deliver.some(scope.y1);if(!intoGit||git===void 0||event.kind==="none"||(0,github_event.fb)(event))return SHOWS_NOTHING;try{const previews=await drawn(await list(),context);if(previews.
length===0)return SHOWS_NOTHING;const{publishPreviews}=await __webpack_require__.e(8740).then(__webpack_require__.bind(__webpack_require__,98740));const sha=await publishPreviews(git,event,keyOf(event,
settings,what),previews);const base=`${event.hosts.server}/${event.owner}/${event.repo}/raw/${sha}`;const addresses=new Map(previews.map(({path,name})=>[path,`${base}/${name}`]));return path=>addresses.
get(path)}catch(error){log.debug(`Cutouts are shown without a checkerboard: ${(0,user_error.bD)(error)}`);return SHOWS_NOTHING}}async function drawn(showings,{threads,log}){const files=[];for(const[i,
{path,file}]of showings.entries()){try{const{bytes}=await threads.run("preview",{file,...SIZE,ground:"checkerboard"});files.push({path,name:`${i}.webp`,bytes})}catch(error){log.debug(`${path} is shown\
 without a checkerboard: ${(0,user_error.bD)(error)}`)}}return files}async function blobsOf(products,{git,sha,folder,settings}){const{toRepository}=(0,places.z)(git,settings.workspace);const showings=[];
for(const{path}of products){const name=`${sha}:${toRepository(path)}`;const size=await git.attempt(["cat-file","-s",name]);if(size.kind==="failed"||Number(size.output)>MOST_BYTES)continue;const file=(0,
external_node_path_.join)(folder,String(showings.length));await(0,promises_.writeFile)(file,await git.run(["cat-file","blob",name]));showings.push({path,file})}return showings}function clearProducts(run,{
variants}){const clear=new Set(variants.filter(({recipe})=>needsPreview(recipe)).map(({name})=>name));return(0,report_sections.wV)(run).flatMap(({outcome})=>(0,words.y0)(outcome)).filter(({variant})=>clear.
has(variant)).slice(0,MOST_PRODUCTS)}function needsPreview({background,format}){return background.kind==="transparent"||format==="avif"}function keyOf({workflow,job,step},{workingDirectory,paths,manifest},what){
const work=JSON.stringify([workflow,job,step,workingDirectory,paths,manifest,what]);return(0,external_node_crypto_.createHash)("sha256").update(work).digest("hex").slice(0,16)}var fingerprint=__webpack_require__(
47039);var lib_paths=__webpack_require__(31307);var share=__webpack_require__(46084);var write_whole=__webpack_require__(82742);var shards_package=__webpack_require__(9459);;async function packShard(packing,folder){
await(0,promises_.mkdir)((0,external_node_path_.dirname)(folder),{recursive:true});const building=await(0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_path_.dirname)(folder),`.${(0,
external_node_path_.basename)(folder)}-`));try{const lines=packing.lines.filter(line=>(0,share.IS)(`${line.content}.${line.model}`,packing.shard.of)===packing.shard.index);await(0,promises_.mkdir)((0,
external_node_path_.join)(building,shards_package.u1));for(const line of lines)await take((0,external_node_path_.join)(packing.workspace,(0,lib_paths.v)(line.product,packing.prefix)),(0,external_node_path_.
join)(building,shards_package.u1,line.sha256));if(packing.ledger!==void 0)await take(packing.ledger,(0,external_node_path_.join)(building,shards_package.th));await(0,write_whole.f)((0,external_node_path_.
join)(building,shards_package.eh),printPackage(packing,lines));await(0,promises_.rm)(folder,{recursive:true,force:true});await(0,promises_.rename)(building,folder)}catch(error){await(0,promises_.rm)(building,
{recursive:true,force:true});throw error}}async function take(file,target){try{await(0,promises_.link)(file,target).catch(()=>(0,promises_.copyFile)(file,target))}catch(error){if(!(0,exists.b)(error))
throw error}}function*printPackage({shard,head,results,previews,prefix},lines){const bySource=new Map;for(const line of lines)bySource.set((0,lib_paths.v)(line.source,prefix),[...bySource.get((0,lib_paths.
v)(line.source,prefix))??[],line]);yield`${JSON.stringify({version:1,index:shard.index,of:shard.of,...head,pictures:results.length})}
`;for(const{path,model,outcome}of results){const entry={path,model,outcome:withoutProducts(outcome),lines:bySource.get(path)??[],previews:printed(previews(path))};yield`${JSON.stringify(entry)}
`}}function withoutProducts(outcome){const{products:_,...rest}={products:[],...outcome};return rest}function printed(previews){const text=preview=>preview&&{mime:preview.mime,base64:Buffer.from(preview.
bytes).toString("base64")};return{before:text(previews?.before),after:text(previews?.after)}};function shardName({artifactName,shard}){return shard===void 0?artifactName:`${artifactName}-shard-${shard.
index}-of-${shard.of}`}async function leaveShard({results,counts},lines,{settings,repository,previews,directory,log}){const{shard,workspace,stateDirectory}=settings;if(shard===void 0)return void 0;const folder=(0,
external_node_path_.join)(settings.collect??directory,shardName(settings));const commit=await repository.head();const{submits,queries}=counts;await packShard({shard,head:{commit,settings:(0,fingerprint.
O)(settings),finishedAt:Date.now(),submits,queries},results,lines,prefix:(0,scope.MT)(settings),workspace,ledger:settings.service.kind==="remote"?(0,external_node_path_.join)(stateDirectory,"ledger.js\
onl"):void 0,previews:previews.of},folder);log.info(`Shard ${shard.index}/${shard.of} is left in ${folder}.`);if(settings.collect!==void 0)log.info(`Once all ${shard.of} are in ${settings.collect}, ru\
n once more with the same settings and "collect", and without "shard": that run delivers for all.`);return folder}var merge_manifest=__webpack_require__(95477);var read_manifest=__webpack_require__(62077);
var intact=__webpack_require__(21736);var markdown=__webpack_require__(63021);;const BODY_LIMIT=65e3;function renderPullRequestBody(run,links2,others,limit=BODY_LIMIT){const page={links:links2,room:"a\
 pull request has room for 65,536 characters",galleryPictures:20,openPictures:10};const made={...run,results:run.results.filter(({outcome})=>outcome.kind==="made")};const heading={kind:"text",text:`${[
...(0,report_sections.M0)(run,page),...besides(others)].join("\n\n")}

`};const foot={kind:"text",text:"_This branch is kept up to date by cutout-action. What you commit to it stays, and a cutout that you retouch on it is left alone._\n"};const sections=[(0,report_sections.
io)(made,page),(0,report_sections.LL)(others,page),(0,report_sections.NY)(run,page),(0,report_sections.Lb)(run,page),(0,report_sections.vC)(run,page)];return(0,markdown.fT)([heading,...sections,foot],
limit)}function besides(others){return others.length===0?[]:[`The lines above are of the last run; this pull request also brings ${(0,words.U9)(others.length,"product")} of other runs.`]}var print_manifest=__webpack_require__(
29448);;async function broughtByOthers({results},{manifest,baseManifest},settings){const prefix=(0,scope.MT)(settings);const ours=new Set;for(const{outcome}of results)if(outcome.kind==="made")for(const{
path}of(0,words.y0)(outcome))ours.add(path);const others=new Map;await forEachLine(manifest,settings.manifest,line=>{const{source,product,variant}=line;if(!ours.has((0,lib_paths.v)(product,prefix)))others.
set((0,print_manifest.ol)(line),{source:(0,lib_paths.v)(source,prefix),path:(0,lib_paths.v)(product,prefix),variant})});if(others.size>0)await forEachLine(baseManifest,settings.manifest,line=>void others.
delete((0,print_manifest.ol)(line)));return[...others.values()]}async function forEachLine(source,name,use){try{for await(const lines of(0,read_manifest.hl)(source,name))for(const line of lines)use(line)}catch{
return}};function commitMessage({firstLine,change,tracked:tracked2,prefix}){let[added,replaced]=[0,0];for(const line of change.written){const known=tracked2.get((0,lib_paths.v)(line.product,prefix));if(known===
void 0)added++;else if(!(0,intact.TN)(line,known))replaced++}const parts=[...part(added,"added"),...part(replaced,"replaced"),...part(change.removed.length,"removed")];const[first,...rest]=parts;const body=first===
void 0?"Only the manifest is brought up to date.":`${[`${(0,words.U9)(first.number,"product")} ${first.verb}`,...rest.map(({number,verb})=>`${(0,words.vm)(number)} ${verb}`)].join(", ")}.`;return`${firstLine}\


${body}
`}function part(number,verb){return number===0?[]:[{number,verb}]}var concurrently=__webpack_require__(54957);var git_blob=__webpack_require__(89111);var tracked=__webpack_require__(63326);;async function ignoredPaths(git,workspace,paths){
const{toRepository}=(0,places.z)(git,workspace);const byRepositoryPath=new Map(paths.flatMap(path=>{const there=toRepository(path);return there===void 0?[]:[[there,path]]}));const input=[...byRepositoryPath.
keys()].map(path=>`${path}\0`).join("");const result=await git.attempt(["check-ignore","-z","--stdin","--verbose","--non-matching"],{input});const answer=(0,tracked.OA)(result.output);if(result.kind===
"failed"&&answer.length!==4*byRepositoryPath.size)throw new Error(`git check-ignore failed: ${result.words}`);const ignored=new Set;for(let at=0;at+3<answer.length;at+=4){const[pattern="",path=""]=[answer[at+
2],answer[at+3]];const here=byRepositoryPath.get(path);if(pattern!==""&&!pattern.startsWith("!")&&here!==void 0)ignored.add(here)}return ignored}var claims=__webpack_require__(66242);var product_path=__webpack_require__(
76354);var visible=__webpack_require__(35944);var rules=__webpack_require__(6378);;const READ_AT_ONCE=8;async function undelivered(change,context){const{settings,log}=context;const prefix=(0,scope.MT)(
settings);const leaveOut=(line,reason)=>log.warning(`${(0,visible.RK)((0,lib_paths.v)(line.product,prefix))} ${reason}: it is not delivered, though ${settings.manifest} has a line for it.`);const borneOut=[];
const refused=[];const checked=(0,concurrently.r)(await openLines(change,context),READ_AT_ONCE,async line=>({line,check:await(0,claims.xU)(line,(0,lib_paths.v)(line.product,prefix),settings.workspace)}));
for await(const{line,check}of checked){if(check.kind==="refused")refused.push({line,reason:check.reason});else borneOut.push(line)}for(const{line,reason}of refused.sort((a,b)=>(0,print_manifest.$I)(a.
line,b.line)))leaveOut(line,reason);const ignored=await ignoredByGit(borneOut,context);for(const line of ignored)leaveOut(line,'is ignored by git, and "output" does not lead there');return{written:borneOut.
filter(line=>!ignored.has(line)).sort(print_manifest.$I),removed:change.removed}}async function openLines(change,context){const{settings,tracked:tracked2}=context;const prefix=(0,scope.MT)(settings);const recorded=await recordedByGit(
context);const isDelivered2=line=>{const known=tracked2.get((0,lib_paths.v)(line.product,prefix));if(known===void 0||!(0,intact.TN)(line,known))return false;return recorded===void 0||recorded.has((0,print_manifest.
ol)(line))};const ours=new Map(change.written.map(line=>[line.product,line]));const open=new Map;const file=(0,external_node_path_.join)(settings.root,settings.manifest);for await(const lines of(0,read_manifest.
hl)(await(0,read_manifest.vz)(file),file))for(const line of lines.filter(({product})=>!ours.has(product))){if(isDelivered2(line))open.delete(line.product);else open.set(line.product,line)}for(const line of ours.
values())if(!isDelivered2(line))open.set(line.product,line);return open.values()}async function recordedByGit({settings,repository:{git}}){const path=git&&(0,places.z)(git,settings.workspace).toRepository(
(0,lib_paths.v)(settings.manifest,(0,scope.MT)(settings)));if(git===void 0||path===void 0)return void 0;const digests=new Set;for await(const lines of(0,read_manifest.hl)(await(0,git_blob.h)(git,`:${path}`),
settings.manifest))for(const line of lines)digests.add((0,print_manifest.ol)(line));return digests}async function ignoredByGit(lines,{settings,repository}){const isOurs=(0,product_path.ST)((0,rules.f)(
settings));const others=lines.filter(({product})=>!isOurs(product));if(repository.git===void 0||others.length===0)return new Set;const prefix=(0,scope.MT)(settings);const paths=others.map(({product})=>(0,
lib_paths.v)(product,prefix));const ignored=await ignoredPaths(repository.git,settings.workspace,paths);return new Set(others.filter(({product})=>ignored.has((0,lib_paths.v)(product,prefix))))};async function deliverRun(run,recorded,files,preview,context){
const{settings,event,repository,api,log}=context;const prefix=(0,scope.MT)(settings);const{deliver}=await __webpack_require__.e(1725).then(__webpack_require__.bind(__webpack_require__,91725));const change=await undelivered(
recorded,context);return deliver({settings,event:repository.event,workflow:event,git:repository.git,api,log,changes:{written:change.written.map(line=>(0,lib_paths.v)(line.product,prefix)),removed:change.
removed.map(product=>(0,lib_paths.v)(product,prefix)),manifest:(0,lib_paths.v)(settings.manifest,prefix),mergeManifest:async function*(theirs,carried){const whole=carried===void 0?change:await beside(
change,carried,settings);yield*(0,merge_manifest.a)(theirs,whole,settings.manifest)},recordedIn:async function*(manifest){for await(const lines of(0,read_manifest.hl)(manifest,settings.manifest))yield lines.
map(line=>({path:(0,lib_paths.v)(line.product,prefix),isIntact:blobId=>(0,intact.TN)(line,{blobId})}))},seen:context.seen},commitMessage:commitMessage({firstLine:settings.commitMessage,change,tracked:context.
tracked,prefix}),pullRequestBody:async brought=>{const others=await broughtByOthers(run,brought,settings);const ofOthers=await showBrought(others,brought.sha,context);const file=(0,links.fA)(brought.sha,
repository.event,repository.git,settings.workspace);return renderPullRequestBody(run,{file,preview:path=>preview(path)??ofOthers(path)},others)},attachments:files.results===void 0?[]:[{file:files.results,
path:"results.json"}],...files.report!==void 0&&{page:files.report}})}async function beside(change,carried,settings){const prefix=(0,scope.MT)(settings);const theirs=new Set(carried.written);const lines=[];
for await(const some of(0,read_manifest.hl)(carried.manifest,settings.manifest))for(const line of some)if(theirs.has((0,lib_paths.v)(line.product,prefix)))lines.push(line);return{written:[...change.written.
filter(({product})=>!theirs.has((0,lib_paths.v)(product,prefix))),...lines],removed:[...change.removed.filter(product=>!theirs.has((0,lib_paths.v)(product,prefix))),...carried.removed.map(path=>(0,lib_paths.
j)(path,prefix))]}}async function deliverShard(folder,{settings,event,log}){if(folder===void 0||!settings.deliver.includes("artifact"))return[];const{uploadFiles}=await __webpack_require__.e(3503).then(
__webpack_require__.bind(__webpack_require__,63503));const entries=await(0,promises_.readdir)(folder,{recursive:true,withFileTypes:true});const files=entries.filter(entry=>entry.isFile()).map(entry=>(0,
external_node_path_.join)(entry.parentPath,entry.name)).map(file=>({file,path:(0,external_node_path_.relative)(folder,file).replaceAll(external_node_path_.sep,"/")}));const{retentionDays}=settings;return[
await uploadFiles({event,retentionDays,log,name:shardName(settings)},files)]};const NO_LINKS={fileLink:()=>void 0,preview:()=>void 0};async function bringOut(run,change,previews,context){const{settings,
event,repository,log}=context;const step=event.kind==="none"?"":`-${event.step}`;const committed=event.kind==="none"?void 0:(0,links.fA)(event.sha,repository.event,repository.git,settings.workspace);const source=path=>context.
tracked.has(path)?committed?.(path):void 0;const report=of=>writeReports(of,{...context,directory:context.reportDirectory,step,previews,source});const files=await report(run);if(context.signal.aborted)
return{run:{...run,ending:"cancelled"},files,...NO_LINKS};if(settings.shard!==void 0)return bringOutShard(run,files,previews,context);const wanted=settings.deliver.length>0&&run.planOnly===void 0;const preview=wanted?
await showOnCheckerboard(run,context):NO_LINKS.preview;await context.threads.rest();const delivered=wanted?await log.group("Deliver",()=>deliverAll(run,change,{files,report,preview},context)):[];(0,report_delivered.
wA)(delivered,log);const[inCommit,inBucket]=[(0,links.fA)((0,links.N5)(delivered),repository.event,repository.git,settings.workspace),(0,report_delivered.TL)(delivered)];const fileLink=path=>inCommit(
path)??inBucket.get(path);const ended={run:{...run,delivered},files,fileLink,preview};if(settings.comment&&event.kind==="pull-request"){const{commentOn}=await __webpack_require__.e(9832).then(__webpack_require__.
bind(__webpack_require__,9832));await commentOn(ended.run,{file:fileLink,preview},{...context,event})}return ended}function isDelivered({ending,planOnly,delivered}){return ending!=="cancelled"&&planOnly===
void 0&&!delivered.some(report_delivered.PT)}async function deliverAll(run,change,{files,report,preview},context){const{settings,event}=context;if(!settings.deliver.includes("bucket"))return deliverRun(
run,change,files,preview,context);const{deliverToBucket}=await Promise.all([__webpack_require__.e(6752),__webpack_require__.e(4926),__webpack_require__.e(6885)]).then(__webpack_require__.bind(__webpack_require__,
36885));const shelved=await deliverToBucket(run,context);const{notePlaces}=await __webpack_require__.e(2780).then(__webpack_require__.bind(__webpack_require__,42780));const placed=await notePlaces(shelved,
change,context);const linked=shelved.kind==="bucket"?{...files,...await report({...run,delivered:[shelved]})}:files;const others=settings.deliver.filter(way=>way!=="bucket");const mustSave=shelved.kind===
"failed"&&event.kind!=="none"&&!others.includes("artifact");const deliver=mustSave?[...others,"artifact"]:others;if(deliver.length===0)return[shelved];return[shelved,...await deliverRun(run,placed,linked,
preview,{...context,settings:{...settings,deliver}})]}async function bringOutShard(run,files,previews,context){const ended={run,files,...NO_LINKS};if(run.planOnly!==void 0)return ended;return context.
log.group("Leave the shard",async()=>{const{written}=await undelivered({written:[],removed:[]},context);const folder=await leaveShard(run,written,{...context,previews,directory:context.reportDirectory});
return{...ended,run:{...run,delivered:await deliverShard(folder,context)}}})}}),65357:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,
{N5:()=>deliveredSha,VY:()=>reportAddress,fA:()=>linksAt});var _github_places_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76847);function linksAt(sha,event,git,workspace){if(sha===void 0||event.
kind==="none"||git===void 0)return()=>void 0;const{toRepository}=(0,_github_places_js__WEBPACK_IMPORTED_MODULE_0__.z)(git,workspace);const base=`${event.hosts.server}/${event.owner}/${event.repo}/raw/${sha}`;
return path=>{const there=toRepository(path);return there===void 0?void 0:`${base}/${there.split("/").map(encodeURIComponent).join("/")}`}}function deliveredSha(delivered){return delivered.flatMap(each=>"\
sha"in each?[each.sha]:[])[0]}function reportAddress(delivered){return delivered.flatMap(each=>each.kind==="artifact"&&each.name.endsWith(".html")?[each.url]:[])[0]}}),47039:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{O:()=>settingsFingerprint});var node_crypto__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(77598);var _plan_recipe_id_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(
17031);var _session_service_identity_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(35560);function settingsFingerprint(settings){const{workingDirectory,paths,humanPaths,model,manifest,variants,outOfLimits,
changedOnly,rules}=settings;const service=(0,_session_service_identity_js__WEBPACK_IMPORTED_MODULE_1__.C1)(settings.service);const common={workingDirectory,paths,humanPaths,model,manifest,variants:variants.
map(withRecipeId),outOfLimits,changedOnly,service,...rules.length>0&&{rules:rules.map(rule=>({...rule,variants:rule.variants.map(withRecipeId)}))}};return(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(
"sha256").update(JSON.stringify(common)).digest("hex")}function withRecipeId({name,output,recipe}){return{name,output,recipe:(0,_plan_recipe_id_js__WEBPACK_IMPORTED_MODULE_2__.W)(recipe)}}}),9459:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{
__webpack_require__.d(__webpack_exports__,{eh:()=>PACKAGE_FILE,i8:()=>PACKAGE_VERSION,th:()=>LEDGER_FILE,u1:()=>PRODUCTS_FOLDER});const PACKAGE_FILE="shard.jsonl";const LEDGER_FILE="ledger.jsonl";const PRODUCTS_FOLDER="\
products";const PACKAGE_VERSION=1})};
