export const id=9832;export const ids=[9832];export const modules={6614:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{ao:()=>isForbiddenByGraphql,
bg:()=>mayPass,fG:()=>whyRefused,gP:()=>explainApi,gp:()=>isSecondaryLimit,pm:()=>clock,tF:()=>apiFailure});var _json_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(16413);var _user_error_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(
24435);function apiFailure(error){if(!(error instanceof Error)||!("status"in error)||typeof error.status!=="number")return void 0;const response="response"in error?error.response:void 0;const headers=(0,
_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(response,"headers");return{status:error.status,message:error.message,headers:(0,_json_js__WEBPACK_IMPORTED_MODULE_1__.u)(headers)?headers:{},answered:response!==
void 0}}function explainApi(error,what,permission){return`${what}: ${whyRefused(error,permission)}`}function whyRefused(error,permission){const failure=apiFailure(error);if(failure===void 0)return isForbiddenByGraphql(
error)?mayNot(permission,(0,_user_error_js__WEBPACK_IMPORTED_MODULE_0__.bD)(error)):(0,_user_error_js__WEBPACK_IMPORTED_MODULE_0__.bD)(error);const{status,message,headers,answered}=failure;if(!answered)
return`GitHub could not be reached (${message})`;if(status===401)return"GitHub does not accept the `token`: it is wrong or has expired";if(isRateLimit(failure)){const until=headers["x-ratelimit-remain\
ing"]==="0"?untilClock(headers["x-ratelimit-reset"]):"";return`GitHub's API takes no more requests from this token${until}; run again then`}if(/\bSAML\b/i.test(message))return`the organisation wants i\
ts single sign-on (SAML), and the \`token\` has not been authorised for it: authorise the personal access token in its settings under \u201CConfigure SSO\u201D, or use \`github.token\``;if(/repository was archived/i.
test(message))return"the repository is archived, so nothing can be written to it: unarchive it in its settings, or set `deliver: artifact`";const unseen=status===(permission.endsWith("write")?404:403);
if(message.includes("Resource not accessible")||unseen)return mayNot(acceptedPermission(headers)??permission,message);if(status===404)return`GitHub knows no such thing there, or the \`token\` may not se\
e it (\`permissions: ${permission}\`)`;return`GitHub answered ${status}: ${message}`}function mayPass(error){const failure=apiFailure(error);return failure!==void 0&&(failure.status>=500||isRateLimit(
failure))}function isRateLimit(failure){const{status,headers}=failure;if(status===429)return true;return status===403&&(headers["x-ratelimit-remaining"]==="0"||headers["retry-after"]!==void 0||isSecondaryLimit(
failure))}function isSecondaryLimit({message}){return/secondary rate limit|abuse detection/i.test(message)}function untilClock(reset){const milliseconds=Number(reset)*1e3;return Number.isFinite(milliseconds)?
` until ${clock(milliseconds)}`:""}function clock(milliseconds){return`${new Date(milliseconds).toISOString().slice(0,16).replace("T"," ")} UTC`}function mayNot(permission,message){return`the token ma\
y not. Give the job \`permissions: ${permission}\`. (GitHub said: ${message})`}function isForbiddenByGraphql(error){const errors=error instanceof Error&&"errors"in error?error.errors:void 0;return Array.
isArray(errors)&&errors.some(each=>(0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(each,"type")==="FORBIDDEN")}function acceptedPermission(headers){const accepted=headers["x-accepted-github-permissions"];
if(typeof accepted!=="string"||accepted==="")return void 0;const[first=""]=accepted.split(";");return first.split(",").map(part=>part.trim().replaceAll("_","-").replace("=",": ")).join("`, `")}}),9832:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){
__webpack_require__.d(__webpack_exports__,{commentOn:()=>commentOn});;const LIST=`query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) { pullRequest(number: $number) { comments(first: 100, after: $after) {
    nodes { id body viewerDidAuthor isMinimized } pageInfo { hasNextPage endCursor } } } } }`;const UPDATE=`mutation ($id: ID!, $body: String!) { updateIssueComment(input: { id: $id, body: $body }) { \
clientMutationId } }`;const MINIMISE=`mutation ($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { clientMutationId } }`;const RESTORE=`mutation ($id: ID!) { unminimizeComm\
ent(input: { subjectId: $id }) { clientMutationId } }`;function openConversation(api,pullRequest){const{owner,repo,number}=pullRequest;const mutate=async(mutation,variables)=>{await(await api()).graphql(
mutation,variables)};return{list:async()=>listAll(await api(),pullRequest),create:async body=>{await(await api()).rest.issues.createComment({owner,repo,issue_number:number,body})},update:(id2,body)=>mutate(
UPDATE,{id:id2,body}),minimise:id2=>mutate(MINIMISE,{id:id2}),restore:id2=>mutate(RESTORE,{id:id2})}}async function listAll(api,{owner,repo,number}){const all=[];for(let after=null;;){const page=await api.
graphql(LIST,{owner,repo,number,after});const comments=page.repository?.pullRequest?.comments;if(comments===void 0)return all;for(const{id:id2,body,viewerDidAuthor,isMinimized}of comments.nodes){all.push(
{id:id2,body,ours:viewerDidAuthor,minimised:isMinimized})}if(!comments.pageInfo.hasNextPage)return all;after=comments.pageInfo.endCursor}}var external_node_crypto_=__webpack_require__(77598);var markdown=__webpack_require__(
63021);var report_sections=__webpack_require__(13136);;const COMMENT_LIMIT=65e3;function renderComment(run,links,identity,limit=COMMENT_LIMIT){const marker=markerOf(identity);if(!isNews(run))return{kind:"\
nothing",marker,body:`${marker}
${UP_TO_DATE}`};const page={links,room:"a comment has room for 65,536 characters",galleryPictures:12,openPictures:0};const heading={kind:"text",text:`${marker}
### Cutouts

${(0,report_sections.M0)(run,page).join("\n\n")}

`};const sections=[(0,report_sections.Lb)(run,page),(0,report_sections.io)(run,page),(0,report_sections.NY)(run,page),(0,report_sections.vC)(run,page)];return{kind:"something",marker,body:(0,markdown.
fT)([heading,...sections],limit)}}const UP_TO_DATE="### Cutouts\n\n\u2705 All cutouts are up to date.\n";function isNews({counts,delivered}){const unsettled=counts.failed+counts.made+counts.planned+counts.
deferred+counts.skipped+counts.orphans;return unsettled>0||delivered.some(({kind})=>kind==="failed")}function markerOf({workflow,job,step,work}){const hash=(0,external_node_crypto_.createHash)("sha256").
update(JSON.stringify([workflow,job,step,work])).digest("hex");return`<!-- cutout-action:comment:${hash.slice(0,20)} -->`}var refusals=__webpack_require__(6614);;async function postComment(comment,comments,log){
try{const[posted,...doubles]=(await comments.list()).filter(({ours,body})=>ours&&body.startsWith(comment.marker));if(posted===void 0)await first(comment,comments);else await again(comment,posted,comments);
for(const{id:id2,minimised}of doubles)if(!minimised)await comments.minimise(id2)}catch(error){log.warning(refusal(error))}}async function first(comment,comments){if(comment.kind==="something")await comments.
create(comment.body)}async function again(comment,posted,comments){if(posted.body!==comment.body)await comments.update(posted.id,comment.body);if(comment.kind==="nothing"&&!posted.minimised)await comments.
minimise(posted.id);if(comment.kind==="something"&&posted.minimised)await comments.restore(posted.id)}function refusal(error){if(isRefused(error))return"No comment on the pull request: the token may n\
ot write one. Give the job `permissions: pull-requests: write`, or set `comment: false`. On a pull request of a fork the token is always read-only.";const cause=(0,refusals.fG)(error,"pull-requests: w\
rite");return`The comment on the pull request could not be brought up to date (${cause}). The results are not affected.`}function isRefused(error){const status=(0,refusals.tF)(error)?.status;if((0,refusals.
ao)(error))return true;return!(0,refusals.bg)(error)&&(status===401||status===403||status===404)}var rules=__webpack_require__(6378);var report_links=__webpack_require__(65357);;async function commentOn(run,links,context){
const{event,api,log}=context;const{owner,repo,workflow,job,step}=event;const report=(0,report_links.VY)(run.delivered);const comment=renderComment(run,{...links,...report!==void 0&&{report}},{workflow,
job,step,work:workOf(context)});await postComment(comment,openConversation(api,{owner,repo,number:event.pullRequest.number}),log)}function workOf({settings}){const{workingDirectory,paths,humanPaths,model,
manifest,shard}=settings;const outputs=(0,rules.f)(settings).map(({name,output})=>`${name} ${output}`);return[workingDirectory,model,manifest,JSON.stringify([paths,humanPaths,outputs,shard??null])]}})};
