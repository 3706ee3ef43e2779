export const id=7591;export const ids=[7591];export const modules={25353:(function(__unused_webpack___webpack_module__,__unused_webpack___webpack_exports__,__webpack_require__){var _v8_flags_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(
85135);(0,_v8_flags_js__WEBPACK_IMPORTED_MODULE_0__.fO)()}),17591:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.r(__webpack_exports__);__webpack_require__.
d(__webpack_exports__,{fetch:()=>undici__WEBPACK_IMPORTED_MODULE_1__.fetch});var _before_undici_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(25353);var undici__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(
46752)})};
