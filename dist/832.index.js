export const id=832;export const ids=[832];export const modules={9832:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{commentOn:()=>commentOn});
;const LIST=`query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
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
