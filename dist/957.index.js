export const id = 957;
export const ids = [957];
export const modules = {

/***/ 54957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ concurrently)
/* harmony export */ });
/**
 * Does `work` for each item, at most `limit` at once, and yields each result as soon as it is there. Takes an item only
 * when there is room for it, so what is in memory is bounded. `work` must not reject.
 */
async function* concurrently(items, limit, work) {
    const source = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : streamOf(items);
    const running = new Set();
    const start = (item) => {
        const step = work(item).then((value) => ({ kind: "done", value, step }));
        running.add(step);
    };
    const pull = () => source.next().then((next) => ({ kind: "next", next }));
    let pulling;
    let more = true;
    try {
        while (more || running.size > 0) {
            if (more && running.size < limit)
                pulling ??= pull();
            const step = await Promise.race(pulling === undefined ? running : [pulling, ...running]);
            if (step.kind === "done") {
                running.delete(step.step);
                yield step.value;
                continue;
            }
            pulling = undefined;
            if (step.next.done === true)
                more = false;
            else
                start(step.next.value);
        }
    }
    finally {
        if (more)
            await source.return?.();
    }
}
async function* streamOf(items) {
    yield* items;
}


/***/ })

};
