export const id=1065;export const ids=[1065];export const modules={31065:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{openFile:()=>openFile});
var node_child_process__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(31421);var _child_environment_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(30193);async function openFile(file,env,log){if(env["\
CI"]!==void 0&&env["CI"]!==""&&env["CI"]!=="false"){log.info('"--open" opens nothing in CI.');return}const[program,args]=opener(file);const child=(0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(
program,args,{detached:true,stdio:"ignore",env:(0,_child_environment_js__WEBPACK_IMPORTED_MODULE_1__.cT)(env)});await new Promise(resolve=>{child.once("spawn",resolve);child.once("error",error=>{log.warning(
`The report could not be opened by ${program} (${error.message}): open ${file} yourself.`);resolve()})});child.unref()}function opener(file){if(process.platform==="darwin")return["open",[file]];if(process.
platform==="win32")return["rundll32",["url.dll,FileProtocolHandler",file]];return["xdg-open",[file]]}})};
