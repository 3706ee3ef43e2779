export const id=3394;export const ids=[3394];export const modules={43394:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{renderSummary:()=>renderSummary,
writeSummary:()=>writeSummary});var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(51455);var _markdown_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(63021);var _sections_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(
13136);const SUMMARY_LIMIT=1024*1024-1024;function renderSummary(run,links,limit=SUMMARY_LIMIT){const page={links,room:"a summary has room for 1 MiB",galleryPictures:40,openPictures:20};const heading={
kind:"text",text:`## Cutouts

${(0,_sections_js__WEBPACK_IMPORTED_MODULE_2__.M0)(run,page).join("\n\n")}

`};return(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__.fT)([heading,(0,_sections_js__WEBPACK_IMPORTED_MODULE_2__.Lb)(run,page),(0,_sections_js__WEBPACK_IMPORTED_MODULE_2__.io)(run,page),(0,_sections_js__WEBPACK_IMPORTED_MODULE_2__.
NY)(run,page),(0,_sections_js__WEBPACK_IMPORTED_MODULE_2__.vC)(run,page)],limit)}async function writeSummary(markdown,file,log){if(file===void 0||file==="")return;try{await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.
appendFile)(file,`${markdown}
`)}catch(error){const cause=error instanceof Error?error.message:String(error);log.warning(`The summary of this step could not be written (${cause}). The results are not affected.`)}}})};
