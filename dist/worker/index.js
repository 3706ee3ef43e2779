import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 3339:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("module");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/publicPath */
/******/ (() => {
/******/ 	var scriptUrl;
/******/ 	if (typeof import.meta.url === "string") scriptUrl = import.meta.url
/******/ 	// When supporting browsers where an automatic publicPath is not supported you must specify an output.publicPath manually via configuration
/******/ 	// or pass an empty string ("") and set the __webpack_public_path__ variable from your code to use your own logic.
/******/ 	if (!scriptUrl) throw new Error("Automatic publicPath is not supported in this browser");
/******/ 	scriptUrl = scriptUrl.replace(/#.*$/, "").replace(/\?.*$/, "").replace(/\/[^\/]+$/, "/");
/******/ 	__nccwpck_require__.p = scriptUrl;
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	__nccwpck_require__.b = new URL("./", import.meta.url);
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
;// CONCATENATED MODULE: external "node:v8"
const external_node_v8_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");
;// CONCATENATED MODULE: external "node:vm"
const external_node_vm_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:vm");
;// CONCATENATED MODULE: ./lib/pixels/sweep.js


/** Dead pictures that are worth a sweep of what is young, in about a millisecond. */
const SOME_BYTES = 4 << 20;
/** Those that grew old, beyond which a full sweep's few milliseconds are worth it. */
const MANY_BYTES = 8 << 20;
/**
 * Sweeps what jobs left behind. V8 sees the few bytes of a buffer's object, not the picture behind it, and lets some 60 MB
 * of dead pictures pile up in every thread before it sweeps.
 */
function createSweep() {
    (0,external_node_v8_namespaceObject.setFlagsFromString)("--expose-gc");
    const collect = (0,external_node_vm_namespaceObject.runInNewContext)("gc");
    if (typeof collect !== "function")
        return () => { };
    return () => {
        if (process.memoryUsage().arrayBuffers < SOME_BYTES)
            return;
        Reflect.apply(collect, undefined, [{ type: "minor" }]);
        if (process.memoryUsage().arrayBuffers > MANY_BYTES)
            Reflect.apply(collect, undefined, []);
    };
}

;// CONCATENATED MODULE: ./lib/pixels/transfer.js
/**
 * The memory of the Uint8Arrays directly inside `message`, to be handed over instead of copied. An array that shares
 * its memory with others (a small Buffer in Node's pool, a subarray) is left out, and so is copied.
 */
function ownedBuffers(message) {
    if (typeof message !== "object" || message === null)
        return [];
    const values = message instanceof Uint8Array ? [message] : Object.values(message);
    const found = new Set();
    for (const value of values) {
        if (!(value instanceof Uint8Array) || !(value.buffer instanceof ArrayBuffer))
            continue;
        if (value.byteLength === value.buffer.byteLength)
            found.add(value.buffer);
    }
    return [...found];
}

;// CONCATENATED MODULE: ./lib/pixels/thread-side.js



/** Answers the jobs that arrive from the main thread, one after another. A handler's error is its job's failure. */
function serveJobs(handlers) {
    const port = external_node_worker_threads_namespaceObject.parentPort;
    if (port === null)
        throw new Error("this file is a worker thread's entry and cannot be run by itself");
    const sweep = createSweep();
    port.on("message", (job) => void answer(port, handlers, job).then(sweep));
}
async function answer(port, handlers, job) {
    const reply = await attempt(handlers, job, (part) => port.postMessage({ kind: "part", part }));
    port.postMessage(reply, reply.kind === "done" ? ownedBuffers(reply.output) : []);
}
async function attempt(handlers, { kind, input }, tell) {
    const handler = handlers[kind];
    if (handler === undefined)
        return { kind: "failed", message: `no picture work is called "${kind}"`, stack: "" };
    try {
        return { kind: "done", output: await handler(input, tell) };
    }
    catch (error) {
        // Some codecs throw things that are no Error.
        const thrown = error instanceof Error ? error : new Error(String(error));
        return { kind: "failed", message: thrown.message, stack: thrown.stack ?? "" };
    }
}

;// CONCATENATED MODULE: ./lib/worker.js

/**
 * The worker thread's entry: every piece of picture work by name, each loaded when the first job of its kind comes.
 * `pixels/threads.ts` calls these by name and takes its types from here.
 */
const handlers = {
    check: async (input) => (await Promise.all(/* import() */[__nccwpck_require__.e(164), __nccwpck_require__.e(611)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4611))).checkPicture(input),
    checkModel: async (input) => (await Promise.all(/* import() */[__nccwpck_require__.e(573), __nccwpck_require__.e(952)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7894))).checkModelJob(input),
    finish: async (input, tell) => (await Promise.all(/* import() */[__nccwpck_require__.e(430), __nccwpck_require__.e(164), __nccwpck_require__.e(716), __nccwpck_require__.e(566)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5566))).finishPicture(input, tell),
    fit: async (input) => (await Promise.all(/* import() */[__nccwpck_require__.e(846), __nccwpck_require__.e(164), __nccwpck_require__.e(720)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3720))).fitPicture(input),
    isCutOut: async (input) => (await Promise.all(/* import() */[__nccwpck_require__.e(164), __nccwpck_require__.e(198)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3198))).isCutOut(input),
    matte: async (input) => (await Promise.all(/* import() */[__nccwpck_require__.e(164), __nccwpck_require__.e(551), __nccwpck_require__.e(98)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2098))).matteJob(input),
    matteByModel: async (input) => (await Promise.all(/* import() */[__nccwpck_require__.e(164), __nccwpck_require__.e(551), __nccwpck_require__.e(573), __nccwpck_require__.e(759)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2759))).modelMatteJob(input),
    preview: async (input) => (await Promise.all(/* import() */[__nccwpck_require__.e(430), __nccwpck_require__.e(164), __nccwpck_require__.e(354)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8354))).previewPicture(input),
    verify: async (input) => (await Promise.all(/* import() */[__nccwpck_require__.e(164), __nccwpck_require__.e(716), __nccwpck_require__.e(564)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3564))).verifyCutout(input),
};
serveJobs(handlers);

