export const id=8497;export const ids=[8497];export const modules={38497:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{originOf:()=>originOf});
var _github_head_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(40869);var _github_places_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(76847);var _github_tracked_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(
63326);function originOf(event,git,workspace,access){const{toRepository}=(0,_github_places_js__WEBPACK_IMPORTED_MODULE_0__.z)(git,workspace);let commits;const trees=new Map;const treeOf=sha=>{const tree=trees.
get(sha)??(0,_github_tracked_js__WEBPACK_IMPORTED_MODULE_1__.re)(git,workspace,sha);trees.set(sha,tree);return tree};return{hosts:event.hosts,...access,visibility:event.visibility,commits:()=>{commits??=
withHead(commitsOf(event),event,git);return commits},pathOf:picture=>toRepository(picture.path),async blobAt(sha,picture){const tree=await treeOf(sha);if(tree===void 0)return{kind:"unknown"};const id2=tree.
get(picture.path)?.blobId;return id2===void 0?{kind:"absent"}:{kind:"blob",id:id2}}}}function commitsOf(event){const here={owner:event.owner,repo:event.repo};const own={...here,sha:event.sha};if(!("pu\
llRequest"in event)||event.pullRequest===void 0)return[own];const{head,base}=event.pullRequest;const fork=head.repo===""?here:{owner:head.owner,repo:head.repo};return[{...fork,sha:head.sha},{owner:base.
owner,repo:base.repo,sha:base.sha},own]}async function withHead(known,{owner,repo},git){const sha=await(0,_github_head_js__WEBPACK_IMPORTED_MODULE_2__.U)(git);return sha===void 0||known.some(commit=>commit.
sha===sha)?known:[...known,{owner,repo,sha}]}})};
