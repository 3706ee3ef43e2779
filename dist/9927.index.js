export const id=9927;export const ids=[9927];export const modules={19927:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{writeHtmlReport:()=>writeHtmlReport});
var promises_=__webpack_require__(51455);var external_node_path_=__webpack_require__(76760);var words=__webpack_require__(58191);var html_confidence=__webpack_require__(77208);var visible=__webpack_require__(
35944);;const REFERENCES={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function html(text){return(0,visible.RK)(text).replace(/[&<>"']/g,mark=>REFERENCES[mark]??"")}function href(address){
if(address===void 0||!URL.canParse(address))return void 0;const url=new URL(address);return url.protocol==="https:"||url.protocol==="http:"?html(url.href):void 0};const OUTCOME_TITLE={failed:"Failed",
deferred:"Deferred",made:"Made",planned:"Planned",reused:"Reused",kept:"Kept",skipped:"Skipped"};function card(result,context){const{path,outcome}=result;const slash=path.lastIndexOf("/");const products=productsOf(
result);const reason=outcome.kind==="reused"?"":toldOnce((0,words.A3)(outcome),context.told);return`<li class="card" data-path="${html(path)}" data-outcome="${outcome.kind}" data-rank="${context.rank}\
" data-bytes="${products[0]?.bytes??0}" data-confidence="${(0,html_confidence.i2)(outcome)??2}" data-low="${(0,html_confidence.Ge)(outcome)}">
${stage(result,context.previews)}
<div class="said">
<button type="button" class="name" aria-haspopup="dialog">${html(path.slice(slash+1))}</button>
<span class="mark of-${outcome.kind}"><i class="dot"></i>${OUTCOME_TITLE[outcome.kind]}</span>
${slash<0?"":`<span class="folder">${html(path.slice(0,slash))}/</span>`}
${line(result,products)}
${reason===""?"":`<p class="why">${html(reason)}</p>`}
</div>
<dl hidden>${facts(result,products,context.link)}</dl>
</li>
`}function toldOnce(reason,told){return told?.has(reason)===true?"The cause that is told above.":reason}function productsOf({outcome}){return"products"in outcome?outcome.products:[]}function stage(result,previews){
const{before,after}=previews;if(before===void 0&&after===void 0)return`<div class="stage none">${NO_PICTURE}<span>No preview</span></div>`;const name=html(result.path);const paired=before!==void 0&&after!==
void 0;const parts=[before===void 0?"":img("before",before,`Before: ${name}`),after===void 0?"":`<div class="floor"></div>${img("after",after,`After: ${name}`)}`,paired?'<span class="bar"></span>':"",
before===void 0?"":'<span class="tag l" aria-hidden="true">Before</span>',after===void 0?"":'<span class="tag r" aria-hidden="true">After</span>',paired?`<input class="slide" type="range" min="0" max=\
"100" value="50" step="1" aria-label="Compare before and after: ${name}">`:""];return`<div class="stage ${paired?"pair":"lone"}" data-ratio="${ratio(result,previews)}"><div class="fit">${parts.join("")}\
</div></div>`}function ratio(result,{before}){const size=before===void 0?productsOf(result)[0]??result.size:result.size??before;return(size?.width===void 0||size.height===void 0?4/3:size.width/size.height).
toFixed(4)}const NO_PICTURE='<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><rect x="3" y="4" width="18\
" height="16" rx="2.5"/><path d="M3 17l5-5 3 3M4 21L20 3"/></svg>';function img(kind,{bytes,mime},alternative){return`<img class="${kind}" alt="${alternative}" loading="lazy" decoding="async" draggabl\
e="false" src="data:${mime};base64,${Buffer.from(bytes).toString("base64")}">`}function line(result,products){const[first]=products;const parts=[first===void 0?"":`${first.width} \xD7 ${first.height}`,
first===void 0?"":(0,words.Ov)(first.bytes),products.length>1?(0,words.U9)(products.length,"product"):"",(0,words.M0)(result.outcome)===false?"":`paid: ${(0,words.Rr)((0,words.M0)(result.outcome))}`,result.
outcome.kind==="reused"?result.outcome.reason:""].filter(part=>part!=="");const low=(0,html_confidence.Ge)(result.outcome)?'<span class="of-low">low confidence</span>':"";return parts.length===0&&low===
""?"":`<p class="line">${parts.map(part=>`<span>${html(part)}</span>`).join("")}${low}</p>`}function facts(result,products,link){const{outcome}=result;const failure=outcome.kind==="failed"?outcome.failure:
void 0;const traced=failure??outcome;const confidence=(0,html_confidence.i2)(outcome);return[fact("Outcome",`<span class="mark of-${outcome.kind}"><i class="dot"></i>${OUTCOME_TITLE[outcome.kind]}</sp\
an>`),fact("Why",html((0,words.A3)(outcome))),fact("Stage",failure===void 0?"":html((0,words.Q3)(failure.stage))),fact("Worth another try",failure===void 0?"":failure.retryable?"yes":"not by itself"),
fact("Source",linked(result.path,link)),fact("Source pixels",result.size===void 0?"":`${result.size.width} \xD7 ${result.size.height}`),...products.map(product=>fact(product.variant===""?"Product":`Pr\
oduct \u201C${html(product.variant)}\u201D`,productFact(product,link))),fact("Confidence",confidence===void 0?"":`${Math.round(confidence*100)}%`),fact("Model",result.model),fact("Paid",(0,words.Rr)((0,
words.M0)(outcome))),fact("Time",outcome.kind==="made"?(0,words.p0)(outcome.milliseconds):""),fact("Job","jobKey"in traced?html(traced.jobKey??""):""),fact("Request","requestId"in traced?html(traced.requestId??
""):"")].join("")}function linked(path,link){const address=link(path);return address===void 0?html(path):`<a href="${html(address)}" target="_blank" rel="noopener noreferrer">${html(path)}</a>`}function productFact(product,link){
return`${linked(product.path,link)}<br>${product.width} \xD7 ${product.height}, ${(0,words.Ov)(product.bytes)}`}function fact(title,value){return value===""?"":`<div><dt>${title}</dt><dd>${value}</dd>\
</div>`}var external_node_crypto_=__webpack_require__(77598);var external_node_fs_=__webpack_require__(73024);var causes=__webpack_require__(52796);var exit=__webpack_require__(11596);;const STYLE=(0,
external_node_fs_.readFileSync)(__webpack_require__.ab+"report.css","utf8");const SCRIPT=(0,external_node_fs_.readFileSync)(__webpack_require__.ab+"report.js","utf8");function pageHead(facts2){const style=STYLE+
ownGround(facts2.background);return`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Cutouts: ${html(facts2.title)}</title>
<style>${style}</style>
</head>
<body data-ground="${firstGround(facts2.background)}">
${header(facts2)}
${tools(facts2)}
<main class="wrap">
<p class="status" role="status" aria-live="polite">${(0,words.U9)(facts2.run.results.length,"picture")}</p>
<ul class="grid">
`}function pageFoot(withoutPreview){const note=withoutPreview===0?"":`<span>${(0,words.U9)(withoutPreview,"picture")} without a preview: the report keeps below 30 MB.</span>`;return`</ul>
<div class="empty" hidden><p>No picture matches.</p><button type="button" class="button reset">Show all pictures</button></div>
</main>
<footer><div class="wrap"><span>Made by cutout-action. This file loads nothing from elsewhere.</span>${note}<span class="keys"><kbd>/</kbd> search</span><span class="keys"><kbd>b</kbd> next ground</sp\
an><span class="keys"><kbd>n</kbd> <kbd>p</kbd> next, previous in the large view</span><span class="keys">arrow keys move a slider</span></div></footer>
${DIALOG}
<script>${SCRIPT}<\/script>
</body>
</html>
`}function policy(style){return["default-src 'none'","img-src data:",`style-src '${integrity(style)}'`,`script-src '${integrity(SCRIPT)}'`,"base-uri 'none'","form-action 'none'"].join("; ")}function integrity(text){
return`sha256-${(0,external_node_crypto_.createHash)("sha256").update(text).digest("base64")}`}function ownGround(background){if(!isPlainGround(background))return"";return`:root { --own: ${background.
kind==="colour"?css(background):`linear-gradient(${css(background.top)}, ${css(background.bottom)})`}; }
`}function isPlainGround(background){return background.kind==="colour"||background.kind==="gradient"}function css({r,g,b}){return`rgb(${r} ${g} ${b})`}function firstGround(background){return isPlainGround(
background)?"own":"checker"}function headCauses({results}){return(0,causes.i)(results).slice(0,3)}function header({run,title,address}){const link=href(address);const eyebrow=link===void 0?html(title):
`<a href="${link}" rel="noopener noreferrer">${html(title)}</a>`;const causes2=headCauses(run);const notes=[...(0,exit.on)(run),...causes2.map(({failure,paths})=>`${(0,words.U9)(paths.length,"picture")}\
, one cause: ${failure.reason}`),(0,words.ft)(run),(0,words.Qe)(run),...run.delivered.flatMap(each=>each.kind==="failed"?[`Delivery by ${each.way} failed: ${each.reason}`]:[])];return`<header class="w\
rap">
<p class="eyebrow">${eyebrow}${run.planOnly===void 0?"":` \xB7 ${(0,words.MD)(run.planOnly)}`}</p>
<h1>${headline(run)}</h1>
<ul class="notes">${notes.map(note=>`<li>${html(note)}</li>`).join("")}</ul>
</header>`}function headline({counts,planOnly}){const failed=counts.failed===0?"":`, <span class="bad">${(0,words.vm)(counts.failed)} failed</span>`;if(counts.total===0)return"No pictures were found";
if(planOnly!==void 0)return`${(0,words.U9)(counts.planned,"cutout")} to make${failed}`;const ready=counts.made+counts.reused+counts.kept;return`${(0,words.vm)(ready)} of ${(0,words.U9)(counts.total,"c\
utout")} ready${failed}`}function tools(facts2){return`<div class="tools"${facts2.run.results.length===0?" hidden":""} role="search" aria-label="Pictures"><div class="wrap">
<div class="find"><label class="hush" for="search">Search by name</label><input class="field" id="search" type="search" placeholder="Search by name" autocomplete="off" spellcheck="false"></div>
<fieldset class="which"><legend class="hush">Show</legend><div class="chips">${chips(facts2)}</div></fieldset>
<div><label class="hush" for="order">Order</label><select class="field" id="order" autocomplete="off"><option value="attention">Needs attention first</option><option value="name">By name</option><opti\
on value="size">Largest product first</option>${facts2.run.results.some(({outcome})=>(0,html_confidence.i2)(outcome)!==void 0)?'<option value="confidence">Least confident first</option>':""}</select><\
/div>
<fieldset><legend class="hush">Ground behind the cutouts</legend><div class="grounds">${grounds(facts2.background)}</div></fieldset>
</div></div>`}function chips({run}){const low=run.results.filter(({outcome})=>(0,html_confidence.Ge)(outcome)).length;const outcomes=words.im.filter(kind=>run.counts[kind]>0).map(kind=>chip(kind,OUTCOME_TITLE[kind],
run.counts[kind]));const confidence=low===0?[]:[chip("low","Low confidence",low)];return[chip("all","All",run.counts.total),...outcomes,...confidence].join("")}function chip(value,title,number){const dot=value===
"all"?"":`<i class="dot of-${value}"></i>`;return`<label class="chip"><input type="radio" name="which" value="${value}" autocomplete="off"${value==="all"?" checked":""}><span>${dot}${title} <b>${(0,words.
vm)(number)}</b></span></label>`}const PLAIN_GROUNDS=[["white","White",255],["black","Black",0]];function isPlain(background,level){return background.kind==="colour"&&[background.r,background.g,background.
b].every(part=>part===level)}function grounds(background){const own=isPlainGround(background)?[["own","The product\u2019s own"]]:[];const plain=[["checker","Checkerboard"],...PLAIN_GROUNDS.filter(([,,
level])=>!isPlain(background,level))];const kinds=[...own,...plain];return kinds.map(([value,title])=>`<label class="ground" title="${title}"><input type="radio" name="ground" value="${value}" aria-la\
bel="${title}" autocomplete="off"${value===firstGround(background)?" checked":""}><span class="on-${value}"></span></label>`).join("")}function icon(path){return`<svg viewBox="0 0 24 24" fill="none" s\
troke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${path}"/></svg>`}const DIALOG=`<dialog aria-labelledby="large-title"><div class="large\
">
<div class="top"><h2 id="large-title"></h2><span class="place"></span>
<button type="button" class="button icon turn" aria-label="Next ground behind the cutout" title="Next ground (b)"><span class="swatch"></span></button>
<button type="button" class="button icon previous" aria-label="Previous picture">${icon("M15 5l-7 7 7 7")}</button>
<button type="button" class="button icon next" aria-label="Next picture">${icon("M9 5l7 7-7 7")}</button>
<button type="button" class="button icon close" aria-label="Close">${icon("M6 6l12 12M18 6L6 18")}</button></div>
<div class="view"></div><div class="side facts"></div>
</div></dialog>`;;const REPORT_LIMIT=3e7;const AT_ONCE=8;async function writeHtmlReport(report,file,limit=REPORT_LIMIT){await(0,promises_.mkdir)((0,external_node_path_.dirname)(file),{recursive:true});
const draft=`${file}.${process.pid}.tmp`;const handle=await(0,promises_.open)(draft,"w");try{const page=openPieces(handle);const written=await writePage(report,page.write,limit);await page.end();await handle.
close();await(0,promises_.rename)(draft,file);return written}finally{await handle.close();await(0,promises_.rm)(draft,{force:true})}}const PIECE=1<<16;function openPieces(handle){let piece="";const end=async()=>{
const text=piece;piece="";await handle.appendFile(text)};return{write:async text=>{piece+=text;if(piece.length>=PIECE)await end()},end}}async function writePage(report,write,limit){const results=attentionFirst(
report);const link=report.link??(()=>void 0);const told=new Set(headCauses(report.run).map(({failure})=>failure.reason));const bare=results.map((result,rank)=>Buffer.byteLength(card(result,{rank,previews:{},
link,told})));const head=pageHead(report);await write(head);let bytes=Buffer.byteLength(head)+FOOT_BYTES+bare.reduce((sum,each)=>sum+each,0);let withoutPreview=0;for await(const{result,rank,previews}of withPreviews(
report,results)){const text=card(result,{rank,previews,link,told});const extra=Buffer.byteLength(text)-(bare[rank]??0);const fits=bytes+extra<=limit;if(fits)bytes+=extra;else withoutPreview+=1;await write(
fits?text:card(result,{rank,previews:{},link,told}))}const foot=pageFoot(withoutPreview);await write(foot);return{bytes:bytes-FOOT_BYTES+Buffer.byteLength(foot),withoutPreview}}const FOOT_BYTES=Buffer.
byteLength(pageFoot(1e6));async function*withPreviews(report,results){for(let start=0;start<results.length;start+=AT_ONCE){const some=results.slice(start,start+AT_ONCE);yield*await Promise.all(some.map(
async(result,index)=>({result,rank:start+index,previews:await report.previews(result.path)??{}})))}}function attentionFirst({run}){const rank=({outcome})=>(0,html_confidence.Ge)(outcome)?.5:words.im.indexOf(
outcome.kind);return[...run.results].sort((a,b)=>rank(a)-rank(b)||(a.path<b.path?-1:1))}})};
