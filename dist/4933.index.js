export const id=4933;export const ids=[4933];export const modules={4933:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{peopleModel:()=>peopleModel});
var node_path__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76760);var node_url__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(73136);function peopleModel(worker){const file=(0,node_path__WEBPACK_IMPORTED_MODULE_0__.
join)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)((0,node_url__WEBPACK_IMPORTED_MODULE_1__.fileURLToPath)(worker)),"people.onnx");return{sha256:"",preset:"plain",bytes:226e3,input:"human-model-\
file",source:{kind:"box",file}}}})};
