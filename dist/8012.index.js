export const id=8012;export const ids=[8012];export const modules={82799:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{b:()=>createJobs});
var external_node_crypto_=__webpack_require__(77598);var promises_=__webpack_require__(51455);var external_node_path_=__webpack_require__(76760);var user_error=__webpack_require__(24435);var external_node_fs_=__webpack_require__(
73024);var external_node_stream_promises_=__webpack_require__(46466);var limits=__webpack_require__(8207);var sniff=__webpack_require__(32409);var connect=__webpack_require__(66981);;async function fetchImage(url,file,fetching){
const wrong=await download(url,file,fetching);if(wrong!==void 0)return{kind:"refused",code:"23500006",reason:wrong};const sniffed=(0,sniff.xQ)(file);if(sniffed.kind!=="picture")return requirement(`it \
is ${sniffed.kind==="other"?sniffed.what:"no picture"}`);if(sniffed.type!=="jpeg"&&sniffed.type!=="png")return requirement(`it is ${sniffed.type}, not JPEG or PNG`);const sides=[sniffed.width,sniffed.
height];if(Math.min(...sides)<limits.EJ||Math.max(...sides)>limits.GE){return requirement(`it is ${sniffed.width}x${sniffed.height} px; allowed are ${limits.BV}`)}return{kind:"image",file}}async function download(url,file,fetching){
const{dispatcher,rule,maximumImageBytes,timeoutMilliseconds}=fetching;const signal=AbortSignal.timeout(timeoutMilliseconds);try{const{response}=await(0,connect.openGuarded)(url,{dispatcher,rule,signal});
if(response.statusCode!==200){await response.body.dump();return`its URL answers with status ${response.statusCode}`}await(0,external_node_stream_promises_.pipeline)(response.body,limited(maximumImageBytes),
(0,external_node_fs_.createWriteStream)(file,{flags:"wx"}),{signal});return void 0}catch(error){return signal.aborted?"its URL does not answer in time":(0,user_error.bD)(error)}}function limited(maximum){
return async function*(chunks){let total=0;for await(const chunk of chunks){total+=chunk.length;if(total>maximum)throw new Error(`it has more than ${maximum} bytes`);yield chunk}}}function requirement(reason){
return{kind:"refused",code:"23500007",reason}};function createJobs(options){const jobs=new Map;const results=new Map;const timers=new Set;let pending=0;let keptBytes=0;let closed=false;const later=(milliseconds,work)=>{
const timer=setTimeout(()=>{timers.delete(timer);work()},milliseconds);timers.add(timer.unref())};const forget=name=>{const result=results.get(name);if(result===void 0)return;results.delete(name);keptBytes-=
result.bytes;(0,promises_.rm)(result.file,{force:true}).catch(()=>{})};async function run(state,image,update){const{image:url,model}=state;update({image:url,model,status:"RUNNING"});const name=`${unguessable()}\
.png`;const cutout=(0,external_node_path_.join)(options.directory,name);const matted=await options.matter({image,model,cutout}).finally(()=>pending--);if(closed)return(0,promises_.rm)(options.directory,
{recursive:true,force:true});await(0,promises_.rm)(image,{force:true});if(matted.kind==="failed"){const{reason,refused}=matted;return update({image:url,model,status:"FAILED",reason,...refused&&{refused}})}
const{size:bytes}=await(0,promises_.stat)(cutout);results.set(name,{file:cutout,bytes});keptBytes+=bytes;later(options.lifetimeMilliseconds,()=>forget(name));const{confidence}=matted;const links=[`${options.
resultsUrl()}/${name}`];update({image:url,model,status:"SUCCESS",results:links,...confidence!==void 0&&{confidence}})}function start(tasks,images){const resultKey=unguessable();const states=tasks.map(
({image,model})=>({image,model,status:"WAITING"}));jobs.set(resultKey,states);forgetOldest(jobs);later(options.lifetimeMilliseconds,()=>jobs.delete(resultKey));const accepted=[...states];for(const[index,
state]of accepted.entries()){const update=next=>{states[index]=next};run(state,images[index]??"",update).catch(error=>update({...state,status:"FAILED",reason:(0,user_error.bD)(error)}))}return{kind:"j\
ob",resultKey,tasks:accepted}}async function submit(tasks){if(pending+tasks.length>options.capacity){return{kind:"refused",code:"23500004",reason:`${pending} tasks are waiting already`}}if(keptBytes>options.
capacityBytes){return{kind:"refused",code:"23500004",reason:"the room for results is full until some have been fetched"}}pending+=tasks.length;const files=tasks.map(()=>(0,external_node_path_.join)(options.
directory,`${unguessable()}.image`));let started=false;try{const refused=await fetchAll(tasks,files);if(refused!==void 0)return refused;started=true;return start(tasks,files)}finally{if(!started){pending-=
tasks.length;await Promise.all(files.map(file=>(0,promises_.rm)(file,{force:true}).catch(()=>{})))}}}async function fetchAll(tasks,files){await(0,promises_.mkdir)(options.directory,{recursive:true});const fetched=await Promise.
allSettled(tasks.map(({image},i)=>fetchImage(image,files[i]??"",options.fetching)));for(const[at,image]of fetched.entries()){if(image.status==="rejected")throw image.reason;if(image.value.kind==="refu\
sed")return{...image.value,reason:`data.task_list[${at}]: ${image.value.reason}`}}return void 0}return{submit,find:resultKey=>jobs.get(resultKey),result:name=>results.get(name)?.file,downloaded:name=>later(
options.afterDownloadMilliseconds,()=>forget(name)),pending:()=>pending,close:async()=>{closed=true;for(const timer of timers)clearTimeout(timer);await(0,promises_.rm)(options.directory,{recursive:true,
force:true})}}}const MOST_JOBS=2e3;function forgetOldest(jobs){for(const[key,states]of jobs){if(jobs.size<=MOST_JOBS)return;if(states.every(({status})=>status==="SUCCESS"||status==="FAILED"))jobs.delete(
key)}}function unguessable(){return(0,external_node_crypto_.randomBytes)(16).toString("hex")}}),66658:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.
d(__webpack_exports__,{m:()=>resultsPath,U:()=>startServer});var external_node_crypto_=__webpack_require__(77598);var promises_=__webpack_require__(51455);var external_node_http_=__webpack_require__(37067);
var codes=__webpack_require__(25721);var contract=__webpack_require__(20761);var user_error=__webpack_require__(24435);var urls=__webpack_require__(39075);;const MOST_NONCES=1e5;function createGateway(appCode,now=Date.
now){const seen=new Map;return{admit:request=>refuseCredentials(request,appCode)??refuseNonce(request.headers["x-ca-nonce"],seen,now())??refuseContentType(request.headers["content-type"])}}function refuseCredentials(request,appCode){
if(appCode===void 0)return refuseForeignName(request);const given=request.headers.authorization;const serviceCode="23500001";if(given===void 0)return{status:400,code:"A400MA",message:"Need authorizati\
on",serviceCode};if(isSame(given,`APPCODE ${appCode}`))return void 0;return{status:401,code:"A401AC",message:"Invalid AppCode",serviceCode}}function refuseForeignName(request){const host=`http://${request.
headers.host??""}`;if(URL.canParse(host)&&(0,urls.U)(new URL(host)))return void 0;return{status:404,code:"I404DO",message:"Invalid Domain",serviceCode:"23500002"}}function isSame(given,wanted){const digest=text=>(0,
external_node_crypto_.createHash)("sha256").update(text).digest();return(0,external_node_crypto_.timingSafeEqual)(digest(given),digest(wanted))}function refuseNonce(nonce,seen,now){if(typeof nonce!=="\
string"||nonce===""){return{status:400,code:"I400NC",message:"X-Ca-Nonce is required"}}for(const[old,at]of seen){if(now-at<contract.h8&&seen.size<=MOST_NONCES)break;seen.delete(old)}if(seen.has(nonce))
return{status:403,code:"S403NU",message:"Nonce Used"};seen.set(nonce,now);return void 0}function refuseContentType(given){if(/^application\/json\s*(;|$)/i.test(given??""))return void 0;const seen=/^[\w.+/;= -]{1,80}$/.
test(given??"")?given:"none";const message=`Invalid Content-Type: ${seen}; the calls take application/json`;return{status:400,code:"I400CT",message,serviceCode:"23500013"}};const ORDINARY_BYTES=128*1024;
const ROOM_BYTES=64*1024*1024;function createBodyReader(roomBytes=ROOM_BYTES){let taken=0;return async request=>{if(Number(request.headers["content-length"]??0)>contract.We)return{kind:"too large"};const chunks=[];
let own=0;try{for await(const chunk of request){const part=chunk;own+=part.length;taken+=part.length;if(own>contract.We)return{kind:"too large"};if(own>ORDINARY_BYTES&&taken>roomBytes)return{kind:"no \
room"};chunks.push(part)}return{kind:"body",text:Buffer.concat(chunks).toString("utf8")}}finally{taken-=own}}}var external_node_fs_=__webpack_require__(73024);var external_node_stream_promises_=__webpack_require__(
46466);;async function sendFile(file,target){try{await(0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file),target)}catch(error){if(!target.writableEnded)throw error}}
;function answerUnparsed(error,socket,answered){const fault=faultOf("code"in error?error.code:void 0,error.message);if(fault===void 0||!socket.writable)return void socket.destroy();const headers=[...fault.
code===void 0?[]:[`x-ca-error-code: ${fault.code}`],`x-ca-error-message: ${fault.message}`,`x-ca-request-id: ${(0,external_node_crypto_.randomUUID)()}`,"content-length: 0","connection: close"];socket.
end(`HTTP/1.1 ${fault.status}\r
${headers.join("\r\n")}\r
\r
`);const refusal=[fault.code,fault.message].filter(part=>part!==void 0).join(" ");answered?.({...requestLine(error),status:Number.parseInt(fault.status,10),refusal,milliseconds:0})}function faultOf(code,message){
switch(code){case"ECONNRESET":case"EPIPE":return void 0;case"HPE_HEADER_OVERFLOW":return{status:"431 Request Header Fields Too Large",code:"I400HD",message:"Invalid Header: URL and headers are larger \
than 8 KB"};case"ERR_HTTP_REQUEST_TIMEOUT":return{status:"408 Request Timeout",message:"The request did not come in time"};default:return{status:"400 Bad Request",message:message.replace(/[^\x20-\x7e]/g,
"?")}}}function requestLine(error){const packet="rawPacket"in error&&Buffer.isBuffer(error.rawPacket)?error.rawPacket:Buffer.alloc(0);const[,method="-",path="-"]=/^([A-Z]{1,10}) ([^\s?]{1,200})/.exec(
packet.toString("latin1",0,300))??[];return{method,path}};const resultsPath="/results";const apiNotFound={status:404,code:"I404NF",message:"API not found with path",serviceCode:"23500002"};const patience={
headersTimeout:15e3,requestTimeout:6e4,keepAliveTimeout:25e3,connectionsCheckingInterval:5e3};const MOST_CONNECTIONS=512;async function startServer(options){const serving={...createGateway(options.appCode),
readBody:createBodyReader(),jobs:options.jobs};const busy=new WeakSet;const server=(0,external_node_http_.createServer)({maxHeaderSize:contract.nC,...patience},(request,response)=>{const started=performance.
now();busy.add(request.socket);response.once("close",()=>busy.delete(request.socket));reply(request,serving).then(answer=>send(answer,request,response,options.jobs)).catch(error=>request.socket.destroyed?
left(response):crashed(error,response)).then(refusal=>options.answered?.(accessOf(request,response,refusal,started)))});server.maxConnections=MOST_CONNECTIONS;server.on("clientError",(error,socket)=>{
if(busy.has(socket))socket.destroy();else answerUnparsed(error,socket,options.answered)});await listen(server,options.host,options.port);const{port,family,address}=addressOf(server);const host=family===
"IPv6"?`[${address}]`:address;return{origin:new URL(`http://${host}:${port}`),close:(grace=0)=>server_close(server,grace)}}async function reply(request,{admit,readBody,jobs}){const path=pathOf(request);
const unsupported={status:405,code:"I405UM",message:"Unsupported method"};if(path.startsWith(`${resultsPath}/`)){if(request.method!=="GET"&&request.method!=="HEAD")return{kind:"gateway",refusal:unsupported};
return resultReply(path.slice(resultsPath.length+1),jobs)}if(path!==contract.Qm&&path!==contract.QR){return{kind:"gateway",refusal:apiNotFound}}if(request.method!=="POST")return{kind:"gateway",refusal:unsupported};
const refusal=admit(request);if(refusal!==void 0)return{kind:"gateway",refusal};const body=await readBody(request);switch(body.kind){case"too large":return{kind:"gateway",refusal:{status:413,code:"I41\
3RL",message:"Request body too large"}};case"no room":return{kind:"gateway",refusal:{status:503,code:"D503BB",message:"Backend service is busy"}};case"body":return path===contract.Qm?submitReply(body.
text,jobs):queryReply(body.text,jobs)}}async function submitReply(body,jobs){const parsed=(0,contract.Qv)(body);if(parsed.kind==="refused")return refuse(parsed.code,parsed.reason);const submitted=await jobs.
submit(parsed.tasks);if(submitted.kind==="refused")return refuse(submitted.code,submitted.reason);return{kind:"answer",status:200,body:(0,contract.aV)({...submitted,requestId:(0,external_node_crypto_.
randomUUID)()})}}function queryReply(body,jobs){const parsed=(0,contract.SW)(body);if(parsed.kind==="refused")return refuse(parsed.code,parsed.reason);const tasks=jobs.find(parsed.resultKey);if(tasks===
void 0)return refuse("23500008","the key is unknown");return{kind:"answer",status:200,body:(0,contract.aV)({resultKey:parsed.resultKey,tasks,requestId:(0,external_node_crypto_.randomUUID)()})}}function refuse(code,reason){
const status=codes.oU.get(code)?.status??500;return{kind:"answer",status,body:refusalBody(code,reason,(0,external_node_crypto_.randomUUID)()),refusal:`${code} ${reason}`}}function refusalBody(code,reason,requestId){
const message=`${codes.oU.get(code)?.text??"Internal server error"}: ${reason}`;return(0,contract.X$)({code,message,requestId})}function resultReply(name,jobs){const file=jobs.result(name);if(file!==void 0)
return{kind:"result",name,file};return{kind:"answer",status:404,body:"",refusal:"no such result, or it has expired"}}async function send(answer,request,response,jobs){switch(answer.kind){case"answer":
response.writeHead(answer.status,{"content-type":"application/json; charset=utf-8"}).end(answer.body);return answer.refusal;case"gateway":return sendRefusal(answer.refusal,request,response);case"resul\
t":{const{size}=await(0,promises_.stat)(answer.file);response.writeHead(200,{"content-type":"image/png","content-length":size});if(request.method==="HEAD")return void response.end();await sendFile(answer.
file,response);jobs.downloaded(answer.name)}}return void 0}function sendRefusal(refusal,request,response){const{status,code,message,serviceCode}=refusal;const requestId=(0,external_node_crypto_.randomUUID)();
const body=serviceCode===void 0?"":refusalBody(serviceCode,message,requestId);response.writeHead(status,{"x-ca-error-code":code,"x-ca-error-message":message,"x-ca-request-id":requestId,"content-length":Buffer.
byteLength(body),...body===""?{}:{"content-type":"application/json; charset=utf-8"},...request.complete?{}:{connection:"close"}});response.end(body);return`${code} ${message}`}const CLIENT_LEFT=499;function left(response){
if(!response.headersSent)response.statusCode=CLIENT_LEFT;return"the connection ended before the answer had"}function crashed(error,response){if(response.headersSent)response.destroy();else response.writeHead(
500).end((0,contract.X$)({code:"23500000",message:"Internal server error",requestId:(0,external_node_crypto_.randomUUID)()}));return(0,user_error.bD)(error)}function pathOf(request){return(request.url??
"/").split("?")[0]??"/"}function accessOf(request,response,refusal,started){return{method:request.method??"",path:pathOf(request).replace(/^(\/results\/.{6}).*/,"$1\u2026"),status:response.statusCode,
milliseconds:Math.round(performance.now()-started),...refusal===void 0?{}:{refusal}}}function listen(server,host,port){return new Promise((resolve,reject)=>{server.once("error",reject).listen(port,host,
()=>{server.off("error",reject);resolve()})})}function addressOf(server){const address=server.address();if(address===null||typeof address==="string")throw new Error("the server listens on no port");return address}
async function server_close(server,graceMilliseconds){const closed=new Promise(resolve=>server.close(()=>resolve()));server.closeIdleConnections();const timer=setTimeout(()=>server.closeAllConnections(),
graceMilliseconds);await closed;clearTimeout(timer)}})};
