export const id=2780;export const ids=[2780];export const modules={42780:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{notePlaces:()=>notePlaces});
var node_path__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76760);var _memory_merge_manifest_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(95477);var _memory_read_manifest_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(
62077);var _paths_js__WEBPACK_IMPORTED_MODULE_6__=__webpack_require__(31307);var _report_delivered_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(70814);var _user_error_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(
24435);var _session_scope_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(10942);async function notePlaces(shelved,change,{settings,log}){const addresses=(0,_report_delivered_js__WEBPACK_IMPORTED_MODULE_3__.
TL)([shelved]);if(addresses.size===0)return change;const prefix=(0,_session_scope_js__WEBPACK_IMPORTED_MODULE_5__.MT)(settings);const placed=line=>{const bucket=addresses.get((0,_paths_js__WEBPACK_IMPORTED_MODULE_6__.
v)(line.product,prefix));return bucket===void 0||bucket===line.bucket?line:{...line,bucket}};const file=(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(settings.root,settings.manifest);try{const{lines}=await(0,
_memory_read_manifest_js__WEBPACK_IMPORTED_MODULE_2__.WI)(file);const changed=[...lines.values()].filter(line=>placed(line)!==line).map(placed);await(0,_memory_merge_manifest_js__WEBPACK_IMPORTED_MODULE_1__.
H)(file,{written:changed,removed:[]})}catch(error){log.warning(`${settings.manifest} does not say where the products are in the bucket: ${(0,_user_error_js__WEBPACK_IMPORTED_MODULE_4__.bD)(error)}`)}return{
...change,written:change.written.map(placed)}}})};
