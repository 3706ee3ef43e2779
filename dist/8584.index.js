export const id=8584;export const ids=[8584];export const modules={38584:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{M:()=>chooseProposal,
chooseTarget:()=>chooseTarget,e:()=>dependabotMayNotWrite,remoteOf:()=>remoteOf});var _github_event_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(19607);function chooseTarget(event,wanted,input,current){
if(event.kind==="none"){const branch2=wanted||current;if(branch2!==void 0)return{kind:"target",remote:"origin",branch:branch2};return refused(`No branch is checked out here. Give \`${input}\`.`)}if(event.
kind==="fork")return refused(fromFork);const branch=wanted||branchOfEvent(event);if(branch!==void 0)return{kind:"target",remote:remoteOf(event),branch};return refused(whyNoBranch(event,input))}function chooseProposal(event,settings){
if(event.kind==="none")return refused("Pull requests are opened in GitHub Actions alone.");const target=chooseTarget(event,settings.base,"base",void 0);if(target.kind==="refused")return target;const{remote,
branch:base}=target;const branch=settings.branch||`cutouts/${base}`;if(branch!==base)return{kind:"proposal",remote,base,branch};return refused(`\`branch\` and \`base\` are both ${base}: give \`branch\` \
another.`)}function remoteOf({hosts,owner,repo}){return`${hosts.server}/${owner}/${repo}`}const fromFork="This pull request comes from a fork, so the token is read-only and nothing can be committed. T\
he cutouts are made and committed once it is merged, if the workflow also runs on `push`.";const dependabotMayNotWrite="Dependabot started this run, so the token is read-only unless the job has `permi\
ssions: contents: write`, and nothing can be committed. The cutouts are made and committed once its pull request is merged, if the workflow also runs on `push`.";function branchOfEvent(event){switch(event.
kind){case"push":case"schedule":case"dispatch":return(0,_github_event_js__WEBPACK_IMPORTED_MODULE_0__.V4)(event.ref);case"pull-request":return event.pullRequest.head.branch;case"dependabot":if(event.name===
"pull_request_target")return void 0;return event.pullRequest?.head.branch??(0,_github_event_js__WEBPACK_IMPORTED_MODULE_0__.V4)(event.ref);default:return void 0}}function whyNoBranch(event,input){const give=`\
Give \`${input}\`, the branch that the cutouts are for`;if(event.ref==="")return`No branch of ${event.owner}/${event.repo} is checked out here. ${give}.`;const tag=event.ref.startsWith("refs/tags/")?event.
ref.slice("refs/tags/".length):void 0;switch(event.name){case"release":return`A release belongs to a tag${tag===void 0?"":` (${tag})`}, and a tag to no branch. ${give}.`;case"merge_group":return`The m\
erge queue deletes its branch when it is done with it. Have the workflow run on \`push\` in place of \`merge_group\`, or give \`${input}\`.`;case"pull_request_target":return`A run by pull_request_targ\
et has the base's rights and is made for code of strangers, so nothing is committed to the pull request's branch. Have the workflow run on \`pull_request\`, or give \`${input}\`.`;default:}if(tag!==void 0)
return`The run is on the tag ${tag}, and a tag belongs to no branch. ${give}.`;return`The event ${event.name} (${event.ref}) belongs to no branch. ${give}.`}function refused(reason){return{kind:"refus\
ed",reason}}})};
