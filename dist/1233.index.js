export const id=1233;export const ids=[1233];export const modules={95477:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{H:()=>writeManifest,
a:()=>mergeManifest});var _in_pieces_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(88874);var _write_whole_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(82742);var _manifest_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(
77066);var _print_manifest_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(29448);var _read_manifest_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(62077);async function writeManifest(file,change){
if(change.written.length===0&&change.removed.length===0)return;await(0,_write_whole_js__WEBPACK_IMPORTED_MODULE_0__.f)(file,mergeManifest(await(0,_read_manifest_js__WEBPACK_IMPORTED_MODULE_3__.vz)(file),
change,file))}async function*mergeManifest(theirs,change,name){yield`${_manifest_js__WEBPACK_IMPORTED_MODULE_1__.Vx}
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
productBlob,request:line.request,bucket:line.bucket}}}),11233:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{record:()=>record});
var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51455);var node_path__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(76760);var _blob_id_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(
13700);var _inside_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(22059);var _memory_claims_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(66242);var _memory_merge_manifest_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(
95477);var _paths_js__WEBPACK_IMPORTED_MODULE_12__=__webpack_require__(31307);var _plan_intact_js__WEBPACK_IMPORTED_MODULE_6__=__webpack_require__(21736);var _plan_product_path_js__WEBPACK_IMPORTED_MODULE_7__=__webpack_require__(
76354);var _report_visible_js__WEBPACK_IMPORTED_MODULE_8__=__webpack_require__(35944);var _user_error_js__WEBPACK_IMPORTED_MODULE_9__=__webpack_require__(24435);var _plan_rules_js__WEBPACK_IMPORTED_MODULE_10__=__webpack_require__(
6378);var _session_scope_js__WEBPACK_IMPORTED_MODULE_11__=__webpack_require__(10942);async function record(finished,carried,orphans,{settings,state,tracked,log}){if((0,_session_scope_js__WEBPACK_IMPORTED_MODULE_11__.
Y1)(settings)!==void 0)return{written:[],removed:[]};const removed=settings.prune?await prune(orphans,{settings,state,tracked,log}):[];const kept=carried.filter(({product})=>!removed.includes(product));
const change={written:[...kept,...finished.flatMap(({lines})=>lines)],removed};const trouble=await write(change,settings);if(trouble!==void 0)return{...change,trouble};const made=[...state.pending.left,
...finished.flatMap(({lines})=>lines)];await state.written.add(made.map(({sha256})=>sha256)).then(state.pending.clear).catch(error=>{log.warning(`What the manifest has by now is still noted in the sta\
te directory: ${(0,_user_error_js__WEBPACK_IMPORTED_MODULE_9__.bD)(error)}`)});return change}async function prune(orphans,context){const{settings,state,log}=context;const prefix=(0,_session_scope_js__WEBPACK_IMPORTED_MODULE_11__.
MT)(settings);const removed=[];for(const orphan of orphans){const line=state.manifest.lines.get((0,_paths_js__WEBPACK_IMPORTED_MODULE_12__.j)(orphan,prefix));if(line===void 0)continue;try{const obstacle=await whyNotRemove(
line,orphan,context);if(obstacle===void 0){await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(settings.workspace,orphan),{force:true});removed.push(
line.product)}else log.warning(`${(0,_report_visible_js__WEBPACK_IMPORTED_MODULE_8__.RK)(orphan)} has no picture any more, but ${obstacle}: it is not removed.`)}catch(error){log.warning(`${(0,_report_visible_js__WEBPACK_IMPORTED_MODULE_8__.
RK)(orphan)} cannot be removed: ${(0,_user_error_js__WEBPACK_IMPORTED_MODULE_9__.bD)(error)}`)}}return removed}async function whyNotRemove(line,path,{settings,tracked}){if(!(0,_plan_product_path_js__WEBPACK_IMPORTED_MODULE_7__.
ST)((0,_plan_rules_js__WEBPACK_IMPORTED_MODULE_10__.f)(settings))(line.product))return'it lies where "output" does not lead';await(0,_inside_js__WEBPACK_IMPORTED_MODULE_3__.T)(settings.workspace,(0,node_path__WEBPACK_IMPORTED_MODULE_1__.
join)(settings.workspace,path));const state=await(0,_plan_intact_js__WEBPACK_IMPORTED_MODULE_6__.rt)(line,path,settings.workspace,tracked);if(state==="edited")return"it was edited by hand";const known=tracked.
get(path);if(known!==void 0&&known.blobId===(0,_blob_id_js__WEBPACK_IMPORTED_MODULE_2__.V)(line.sha256,line.bytes))return void 0;const checked=await(0,_memory_claims_js__WEBPACK_IMPORTED_MODULE_4__.xU)(
line,path,settings.workspace);return checked.kind==="refused"?`it ${checked.reason}`:void 0}async function write(change,settings){if(change.written.length+change.removed.length===0)return void 0;const file=(0,
node_path__WEBPACK_IMPORTED_MODULE_1__.join)(settings.root,settings.manifest);try{await(0,_inside_js__WEBPACK_IMPORTED_MODULE_3__.T)(settings.workspace,file);await(0,_memory_merge_manifest_js__WEBPACK_IMPORTED_MODULE_5__.
H)(file,change);return void 0}catch(error){return`The manifest cannot be written (${(0,_user_error_js__WEBPACK_IMPORTED_MODULE_9__.bD)(error)}). The products are in the work tree, and their cutouts in\
 the state directory: once the cause is mended, the next run pays nothing for them.`}}})};
