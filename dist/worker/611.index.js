export const id=611;export const ids=[611];export const modules={4611:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.r(__webpack_exports__);__webpack_require__.
d(__webpack_exports__,{checkPicture:()=>checkPicture});var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(1455);var _pixels_decode_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(
4164);async function checkPicture({file}){await(0,_pixels_decode_js__WEBPACK_IMPORTED_MODULE_1__.D4)(await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file))}})};
