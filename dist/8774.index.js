export const id=8774;export const ids=[8774];export const modules={28774:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{keepCutouts:()=>keepCutouts});
var _report_words_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(58191);var _deliver_bring_out_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(27459);var _session_scope_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(
10942);var _session_trim_store_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(94932);const MOST_MINUTES=20;async function keepCutouts(legs,written,run,context){await context.log.group("Keep the s\
hards' cutouts",()=>keepAll(legs,written,run,context))}async function keepAll(legs,written,run,{settings,cacheSync,state,log,signal}){const{store,manifest}=state;const{stateLimitBytes,service,deliver}=settings;
const delivered=(0,_deliver_bring_out_js__WEBPACK_IMPORTED_MODULE_1__.Z)(run);const committed=delivered&&deliver.some(_session_scope_js__WEBPACK_IMPORTED_MODULE_2__.y1)?written:[];const worth=(0,_session_trim_store_js__WEBPACK_IMPORTED_MODULE_3__.
Ik)([manifest.lines.values(),committed],service,delivered?"dear":"needed");const ending=AbortSignal.any([signal,AbortSignal.timeout(MOST_MINUTES*6e4)]);let dear=0;let kept=0;await cacheSync.restoreStore(
ending);for(const leg of legs){if(ending.aborted||cacheSync.isSilent())break;if(!await cacheSync.ofLeg(leg).restoreStore(ending))continue;kept+=1;dear+=(await store.trim(stateLimitBytes,worth)).dear}(0,
_session_trim_store_js__WEBPACK_IMPORTED_MODULE_3__.aA)({dear,bytes:0},stateLimitBytes,log);if(kept>0)log.info(`The cutouts of ${(0,_report_words_js__WEBPACK_IMPORTED_MODULE_0__.U9)(kept,"shard")} are\
 kept for later runs, however those are divided.`)}})};
