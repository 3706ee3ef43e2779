export const id=6683;export const ids=[6683];export const modules={16683:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{runListen:()=>runListen});
var external_node_util_=__webpack_require__(57975);var connect=__webpack_require__(66981);var urls=__webpack_require__(39075);var temporary=__webpack_require__(71780);var user_error=__webpack_require__(
24435);var embedded_jobs=__webpack_require__(82799);var embedded_server=__webpack_require__(66658);;const MAXIMUM_IMAGE_BYTES=5e7;const HOUR=36e5;const CAPACITY=200;const CAPACITY_BYTES=4e9;const GRACE_MILLISECONDS=1e4;
async function listen(options){refuseOpen(options);const local=isForThisMachine(options);const rule=local?connect.publicAndLoopback:connect.publicOnly;const dispatcher=(0,connect.guardedDispatcher)({rule});
let base="";await(0,temporary.Tk)();const jobs=(0,embedded_jobs.b)({directory:await(0,temporary.yy)("service"),matter:options.matter,fetching:{dispatcher,rule,maximumImageBytes:MAXIMUM_IMAGE_BYTES,timeoutMilliseconds:2e4},
resultsUrl:()=>base+embedded_server.m,capacity:CAPACITY,capacityBytes:CAPACITY_BYTES,lifetimeMilliseconds:HOUR,afterDownloadMilliseconds:HOUR/6});const release=async()=>{await jobs.close();await dispatcher.
destroy()};const server=await start(options,jobs).catch(async error=>{await release();throw new user_error.yo(`The service cannot listen on ${options.host}, port ${options.port}: ${(0,user_error.bD)(error)}\
.`)});const url=options.publicUrl??server.origin;base=url.href.replace(/\/+$/,"");const stop=async()=>{await server.close(GRACE_MILLISECONDS);await release()};return{url,bound:server.origin,loopbackImages:local,
pending:jobs.pending,stop}}function start({host,port,appCode,answered},jobs){return(0,embedded_server.U)({host:host.replace(/^\[|\]$/g,""),port,appCode,jobs,answered})}function isLocal(host){const url=`\
http://${host.includes(":")&&!host.startsWith("[")?`[${host}]`:host}`;return URL.canParse(url)&&(0,urls.U)(new URL(url))}function isForThisMachine({host,publicUrl}){return isLocal(host)&&(publicUrl===
void 0||(0,urls.U)(publicUrl))}function refuseOpen(reach){const{host,appCode,publicUrl}=reach;if(appCode===void 0&&!isForThisMachine(reach)){const what=isLocal(host)?"--public-url":`--host ${host}`;throw new user_error.
yo(`${what} lets others reach this service, so it needs an AppCode: --app-code CODE, or CUTOUT_APP_CODE in the environment.`)}if(["0.0.0.0","::","[::]"].includes(host)&&publicUrl===void 0){throw new user_error.
yo(`--host ${host} is every address of this machine, so clients have to be told by which one to fetch results: --public-url URL.`)}}var pixels_threads=__webpack_require__(2339);var terminal_log=__webpack_require__(
14039);var session_engine=__webpack_require__(83411);var settings_flags=__webpack_require__(37962);var model_files=__webpack_require__(70654);var settings=__webpack_require__(81577);var surroundings=__webpack_require__(
89481);var usage=__webpack_require__(43123);;async function runListen({env,stdout},flags){const log=(0,terminal_log.$)({write:text=>stdout.write(text),colour:false,debug:false});const{address,settings:settings2}=await(0,
usage.k)(async()=>{const{address:address2,engine}=readFlags(flags,env);refuseOpen(address2);return{address:address2,settings:await engineSettings(engine,env)}});const threads=(0,pixels_threads.O)({entry:(0,
surroundings.xA)()});try{const engine=(0,session_engine.P)(settings2,{threads,worker:(0,surroundings.xA)(),log});try{await engine.load();const{matter}=engine;await untilStopped(await listen({...address,
matter,answered:access=>log.info(accessLine(access))}),log)}finally{await engine.close()}}finally{await threads.close()}}async function untilStopped(service,log){const stopped=new Promise(resolve=>void(0,
surroundings.Zm)(resolve));log.info(`Listening at ${service.url.href}${service.loopbackImages?", for clients on this machine":""}.`);await stopped;const pending=service.pending();log.info(`Stopping${pending===
0?".":`: ${pending} tasks are not done and are dropped.`}`);await service.stop();log.info("Stopped.")}function accessLine({method,path,status,milliseconds,refusal}){const reason=refusal===void 0?"":` ${refusal.
slice(0,300)}`;return`${new Date().toISOString()} ${method} ${path.slice(0,200)} ${status} ${milliseconds} ms${reason}`}const ADDRESS_FLAGS=["listen","host","app-code","public-url"];const ENGINE_FLAGS=[
...model_files.GT,"state-directory"];function readFlags(flags,env){const values=parse(flags);const port=Number(values.listen);if(!/^\d{1,5}$/.test(values.listen??"")||port>65535){throw new user_error.
yo(`--listen is "${values.listen}", which is no port: 0 to 65535; 0 takes any that is free.`)}const appCode=values["app-code"]??(env["CUTOUT_APP_CODE"]||void 0);if(appCode!==void 0&&!/^[\x21-\x7e]+$/.
test(appCode)){throw new user_error.yo("--app-code has to be letters, digits and signs of ASCII, without spaces, and not empty.")}const publicUrl=readPublicUrl(values["public-url"]);const address={host:values.
host??"127.0.0.1",port,...appCode!==void 0&&{appCode},...publicUrl!==void 0&&{publicUrl}};return{address,engine:ENGINE_FLAGS.flatMap(name=>values[name]?[`--${name}=${values[name]}`]:[])}}function parse(flags){
const options=Object.fromEntries([...ADDRESS_FLAGS,...ENGINE_FLAGS].map(name=>[name,{type:"string"}]));try{return(0,external_node_util_.parseArgs)({args:[...flags],options}).values}catch(error){throw new user_error.
yo(`${(0,user_error.bD)(error)}
--listen goes with --host, --app-code, --public-url, ${ENGINE_FLAGS.map(name=>`--${name}`).join(", ")}.`)}}function readPublicUrl(text){if(text===void 0)return void 0;const url=URL.canParse(text)?new URL(
text):void 0;if(url!==void 0&&/^https?:$/.test(url.protocol)&&url.search===""&&url.hash===""&&url.username==="")return url;throw new user_error.yo(`--public-url is "${text}"; it has to be an http or h\
ttps URL without query and credentials.`)}function engineSettings(flags,env){const{CUTOUT_APP_CODE:_,...environment}=env;return(0,settings.M)((0,settings_flags.Mp)([".","--config=none",...flags],environment),
{workspace:process.cwd(),environment,secretsWithheld:false,configOf:"owner"})}}),43123:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,
{k:()=>readingUsage});const WRONG_USAGE=2;async function readingUsage(read){process.exitCode=WRONG_USAGE;const usage=await read();process.exitCode=void 0;return usage}}),14039:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){
__webpack_require__.d(__webpack_exports__,{$:()=>createTerminalLog});var _paint_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(74342);var _visible_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(
35944);function createTerminalLog(terminal){const secrets=new Set;const line=(style,message)=>{for(const one of broken(hide((0,_visible_js__WEBPACK_IMPORTED_MODULE_1__.RK)(message),secrets),terminal.columns?.()))
terminal.write(`${(0,_paint_js__WEBPACK_IMPORTED_MODULE_0__.n)(style,one,terminal.colour)}
`)};return{group:(title,work)=>{line("bold",title);return work()},info:message=>line("plain",message),warning:message=>line("yellow",`Warning: ${message}`),debug:message=>{if(terminal.debug)line("dim",
message)},mask:secret=>{for(const form of forms(secret))secrets.add(form)}}}function broken(text,limit){if(limit===void 0||(0,_visible_js__WEBPACK_IMPORTED_MODULE_1__.YB)(text)<=limit)return[text];const indent=/^ */.
exec(text)?.[0]??"";return(0,_visible_js__WEBPACK_IMPORTED_MODULE_1__.LV)(text.slice(indent.length),Math.max(20,limit-indent.length)).map(line=>indent+line)}function forms(secret){const lines=secret.split(
/\r?\n/).filter(line=>line.trim()!=="");return lines.flatMap(line=>[line,encoded(line),JSON.stringify(line).slice(1,-1),(0,_visible_js__WEBPACK_IMPORTED_MODULE_1__.RK)(line)])}function encoded(text){return encodeURIComponent(
text.replace(new RegExp("\\p{Cs}","gu"),"\uFFFD"))}function hide(message,secrets){const longestFirst=[...secrets].sort((a,b)=>b.length-a.length);return longestFirst.reduce((text,secret)=>text.replaceAll(
secret,"***"),message)}})};
