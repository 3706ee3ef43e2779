export const id = 324;
export const ids = [324];
export const modules = {

/***/ 884:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "d5efcfa04e7bf7ccc057.wasm";

/***/ }),

/***/ 1324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  decodeAvif: () => (/* binding */ decodeAvif)
});

;// CONCATENATED MODULE: ./node_modules/@jsquash/avif/codec/dec/avif_dec.js

var Module = (() => {
  var _scriptDir = import.meta.url;
  
  return (
function(moduleArg = {}) {

var Module=moduleArg;var readyPromiseResolve,readyPromiseReject;var readyPromise=new Promise((resolve,reject)=>{readyPromiseResolve=resolve;readyPromiseReject=reject});const isServiceWorker=globalThis.ServiceWorkerGlobalScope!==undefined;const isRunningInCloudFlareWorkers=isServiceWorker&&typeof self!=="undefined"&&globalThis.caches&&globalThis.caches.default!==undefined;const isRunningInNode=typeof process==="object"&&process.release&&process.release.name==="node";if(isRunningInCloudFlareWorkers||isRunningInNode){if(!globalThis.ImageData){globalThis.ImageData=class ImageData{constructor(data,width,height){this.data=data;this.width=width;this.height=height}}}if(import.meta.url===undefined){import.meta.url="https://localhost"}if(typeof self!=="undefined"&&self.location===undefined){self.location={href:""}}}var moduleOverrides=Object.assign({},Module);var arguments_=[];var thisProgram="./this.program";var quit_=(status,toThrow)=>{throw toThrow};var ENVIRONMENT_IS_WEB=typeof window=="object";var ENVIRONMENT_IS_WORKER=typeof importScripts=="function";var ENVIRONMENT_IS_NODE=typeof process=="object"&&typeof process.versions=="object"&&typeof process.versions.node=="string";var scriptDirectory="";function locateFile(path){if(Module["locateFile"]){return Module["locateFile"](path,scriptDirectory)}return scriptDirectory+path}var read_,readAsync,readBinary;if(ENVIRONMENT_IS_WEB||ENVIRONMENT_IS_WORKER){if(ENVIRONMENT_IS_WORKER){scriptDirectory=self.location.href}else if(typeof document!="undefined"&&document.currentScript){scriptDirectory=document.currentScript.src}if(_scriptDir){scriptDirectory=_scriptDir}if(scriptDirectory.startsWith("blob:")){scriptDirectory=""}else{scriptDirectory=scriptDirectory.substr(0,scriptDirectory.replace(/[?#].*/,"").lastIndexOf("/")+1)}{read_=url=>{var xhr=new XMLHttpRequest;xhr.open("GET",url,false);xhr.send(null);return xhr.responseText};if(ENVIRONMENT_IS_WORKER){readBinary=url=>{var xhr=new XMLHttpRequest;xhr.open("GET",url,false);xhr.responseType="arraybuffer";xhr.send(null);return new Uint8Array(xhr.response)}}readAsync=(url,onload,onerror)=>{var xhr=new XMLHttpRequest;xhr.open("GET",url,true);xhr.responseType="arraybuffer";xhr.onload=()=>{if(xhr.status==200||xhr.status==0&&xhr.response){onload(xhr.response);return}onerror()};xhr.onerror=onerror;xhr.send(null)}}}else{}var out=Module["print"]||console.log.bind(console);var err=Module["printErr"]||console.error.bind(console);Object.assign(Module,moduleOverrides);moduleOverrides=null;if(Module["arguments"])arguments_=Module["arguments"];if(Module["thisProgram"])thisProgram=Module["thisProgram"];if(Module["quit"])quit_=Module["quit"];var wasmBinary;if(Module["wasmBinary"])wasmBinary=Module["wasmBinary"];var wasmMemory;var ABORT=false;var EXITSTATUS;var HEAP8,HEAPU8,HEAP16,HEAPU16,HEAP32,HEAPU32,HEAPF32,HEAPF64;function updateMemoryViews(){var b=wasmMemory.buffer;Module["HEAP8"]=HEAP8=new Int8Array(b);Module["HEAP16"]=HEAP16=new Int16Array(b);Module["HEAPU8"]=HEAPU8=new Uint8Array(b);Module["HEAPU16"]=HEAPU16=new Uint16Array(b);Module["HEAP32"]=HEAP32=new Int32Array(b);Module["HEAPU32"]=HEAPU32=new Uint32Array(b);Module["HEAPF32"]=HEAPF32=new Float32Array(b);Module["HEAPF64"]=HEAPF64=new Float64Array(b)}var __ATPRERUN__=[];var __ATINIT__=[];var __ATPOSTRUN__=[];var runtimeInitialized=false;function preRun(){if(Module["preRun"]){if(typeof Module["preRun"]=="function")Module["preRun"]=[Module["preRun"]];while(Module["preRun"].length){addOnPreRun(Module["preRun"].shift())}}callRuntimeCallbacks(__ATPRERUN__)}function initRuntime(){runtimeInitialized=true;callRuntimeCallbacks(__ATINIT__)}function postRun(){if(Module["postRun"]){if(typeof Module["postRun"]=="function")Module["postRun"]=[Module["postRun"]];while(Module["postRun"].length){addOnPostRun(Module["postRun"].shift())}}callRuntimeCallbacks(__ATPOSTRUN__)}function addOnPreRun(cb){__ATPRERUN__.unshift(cb)}function addOnInit(cb){__ATINIT__.unshift(cb)}function addOnPostRun(cb){__ATPOSTRUN__.unshift(cb)}var runDependencies=0;var runDependencyWatcher=null;var dependenciesFulfilled=null;function addRunDependency(id){runDependencies++;Module["monitorRunDependencies"]?.(runDependencies)}function removeRunDependency(id){runDependencies--;Module["monitorRunDependencies"]?.(runDependencies);if(runDependencies==0){if(runDependencyWatcher!==null){clearInterval(runDependencyWatcher);runDependencyWatcher=null}if(dependenciesFulfilled){var callback=dependenciesFulfilled;dependenciesFulfilled=null;callback()}}}function abort(what){Module["onAbort"]?.(what);what="Aborted("+what+")";err(what);ABORT=true;EXITSTATUS=1;what+=". Build with -sASSERTIONS for more info.";var e=new WebAssembly.RuntimeError(what);readyPromiseReject(e);throw e}var dataURIPrefix="data:application/octet-stream;base64,";var isDataURI=filename=>filename.startsWith(dataURIPrefix);var wasmBinaryFile;if(Module["locateFile"]){wasmBinaryFile="avif_dec.wasm";if(!isDataURI(wasmBinaryFile)){wasmBinaryFile=locateFile(wasmBinaryFile)}}else{wasmBinaryFile=new URL(/* asset import */ __webpack_require__(884), __webpack_require__.b).href}function getBinarySync(file){if(file==wasmBinaryFile&&wasmBinary){return new Uint8Array(wasmBinary)}if(readBinary){return readBinary(file)}throw"both async and sync fetching of the wasm failed"}function getBinaryPromise(binaryFile){if(!wasmBinary&&(ENVIRONMENT_IS_WEB||ENVIRONMENT_IS_WORKER)){if(typeof fetch=="function"){return fetch(binaryFile,{credentials:"same-origin"}).then(response=>{if(!response["ok"]){throw`failed to load wasm binary file at '${binaryFile}'`}return response["arrayBuffer"]()}).catch(()=>getBinarySync(binaryFile))}}return Promise.resolve().then(()=>getBinarySync(binaryFile))}function instantiateArrayBuffer(binaryFile,imports,receiver){return getBinaryPromise(binaryFile).then(binary=>WebAssembly.instantiate(binary,imports)).then(receiver,reason=>{err(`failed to asynchronously prepare wasm: ${reason}`);abort(reason)})}function instantiateAsync(binary,binaryFile,imports,callback){if(!binary&&typeof WebAssembly.instantiateStreaming=="function"&&!isDataURI(binaryFile)&&typeof fetch=="function"){return fetch(binaryFile,{credentials:"same-origin"}).then(response=>{var result=WebAssembly.instantiateStreaming(response,imports);return result.then(callback,function(reason){err(`wasm streaming compile failed: ${reason}`);err("falling back to ArrayBuffer instantiation");return instantiateArrayBuffer(binaryFile,imports,callback)})})}return instantiateArrayBuffer(binaryFile,imports,callback)}function createWasm(){var info={"a":wasmImports};function receiveInstance(instance,module){wasmExports=instance.exports;wasmMemory=wasmExports["F"];updateMemoryViews();wasmTable=wasmExports["K"];addOnInit(wasmExports["G"]);removeRunDependency("wasm-instantiate");return wasmExports}addRunDependency("wasm-instantiate");function receiveInstantiationResult(result){receiveInstance(result["instance"])}if(Module["instantiateWasm"]){try{return Module["instantiateWasm"](info,receiveInstance)}catch(e){err(`Module.instantiateWasm callback failed with error: ${e}`);readyPromiseReject(e)}}instantiateAsync(wasmBinary,wasmBinaryFile,info,receiveInstantiationResult).catch(readyPromiseReject);return{}}var callRuntimeCallbacks=callbacks=>{while(callbacks.length>0){callbacks.shift()(Module)}};var noExitRuntime=Module["noExitRuntime"]||true;var stackRestore=val=>__emscripten_stack_restore(val);var stackSave=()=>_emscripten_stack_get_current();var __embind_register_bigint=(primitiveType,name,size,minRange,maxRange)=>{};var embind_init_charCodes=()=>{var codes=new Array(256);for(var i=0;i<256;++i){codes[i]=String.fromCharCode(i)}embind_charCodes=codes};var embind_charCodes;var readLatin1String=ptr=>{var ret="";var c=ptr;while(HEAPU8[c]){ret+=embind_charCodes[HEAPU8[c++]]}return ret};var awaitingDependencies={};var registeredTypes={};var typeDependencies={};var BindingError;var throwBindingError=message=>{throw new BindingError(message)};var InternalError;var throwInternalError=message=>{throw new InternalError(message)};var whenDependentTypesAreResolved=(myTypes,dependentTypes,getTypeConverters)=>{myTypes.forEach(function(type){typeDependencies[type]=dependentTypes});function onComplete(typeConverters){var myTypeConverters=getTypeConverters(typeConverters);if(myTypeConverters.length!==myTypes.length){throwInternalError("Mismatched type converter count")}for(var i=0;i<myTypes.length;++i){registerType(myTypes[i],myTypeConverters[i])}}var typeConverters=new Array(dependentTypes.length);var unregisteredTypes=[];var registered=0;dependentTypes.forEach((dt,i)=>{if(registeredTypes.hasOwnProperty(dt)){typeConverters[i]=registeredTypes[dt]}else{unregisteredTypes.push(dt);if(!awaitingDependencies.hasOwnProperty(dt)){awaitingDependencies[dt]=[]}awaitingDependencies[dt].push(()=>{typeConverters[i]=registeredTypes[dt];++registered;if(registered===unregisteredTypes.length){onComplete(typeConverters)}})}});if(0===unregisteredTypes.length){onComplete(typeConverters)}};function sharedRegisterType(rawType,registeredInstance,options={}){var name=registeredInstance.name;if(!rawType){throwBindingError(`type "${name}" must have a positive integer typeid pointer`)}if(registeredTypes.hasOwnProperty(rawType)){if(options.ignoreDuplicateRegistrations){return}else{throwBindingError(`Cannot register type '${name}' twice`)}}registeredTypes[rawType]=registeredInstance;delete typeDependencies[rawType];if(awaitingDependencies.hasOwnProperty(rawType)){var callbacks=awaitingDependencies[rawType];delete awaitingDependencies[rawType];callbacks.forEach(cb=>cb())}}function registerType(rawType,registeredInstance,options={}){if(!("argPackAdvance"in registeredInstance)){throw new TypeError("registerType registeredInstance requires argPackAdvance")}return sharedRegisterType(rawType,registeredInstance,options)}var GenericWireTypeSize=8;var __embind_register_bool=(rawType,name,trueValue,falseValue)=>{name=readLatin1String(name);registerType(rawType,{name:name,"fromWireType":function(wt){return!!wt},"toWireType":function(destructors,o){return o?trueValue:falseValue},"argPackAdvance":GenericWireTypeSize,"readValueFromPointer":function(pointer){return this["fromWireType"](HEAPU8[pointer])},destructorFunction:null})};var emval_freelist=[];var emval_handles=[];var __emval_decref=handle=>{if(handle>9&&0===--emval_handles[handle+1]){emval_handles[handle]=undefined;emval_freelist.push(handle)}};var count_emval_handles=()=>emval_handles.length/2-5-emval_freelist.length;var init_emval=()=>{emval_handles.push(0,1,undefined,1,null,1,true,1,false,1);Module["count_emval_handles"]=count_emval_handles};var Emval={toValue:handle=>{if(!handle){throwBindingError("Cannot use deleted val. handle = "+handle)}return emval_handles[handle]},toHandle:value=>{switch(value){case undefined:return 2;case null:return 4;case true:return 6;case false:return 8;default:{const handle=emval_freelist.pop()||emval_handles.length;emval_handles[handle]=value;emval_handles[handle+1]=1;return handle}}}};function readPointer(pointer){return this["fromWireType"](HEAPU32[pointer>>2])}var EmValType={name:"emscripten::val","fromWireType":handle=>{var rv=Emval.toValue(handle);__emval_decref(handle);return rv},"toWireType":(destructors,value)=>Emval.toHandle(value),"argPackAdvance":GenericWireTypeSize,"readValueFromPointer":readPointer,destructorFunction:null};var __embind_register_emval=rawType=>registerType(rawType,EmValType);var floatReadValueFromPointer=(name,width)=>{switch(width){case 4:return function(pointer){return this["fromWireType"](HEAPF32[pointer>>2])};case 8:return function(pointer){return this["fromWireType"](HEAPF64[pointer>>3])};default:throw new TypeError(`invalid float width (${width}): ${name}`)}};var __embind_register_float=(rawType,name,size)=>{name=readLatin1String(name);registerType(rawType,{name:name,"fromWireType":value=>value,"toWireType":(destructors,value)=>value,"argPackAdvance":GenericWireTypeSize,"readValueFromPointer":floatReadValueFromPointer(name,size),destructorFunction:null})};var createNamedFunction=(name,body)=>Object.defineProperty(body,"name",{value:name});var runDestructors=destructors=>{while(destructors.length){var ptr=destructors.pop();var del=destructors.pop();del(ptr)}};function usesDestructorStack(argTypes){for(var i=1;i<argTypes.length;++i){if(argTypes[i]!==null&&argTypes[i].destructorFunction===undefined){return true}}return false}function craftInvokerFunction(humanName,argTypes,classType,cppInvokerFunc,cppTargetFunc,isAsync){var argCount=argTypes.length;if(argCount<2){throwBindingError("argTypes array size mismatch! Must at least get return value and 'this' types!")}var isClassMethodFunc=argTypes[1]!==null&&classType!==null;var needsDestructorStack=usesDestructorStack(argTypes);var returns=argTypes[0].name!=="void";var expectedArgCount=argCount-2;var argsWired=new Array(expectedArgCount);var invokerFuncArgs=[];var destructors=[];var invokerFn=function(...args){if(args.length!==expectedArgCount){throwBindingError(`function ${humanName} called with ${args.length} arguments, expected ${expectedArgCount}`)}destructors.length=0;var thisWired;invokerFuncArgs.length=isClassMethodFunc?2:1;invokerFuncArgs[0]=cppTargetFunc;if(isClassMethodFunc){thisWired=argTypes[1]["toWireType"](destructors,this);invokerFuncArgs[1]=thisWired}for(var i=0;i<expectedArgCount;++i){argsWired[i]=argTypes[i+2]["toWireType"](destructors,args[i]);invokerFuncArgs.push(argsWired[i])}var rv=cppInvokerFunc(...invokerFuncArgs);function onDone(rv){if(needsDestructorStack){runDestructors(destructors)}else{for(var i=isClassMethodFunc?1:2;i<argTypes.length;i++){var param=i===1?thisWired:argsWired[i-2];if(argTypes[i].destructorFunction!==null){argTypes[i].destructorFunction(param)}}}if(returns){return argTypes[0]["fromWireType"](rv)}}return onDone(rv)};return createNamedFunction(humanName,invokerFn)}var ensureOverloadTable=(proto,methodName,humanName)=>{if(undefined===proto[methodName].overloadTable){var prevFunc=proto[methodName];proto[methodName]=function(...args){if(!proto[methodName].overloadTable.hasOwnProperty(args.length)){throwBindingError(`Function '${humanName}' called with an invalid number of arguments (${args.length}) - expects one of (${proto[methodName].overloadTable})!`)}return proto[methodName].overloadTable[args.length].apply(this,args)};proto[methodName].overloadTable=[];proto[methodName].overloadTable[prevFunc.argCount]=prevFunc}};var exposePublicSymbol=(name,value,numArguments)=>{if(Module.hasOwnProperty(name)){if(undefined===numArguments||undefined!==Module[name].overloadTable&&undefined!==Module[name].overloadTable[numArguments]){throwBindingError(`Cannot register public name '${name}' twice`)}ensureOverloadTable(Module,name,name);if(Module.hasOwnProperty(numArguments)){throwBindingError(`Cannot register multiple overloads of a function with the same number of arguments (${numArguments})!`)}Module[name].overloadTable[numArguments]=value}else{Module[name]=value;if(undefined!==numArguments){Module[name].numArguments=numArguments}}};var heap32VectorToArray=(count,firstElement)=>{var array=[];for(var i=0;i<count;i++){array.push(HEAPU32[firstElement+i*4>>2])}return array};var replacePublicSymbol=(name,value,numArguments)=>{if(!Module.hasOwnProperty(name)){throwInternalError("Replacing nonexistent public symbol")}if(undefined!==Module[name].overloadTable&&undefined!==numArguments){Module[name].overloadTable[numArguments]=value}else{Module[name]=value;Module[name].argCount=numArguments}};var dynCallLegacy=(sig,ptr,args)=>{sig=sig.replace(/p/g,"i");var f=Module["dynCall_"+sig];return f(ptr,...args)};var wasmTable;var getWasmTableEntry=funcPtr=>wasmTable.get(funcPtr);var dynCall=(sig,ptr,args=[])=>{if(sig.includes("j")){return dynCallLegacy(sig,ptr,args)}var rtn=getWasmTableEntry(ptr)(...args);return rtn};var getDynCaller=(sig,ptr)=>(...args)=>dynCall(sig,ptr,args);var embind__requireFunction=(signature,rawFunction)=>{signature=readLatin1String(signature);function makeDynCaller(){if(signature.includes("j")){return getDynCaller(signature,rawFunction)}return getWasmTableEntry(rawFunction)}var fp=makeDynCaller();if(typeof fp!="function"){throwBindingError(`unknown function pointer with signature ${signature}: ${rawFunction}`)}return fp};var extendError=(baseErrorType,errorName)=>{var errorClass=createNamedFunction(errorName,function(message){this.name=errorName;this.message=message;var stack=new Error(message).stack;if(stack!==undefined){this.stack=this.toString()+"\n"+stack.replace(/^Error(:[^\n]*)?\n/,"")}});errorClass.prototype=Object.create(baseErrorType.prototype);errorClass.prototype.constructor=errorClass;errorClass.prototype.toString=function(){if(this.message===undefined){return this.name}else{return`${this.name}: ${this.message}`}};return errorClass};var UnboundTypeError;var getTypeName=type=>{var ptr=___getTypeName(type);var rv=readLatin1String(ptr);_free(ptr);return rv};var throwUnboundTypeError=(message,types)=>{var unboundTypes=[];var seen={};function visit(type){if(seen[type]){return}if(registeredTypes[type]){return}if(typeDependencies[type]){typeDependencies[type].forEach(visit);return}unboundTypes.push(type);seen[type]=true}types.forEach(visit);throw new UnboundTypeError(`${message}: `+unboundTypes.map(getTypeName).join([", "]))};var getFunctionName=signature=>{signature=signature.trim();const argsIndex=signature.indexOf("(");if(argsIndex!==-1){return signature.substr(0,argsIndex)}else{return signature}};var __embind_register_function=(name,argCount,rawArgTypesAddr,signature,rawInvoker,fn,isAsync)=>{var argTypes=heap32VectorToArray(argCount,rawArgTypesAddr);name=readLatin1String(name);name=getFunctionName(name);rawInvoker=embind__requireFunction(signature,rawInvoker);exposePublicSymbol(name,function(){throwUnboundTypeError(`Cannot call ${name} due to unbound types`,argTypes)},argCount-1);whenDependentTypesAreResolved([],argTypes,argTypes=>{var invokerArgsArray=[argTypes[0],null].concat(argTypes.slice(1));replacePublicSymbol(name,craftInvokerFunction(name,invokerArgsArray,null,rawInvoker,fn,isAsync),argCount-1);return[]})};var integerReadValueFromPointer=(name,width,signed)=>{switch(width){case 1:return signed?pointer=>HEAP8[pointer]:pointer=>HEAPU8[pointer];case 2:return signed?pointer=>HEAP16[pointer>>1]:pointer=>HEAPU16[pointer>>1];case 4:return signed?pointer=>HEAP32[pointer>>2]:pointer=>HEAPU32[pointer>>2];default:throw new TypeError(`invalid integer width (${width}): ${name}`)}};var __embind_register_integer=(primitiveType,name,size,minRange,maxRange)=>{name=readLatin1String(name);if(maxRange===-1){maxRange=4294967295}var fromWireType=value=>value;if(minRange===0){var bitshift=32-8*size;fromWireType=value=>value<<bitshift>>>bitshift}var isUnsignedType=name.includes("unsigned");var checkAssertions=(value,toTypeName)=>{};var toWireType;if(isUnsignedType){toWireType=function(destructors,value){checkAssertions(value,this.name);return value>>>0}}else{toWireType=function(destructors,value){checkAssertions(value,this.name);return value}}registerType(primitiveType,{name:name,"fromWireType":fromWireType,"toWireType":toWireType,"argPackAdvance":GenericWireTypeSize,"readValueFromPointer":integerReadValueFromPointer(name,size,minRange!==0),destructorFunction:null})};var __embind_register_memory_view=(rawType,dataTypeIndex,name)=>{var typeMapping=[Int8Array,Uint8Array,Int16Array,Uint16Array,Int32Array,Uint32Array,Float32Array,Float64Array];var TA=typeMapping[dataTypeIndex];function decodeMemoryView(handle){var size=HEAPU32[handle>>2];var data=HEAPU32[handle+4>>2];return new TA(HEAP8.buffer,data,size)}name=readLatin1String(name);registerType(rawType,{name:name,"fromWireType":decodeMemoryView,"argPackAdvance":GenericWireTypeSize,"readValueFromPointer":decodeMemoryView},{ignoreDuplicateRegistrations:true})};var stringToUTF8Array=(str,heap,outIdx,maxBytesToWrite)=>{if(!(maxBytesToWrite>0))return 0;var startIdx=outIdx;var endIdx=outIdx+maxBytesToWrite-1;for(var i=0;i<str.length;++i){var u=str.charCodeAt(i);if(u>=55296&&u<=57343){var u1=str.charCodeAt(++i);u=65536+((u&1023)<<10)|u1&1023}if(u<=127){if(outIdx>=endIdx)break;heap[outIdx++]=u}else if(u<=2047){if(outIdx+1>=endIdx)break;heap[outIdx++]=192|u>>6;heap[outIdx++]=128|u&63}else if(u<=65535){if(outIdx+2>=endIdx)break;heap[outIdx++]=224|u>>12;heap[outIdx++]=128|u>>6&63;heap[outIdx++]=128|u&63}else{if(outIdx+3>=endIdx)break;heap[outIdx++]=240|u>>18;heap[outIdx++]=128|u>>12&63;heap[outIdx++]=128|u>>6&63;heap[outIdx++]=128|u&63}}heap[outIdx]=0;return outIdx-startIdx};var stringToUTF8=(str,outPtr,maxBytesToWrite)=>stringToUTF8Array(str,HEAPU8,outPtr,maxBytesToWrite);var lengthBytesUTF8=str=>{var len=0;for(var i=0;i<str.length;++i){var c=str.charCodeAt(i);if(c<=127){len++}else if(c<=2047){len+=2}else if(c>=55296&&c<=57343){len+=4;++i}else{len+=3}}return len};var UTF8ArrayToString=(heapOrArray,idx,maxBytesToRead)=>{var endIdx=idx+maxBytesToRead;var str="";while(!(idx>=endIdx)){var u0=heapOrArray[idx++];if(!u0)return str;if(!(u0&128)){str+=String.fromCharCode(u0);continue}var u1=heapOrArray[idx++]&63;if((u0&224)==192){str+=String.fromCharCode((u0&31)<<6|u1);continue}var u2=heapOrArray[idx++]&63;if((u0&240)==224){u0=(u0&15)<<12|u1<<6|u2}else{u0=(u0&7)<<18|u1<<12|u2<<6|heapOrArray[idx++]&63}if(u0<65536){str+=String.fromCharCode(u0)}else{var ch=u0-65536;str+=String.fromCharCode(55296|ch>>10,56320|ch&1023)}}return str};var UTF8ToString=(ptr,maxBytesToRead)=>ptr?UTF8ArrayToString(HEAPU8,ptr,maxBytesToRead):"";var __embind_register_std_string=(rawType,name)=>{name=readLatin1String(name);var stdStringIsUTF8=name==="std::string";registerType(rawType,{name:name,"fromWireType"(value){var length=HEAPU32[value>>2];var payload=value+4;var str;if(stdStringIsUTF8){var decodeStartPtr=payload;for(var i=0;i<=length;++i){var currentBytePtr=payload+i;if(i==length||HEAPU8[currentBytePtr]==0){var maxRead=currentBytePtr-decodeStartPtr;var stringSegment=UTF8ToString(decodeStartPtr,maxRead);if(str===undefined){str=stringSegment}else{str+=String.fromCharCode(0);str+=stringSegment}decodeStartPtr=currentBytePtr+1}}}else{var a=new Array(length);for(var i=0;i<length;++i){a[i]=String.fromCharCode(HEAPU8[payload+i])}str=a.join("")}_free(value);return str},"toWireType"(destructors,value){if(value instanceof ArrayBuffer){value=new Uint8Array(value)}var length;var valueIsOfTypeString=typeof value=="string";if(!(valueIsOfTypeString||value instanceof Uint8Array||value instanceof Uint8ClampedArray||value instanceof Int8Array)){throwBindingError("Cannot pass non-string to std::string")}if(stdStringIsUTF8&&valueIsOfTypeString){length=lengthBytesUTF8(value)}else{length=value.length}var base=_malloc(4+length+1);var ptr=base+4;HEAPU32[base>>2]=length;if(stdStringIsUTF8&&valueIsOfTypeString){stringToUTF8(value,ptr,length+1)}else{if(valueIsOfTypeString){for(var i=0;i<length;++i){var charCode=value.charCodeAt(i);if(charCode>255){_free(ptr);throwBindingError("String has UTF-16 code units that do not fit in 8 bits")}HEAPU8[ptr+i]=charCode}}else{for(var i=0;i<length;++i){HEAPU8[ptr+i]=value[i]}}}if(destructors!==null){destructors.push(_free,base)}return base},"argPackAdvance":GenericWireTypeSize,"readValueFromPointer":readPointer,destructorFunction(ptr){_free(ptr)}})};var UTF16ToString=(ptr,maxBytesToRead)=>{var str="";for(var i=0;!(i>=maxBytesToRead/2);++i){var codeUnit=HEAP16[ptr+i*2>>1];if(codeUnit==0)break;str+=String.fromCharCode(codeUnit)}return str};var stringToUTF16=(str,outPtr,maxBytesToWrite)=>{maxBytesToWrite??=2147483647;if(maxBytesToWrite<2)return 0;maxBytesToWrite-=2;var startPtr=outPtr;var numCharsToWrite=maxBytesToWrite<str.length*2?maxBytesToWrite/2:str.length;for(var i=0;i<numCharsToWrite;++i){var codeUnit=str.charCodeAt(i);HEAP16[outPtr>>1]=codeUnit;outPtr+=2}HEAP16[outPtr>>1]=0;return outPtr-startPtr};var lengthBytesUTF16=str=>str.length*2;var UTF32ToString=(ptr,maxBytesToRead)=>{var i=0;var str="";while(!(i>=maxBytesToRead/4)){var utf32=HEAP32[ptr+i*4>>2];if(utf32==0)break;++i;if(utf32>=65536){var ch=utf32-65536;str+=String.fromCharCode(55296|ch>>10,56320|ch&1023)}else{str+=String.fromCharCode(utf32)}}return str};var stringToUTF32=(str,outPtr,maxBytesToWrite)=>{maxBytesToWrite??=2147483647;if(maxBytesToWrite<4)return 0;var startPtr=outPtr;var endPtr=startPtr+maxBytesToWrite-4;for(var i=0;i<str.length;++i){var codeUnit=str.charCodeAt(i);if(codeUnit>=55296&&codeUnit<=57343){var trailSurrogate=str.charCodeAt(++i);codeUnit=65536+((codeUnit&1023)<<10)|trailSurrogate&1023}HEAP32[outPtr>>2]=codeUnit;outPtr+=4;if(outPtr+4>endPtr)break}HEAP32[outPtr>>2]=0;return outPtr-startPtr};var lengthBytesUTF32=str=>{var len=0;for(var i=0;i<str.length;++i){var codeUnit=str.charCodeAt(i);if(codeUnit>=55296&&codeUnit<=57343)++i;len+=4}return len};var __embind_register_std_wstring=(rawType,charSize,name)=>{name=readLatin1String(name);var decodeString,encodeString,readCharAt,lengthBytesUTF;if(charSize===2){decodeString=UTF16ToString;encodeString=stringToUTF16;lengthBytesUTF=lengthBytesUTF16;readCharAt=pointer=>HEAPU16[pointer>>1]}else if(charSize===4){decodeString=UTF32ToString;encodeString=stringToUTF32;lengthBytesUTF=lengthBytesUTF32;readCharAt=pointer=>HEAPU32[pointer>>2]}registerType(rawType,{name:name,"fromWireType":value=>{var length=HEAPU32[value>>2];var str;var decodeStartPtr=value+4;for(var i=0;i<=length;++i){var currentBytePtr=value+4+i*charSize;if(i==length||readCharAt(currentBytePtr)==0){var maxReadBytes=currentBytePtr-decodeStartPtr;var stringSegment=decodeString(decodeStartPtr,maxReadBytes);if(str===undefined){str=stringSegment}else{str+=String.fromCharCode(0);str+=stringSegment}decodeStartPtr=currentBytePtr+charSize}}_free(value);return str},"toWireType":(destructors,value)=>{if(!(typeof value=="string")){throwBindingError(`Cannot pass non-string to C++ string type ${name}`)}var length=lengthBytesUTF(value);var ptr=_malloc(4+length+charSize);HEAPU32[ptr>>2]=length/charSize;encodeString(value,ptr+4,length+charSize);if(destructors!==null){destructors.push(_free,ptr)}return ptr},"argPackAdvance":GenericWireTypeSize,"readValueFromPointer":readPointer,destructorFunction(ptr){_free(ptr)}})};var __embind_register_void=(rawType,name)=>{name=readLatin1String(name);registerType(rawType,{isVoid:true,name:name,"argPackAdvance":0,"fromWireType":()=>undefined,"toWireType":(destructors,o)=>undefined})};var __emscripten_throw_longjmp=()=>{throw Infinity};var emval_methodCallers=[];var __emval_call=(caller,handle,destructorsRef,args)=>{caller=emval_methodCallers[caller];handle=Emval.toValue(handle);return caller(null,handle,destructorsRef,args)};var emval_symbols={};var getStringOrSymbol=address=>{var symbol=emval_symbols[address];if(symbol===undefined){return readLatin1String(address)}return symbol};var __emval_call_method=(caller,objHandle,methodName,destructorsRef,args)=>{caller=emval_methodCallers[caller];objHandle=Emval.toValue(objHandle);methodName=getStringOrSymbol(methodName);return caller(objHandle,objHandle[methodName],destructorsRef,args)};var emval_get_global=()=>{if(typeof globalThis=="object"){return globalThis}function testGlobal(obj){obj["$$$embind_global$$$"]=obj;var success=typeof $$$embind_global$$$=="object"&&obj["$$$embind_global$$$"]==obj;if(!success){delete obj["$$$embind_global$$$"]}return success}if(typeof $$$embind_global$$$=="object"){return $$$embind_global$$$}if(typeof global=="object"&&testGlobal(global)){$$$embind_global$$$=global}else if(typeof self=="object"&&testGlobal(self)){$$$embind_global$$$=self}if(typeof $$$embind_global$$$=="object"){return $$$embind_global$$$}throw Error("unable to get global object.")};var __emval_get_global=name=>{if(name===0){return Emval.toHandle(emval_get_global())}else{name=getStringOrSymbol(name);return Emval.toHandle(emval_get_global()[name])}};var emval_addMethodCaller=caller=>{var id=emval_methodCallers.length;emval_methodCallers.push(caller);return id};var requireRegisteredType=(rawType,humanName)=>{var impl=registeredTypes[rawType];if(undefined===impl){throwBindingError(`${humanName} has unknown type ${getTypeName(rawType)}`)}return impl};var emval_lookupTypes=(argCount,argTypes)=>{var a=new Array(argCount);for(var i=0;i<argCount;++i){a[i]=requireRegisteredType(HEAPU32[argTypes+i*4>>2],"parameter "+i)}return a};var reflectConstruct=Reflect.construct;var emval_returnValue=(returnType,destructorsRef,handle)=>{var destructors=[];var result=returnType["toWireType"](destructors,handle);if(destructors.length){HEAPU32[destructorsRef>>2]=Emval.toHandle(destructors)}return result};var __emval_get_method_caller=(argCount,argTypes,kind)=>{var types=emval_lookupTypes(argCount,argTypes);var retType=types.shift();argCount--;var argN=new Array(argCount);var invokerFunction=(obj,func,destructorsRef,args)=>{var offset=0;for(var i=0;i<argCount;++i){argN[i]=types[i]["readValueFromPointer"](args+offset);offset+=types[i]["argPackAdvance"]}var rv=kind===1?reflectConstruct(func,argN):func.apply(obj,argN);return emval_returnValue(retType,destructorsRef,rv)};var functionName=`methodCaller<(${types.map(t=>t.name).join(", ")}) => ${retType.name}>`;return emval_addMethodCaller(createNamedFunction(functionName,invokerFunction))};var __emval_new_cstring=v=>Emval.toHandle(getStringOrSymbol(v));var __emval_run_destructors=handle=>{var destructors=Emval.toValue(handle);runDestructors(destructors);__emval_decref(handle)};var __emval_set_property=(handle,key,value)=>{handle=Emval.toValue(handle);key=Emval.toValue(key);value=Emval.toValue(value);handle[key]=value};var __emval_take_value=(type,arg)=>{type=requireRegisteredType(type,"_emval_take_value");var v=type["readValueFromPointer"](arg);return Emval.toHandle(v)};var _abort=()=>{abort("")};var getHeapMax=()=>2147483648;var growMemory=size=>{var b=wasmMemory.buffer;var pages=(size-b.byteLength+65535)/65536;try{wasmMemory.grow(pages);updateMemoryViews();return 1}catch(e){}};var _emscripten_resize_heap=requestedSize=>{var oldSize=HEAPU8.length;requestedSize>>>=0;var maxHeapSize=getHeapMax();if(requestedSize>maxHeapSize){return false}var alignUp=(x,multiple)=>x+(multiple-x%multiple)%multiple;for(var cutDown=1;cutDown<=4;cutDown*=2){var overGrownHeapSize=oldSize*(1+.2/cutDown);overGrownHeapSize=Math.min(overGrownHeapSize,requestedSize+100663296);var newSize=Math.min(maxHeapSize,alignUp(Math.max(requestedSize,overGrownHeapSize),65536));var replacement=growMemory(newSize);if(replacement){return true}}return false};var _fd_close=fd=>52;var convertI32PairToI53Checked=(lo,hi)=>hi+2097152>>>0<4194305-!!lo?(lo>>>0)+hi*4294967296:NaN;function _fd_seek(fd,offset_low,offset_high,whence,newOffset){var offset=convertI32PairToI53Checked(offset_low,offset_high);return 70}var printCharBuffers=[null,[],[]];var printChar=(stream,curr)=>{var buffer=printCharBuffers[stream];if(curr===0||curr===10){(stream===1?out:err)(UTF8ArrayToString(buffer,0));buffer.length=0}else{buffer.push(curr)}};var _fd_write=(fd,iov,iovcnt,pnum)=>{var num=0;for(var i=0;i<iovcnt;i++){var ptr=HEAPU32[iov>>2];var len=HEAPU32[iov+4>>2];iov+=8;for(var j=0;j<len;j++){printChar(fd,HEAPU8[ptr+j])}num+=len}HEAPU32[pnum>>2]=num;return 0};embind_init_charCodes();BindingError=Module["BindingError"]=class BindingError extends Error{constructor(message){super(message);this.name="BindingError"}};InternalError=Module["InternalError"]=class InternalError extends Error{constructor(message){super(message);this.name="InternalError"}};init_emval();UnboundTypeError=Module["UnboundTypeError"]=extendError(Error,"UnboundTypeError");var wasmImports={p:__embind_register_bigint,m:__embind_register_bool,l:__embind_register_emval,i:__embind_register_float,x:__embind_register_function,c:__embind_register_integer,b:__embind_register_memory_view,j:__embind_register_std_string,g:__embind_register_std_wstring,o:__embind_register_void,u:__emscripten_throw_longjmp,f:__emval_call,B:__emval_call_method,D:__emval_decref,E:__emval_get_global,e:__emval_get_method_caller,A:__emval_new_cstring,C:__emval_run_destructors,h:__emval_set_property,z:__emval_take_value,a:_abort,v:_emscripten_resize_heap,w:_fd_close,n:_fd_seek,y:_fd_write,d:invoke_iii,r:invoke_iiiii,s:invoke_v,t:invoke_vi,k:invoke_viiii,q:invoke_viiiiiii};var wasmExports=createWasm();var ___wasm_call_ctors=()=>(___wasm_call_ctors=wasmExports["G"])();var ___getTypeName=a0=>(___getTypeName=wasmExports["H"])(a0);var _malloc=a0=>(_malloc=wasmExports["I"])(a0);var _free=a0=>(_free=wasmExports["J"])(a0);var _setThrew=(a0,a1)=>(_setThrew=wasmExports["L"])(a0,a1);var __emscripten_stack_restore=a0=>(__emscripten_stack_restore=wasmExports["M"])(a0);var __emscripten_stack_alloc=a0=>(__emscripten_stack_alloc=wasmExports["_emscripten_stack_alloc"])(a0);var _emscripten_stack_get_current=()=>(_emscripten_stack_get_current=wasmExports["N"])();var ___cxa_increment_exception_refcount=a0=>(___cxa_increment_exception_refcount=wasmExports["__cxa_increment_exception_refcount"])(a0);var ___cxa_is_pointer_type=a0=>(___cxa_is_pointer_type=wasmExports["__cxa_is_pointer_type"])(a0);var dynCall_iiijii=Module["dynCall_iiijii"]=(a0,a1,a2,a3,a4,a5,a6)=>(dynCall_iiijii=Module["dynCall_iiijii"]=wasmExports["O"])(a0,a1,a2,a3,a4,a5,a6);var dynCall_jiji=Module["dynCall_jiji"]=(a0,a1,a2,a3,a4)=>(dynCall_jiji=Module["dynCall_jiji"]=wasmExports["P"])(a0,a1,a2,a3,a4);function invoke_vi(index,a1){var sp=stackSave();try{getWasmTableEntry(index)(a1)}catch(e){stackRestore(sp);if(e!==e+0)throw e;_setThrew(1,0)}}function invoke_viiii(index,a1,a2,a3,a4){var sp=stackSave();try{getWasmTableEntry(index)(a1,a2,a3,a4)}catch(e){stackRestore(sp);if(e!==e+0)throw e;_setThrew(1,0)}}function invoke_v(index){var sp=stackSave();try{getWasmTableEntry(index)()}catch(e){stackRestore(sp);if(e!==e+0)throw e;_setThrew(1,0)}}function invoke_iii(index,a1,a2){var sp=stackSave();try{return getWasmTableEntry(index)(a1,a2)}catch(e){stackRestore(sp);if(e!==e+0)throw e;_setThrew(1,0)}}function invoke_iiiii(index,a1,a2,a3,a4){var sp=stackSave();try{return getWasmTableEntry(index)(a1,a2,a3,a4)}catch(e){stackRestore(sp);if(e!==e+0)throw e;_setThrew(1,0)}}function invoke_viiiiiii(index,a1,a2,a3,a4,a5,a6,a7){var sp=stackSave();try{getWasmTableEntry(index)(a1,a2,a3,a4,a5,a6,a7)}catch(e){stackRestore(sp);if(e!==e+0)throw e;_setThrew(1,0)}}var calledRun;dependenciesFulfilled=function runCaller(){if(!calledRun)run();if(!calledRun)dependenciesFulfilled=runCaller};function run(){if(runDependencies>0){return}preRun();if(runDependencies>0){return}function doRun(){if(calledRun)return;calledRun=true;Module["calledRun"]=true;if(ABORT)return;initRuntime();readyPromiseResolve(Module);if(Module["onRuntimeInitialized"])Module["onRuntimeInitialized"]();postRun()}if(Module["setStatus"]){Module["setStatus"]("Running...");setTimeout(function(){setTimeout(function(){Module["setStatus"]("")},1);doRun()},1)}else{doRun()}}if(Module["preInit"]){if(typeof Module["preInit"]=="function")Module["preInit"]=[Module["preInit"]];while(Module["preInit"].length>0){Module["preInit"].pop()()}}run();


  return readyPromise
}
);
})();
/* harmony default export */ const avif_dec = (Module);
// EXTERNAL MODULE: ./lib/pixels/header/bytes.js
var header_bytes = __webpack_require__(7452);
// EXTERNAL MODULE: ./lib/pixels/header/iso-boxes.js
var iso_boxes = __webpack_require__(8330);
// EXTERNAL MODULE: ./lib/pixels/header/avif-exif.js
var avif_exif = __webpack_require__(8718);
;// CONCATENATED MODULE: ./lib/pixels/iloc.js



/**
 * A copy of an `iloc` box's body in which what lies in the file at `from` or behind it has moved by `growth`. Throws a
 * RangeError where the box ends before what it declares, or an offset has no room for the new value.
 */
function shiftedLocations(iloc, from, growth) {
    const copy = Uint8Array.from(iloc);
    const view = (0,header_bytes/* viewOf */.du)(copy);
    const version = view.getUint8(0);
    let at = iso_boxes/* FULL_BOX */.al;
    const read = (width) => {
        let value = 0;
        for (let i = 0; i < width; i++)
            value = value * 256 + view.getUint8(at++);
        return value;
    };
    const write = (value, width) => {
        let rest = value;
        for (let i = width - 1; i >= 0; i--, rest = Math.floor(rest / 256))
            view.setUint8(at + i, rest % 256);
        if (rest > 0)
            throw new RangeError("an offset has no room for its new value");
    };
    const widths = read(2);
    const [offsetBytes, lengthBytes] = [widths >> 12, (widths >> 8) & 15];
    const [baseBytes, indexBytes] = [(widths >> 4) & 15, version === 0 ? 0 : widths & 15];
    const idBytes = version < 2 ? 2 : 4;
    const take = (0,avif_exif/* budget */.g)(iloc.length);
    for (let items = read(idBytes); items > 0; items--) {
        read(idBytes);
        const isInFile = version === 0 || (read(2) & 15) === 0;
        read(2);
        const baseAt = at;
        const base = read(baseBytes);
        const isMovedByBase = isInFile && base >= from;
        if (isMovedByBase) {
            at = baseAt;
            write(base + growth, baseBytes);
            at = baseAt + baseBytes;
        }
        for (let extents = take(read(2)); extents > 0; extents--) {
            read(indexBytes);
            const offsetAt = at;
            const offset = read(offsetBytes);
            if (isInFile && !isMovedByBase && base + offset >= from) {
                at = offsetAt;
                write(offset + growth, offsetBytes);
                at = offsetAt + offsetBytes;
            }
            read(lengthBytes);
        }
    }
    return copy;
}

;// CONCATENATED MODULE: ./lib/pixels/avif-mend.js



/**
 * An AVIF with the properties that our decoder insists on and browsers do without: `pixi` for every coded item, `ispe` for
 * alpha. `clap` is left out: the decoder checks it and does
 * not obey it, which is done by the header's reading of it. The same bytes where
 * nothing is missing, or where the boxes are not understood: then the decoder has the word.
 */
function mendAvif(bytes) {
    try {
        return mended(bytes) ?? bytes;
    }
    catch (error) {
        // A box ends before what it declares.
        if (error instanceof RangeError)
            return bytes;
        throw error;
    }
}
function mended(bytes) {
    const place = findBox(bytes, "meta");
    if (place === undefined)
        return undefined;
    const meta = (0,iso_boxes/* boxes */.aj)(bytes.subarray(place.start + 8 + iso_boxes/* FULL_BOX */.al, place.end));
    const iprp = (0,iso_boxes/* boxes */.aj)((0,iso_boxes/* body */.rf)(meta, "iprp"));
    const properties = [...(0,iso_boxes/* boxes */.aj)((0,iso_boxes/* body */.rf)(iprp, "ipco"))];
    const before = properties.length;
    const owners = readAssociations((0,iso_boxes/* body */.rf)(iprp, "ipma"));
    const alphas = auxiliaries(properties, owners);
    const size = properties.findIndex(({ type }) => type === "ispe");
    let changed = false;
    for (const item of codedItems((0,iso_boxes/* body */.rf)(meta, "iinf"))) {
        const owner = owners.find(({ id }) => id === item);
        if (owner === undefined)
            continue;
        const has = (type) => owner.indices.find(({ index }) => properties[index - 1]?.type === type);
        if (has("pixi") === undefined) {
            properties.push({ type: "pixi", body: pixi(properties, owner, alphas.has(item)) });
            owner.indices.push({ index: properties.length, isEssential: false });
            changed = true;
        }
        if (has("ispe") === undefined && size >= 0 && alphas.has(item)) {
            owner.indices.unshift({ index: size + 1, isEssential: false });
            changed = true;
        }
        const clap = has("clap");
        if (clap !== undefined) {
            owner.indices.splice(owner.indices.indexOf(clap), 1);
            changed = true;
        }
    }
    if (!changed || properties.length > 0x7fff)
        return undefined;
    const fresh = Buffer.concat([
        box("ipco", Buffer.concat(properties.map((one) => box(one.type, one.body)))),
        associations(owners, properties.length > before && properties.length > 0x7f),
    ]);
    return withMeta(bytes, place, meta, box("iprp", fresh));
}
/** With the new `iprp`, and every place in the file behind `meta` moved by as much as that has grown. */
function withMeta(bytes, place, meta, iprp) {
    const old = 8 + (0,iso_boxes/* body */.rf)(meta, "iprp").length;
    const growth = iprp.length - old;
    const parts = meta.map((one) => {
        if (one.type === "iprp")
            return iprp;
        return one.type === "iloc" ? box("iloc", shiftedLocations(one.body, place.end, growth)) : box(one.type, one.body);
    });
    const fresh = box("meta", Buffer.concat([bytes.subarray(place.start + 8, place.start + 8 + iso_boxes/* FULL_BOX */.al), ...parts]));
    return new Uint8Array(Buffer.concat([bytes.subarray(0, place.start), fresh, bytes.subarray(place.end)]));
}
function findBox(bytes, type) {
    const view = (0,header_bytes/* viewOf */.du)(bytes);
    for (let at = 0; at + 8 <= bytes.length;) {
        const length = view.getUint32(at);
        if (length < 8)
            return undefined;
        if ((0,header_bytes/* startsWith */.w1)(bytes, type, at + 4))
            return { start: at, end: at + length };
        at += length;
    }
    return undefined;
}
/** Numbers of the items that are pictures: coded ones and grids of them. */
function codedItems(iinf) {
    const entries = (0,iso_boxes/* boxes */.aj)(iinf.subarray(iso_boxes/* FULL_BOX */.al + (iinf[0] === 0 ? 2 : 4)));
    return entries.flatMap(({ type, body: infe }) => {
        const isWide = infe[0] === 3;
        const kind = (0,header_bytes/* text */.Qq)(infe, iso_boxes/* FULL_BOX */.al + (isWide ? 4 : 2) + 2, 4);
        if (type !== "infe" || (kind !== "av01" && kind !== "grid"))
            return [];
        return [isWide ? (0,header_bytes/* viewOf */.du)(infe).getUint32(iso_boxes/* FULL_BOX */.al) : (0,header_bytes/* viewOf */.du)(infe).getUint16(iso_boxes/* FULL_BOX */.al)];
    });
}
const MOST_OWNERS = 10_000;
function readAssociations(ipma) {
    const view = (0,header_bytes/* viewOf */.du)(ipma);
    const isWide = view.getUint8(0) > 0;
    const isLong = (view.getUint8(3) & 1) === 1;
    let at = iso_boxes/* FULL_BOX */.al + 4;
    const count = view.getUint32(iso_boxes/* FULL_BOX */.al);
    if (count > MOST_OWNERS)
        throw new RangeError("more owners of properties than a picture has items");
    return Array.from({ length: count }, () => {
        const id = isWide ? view.getUint32(at) : view.getUint16(at);
        at += isWide ? 4 : 2;
        const count = view.getUint8(at++);
        const indices = Array.from({ length: count }, () => {
            const value = isLong ? view.getUint16(at) : view.getUint8(at);
            at += isLong ? 2 : 1;
            const flag = isLong ? 0x8000 : 0x80;
            return { index: value & (flag - 1), isEssential: (value & flag) !== 0 };
        });
        return { id, indices };
    });
}
/** `ipma` with numbers of four bytes, and indices of two where one byte has no room. */
function associations(owners, isLong) {
    const head = Buffer.from([1, 0, 0, isLong ? 1 : 0, 0, 0, 0, 0]);
    head.writeUInt32BE(owners.length, 4);
    const entries = owners.map(({ id, indices }) => {
        const width = isLong ? 2 : 1;
        const entry = Buffer.alloc(5 + indices.length * width);
        entry.writeUInt32BE(id, 0);
        entry[4] = indices.length;
        indices.forEach(({ index, isEssential }, i) => {
            const flag = isEssential ? 1 << (8 * width - 1) : 0;
            entry.writeUIntBE(index + flag, 5 + i * width, width);
        });
        return entry;
    });
    return box("ipma", Buffer.concat([head, ...entries]));
}
/** Items that say of themselves that they are another's alpha. */
function auxiliaries(properties, owners) {
    const isAlpha = (index) => {
        const property = properties[index - 1];
        return property?.type === "auxC" && /alpha|auxid:1/.test((0,header_bytes/* text */.Qq)(property.body, iso_boxes/* FULL_BOX */.al, 64));
    };
    return new Set(owners.filter(({ indices }) => indices.some(({ index }) => isAlpha(index))).map(({ id }) => id));
}
/** How many channels, and the bits of each, from the item's own `av1C`, else (a grid has none) from the first there is. */
function pixi(properties, owner, isAlpha) {
    const own = owner.indices.map(({ index }) => properties[index - 1]).find((one) => one?.type === "av1C");
    const flags = (own?.body ?? (0,iso_boxes/* body */.rf)(properties, "av1C"))[2] ?? 0;
    const depth = (flags & 0x40) === 0 ? 8 : (flags & 0x20) === 0 ? 10 : 12;
    const channels = isAlpha || (flags & 0x10) !== 0 ? 1 : 3;
    return Uint8Array.from([0, 0, 0, 0, channels, ...new Array(channels).fill(depth)]);
}
function box(type, content) {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(8 + content.length, 0);
    head.write(type, 4, "latin1");
    return Buffer.concat([head, content]);
}

// EXTERNAL MODULE: ./lib/pixels/geometry.js + 1 modules
var geometry = __webpack_require__(7210);
// EXTERNAL MODULE: ./lib/pixels/pad.js
var pad = __webpack_require__(8824);
// EXTERNAL MODULE: ./lib/pixels/wasm.js
var wasm = __webpack_require__(5829);
// EXTERNAL MODULE: ./lib/pixels/wasm-files.js
var wasm_files = __webpack_require__(1335);
;// CONCATENATED MODULE: ./lib/pixels/decode-avif.js






const useDecoder = (0,wasm/* codecOf */.u)(avif_dec, wasm_files/* AVIF_DECODER */.YE);
/** Pixels as stored, of the part that is shown. Throws an Error that names what is wrong with the bytes. */
async function decodeAvif(bytes, { width, height, crop }) {
    const most = (0,wasm/* memoryFor */.j)(crop?.coded ?? { width, height }, bytes);
    const decoded = await useDecoder((codec) => codec.decode(mendAvif(bytes), 8), most);
    if (decoded === null)
        throw new Error("the AVIF is damaged or truncated");
    const whole = { data: decoded.data, width: decoded.width, height: decoded.height };
    if (crop === undefined)
        return whole;
    if (!(0,geometry/* sameSize */.Y)(whole, crop.coded))
        throw new Error("the AVIF is damaged: it is not as large as it declares");
    return (0,pad/* crop */.B)(whole, crop, { width, height });
}


/***/ }),

/***/ 7210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ fitToLimits),
  Y: () => (/* binding */ sameSize)
});

;// CONCATENATED MODULE: ./lib/limits.js
/** What the service takes, in pixels a side (its manual). */
const LEAST_SIDE = 400;
const MOST_SIDE = 4096;
/** The same, as messages say it. */
const SIDES = `${LEAST_SIDE} to ${MOST_SIDE} px a side`;

;// CONCATENATED MODULE: ./lib/pixels/geometry.js

/** A side smaller than this is no picture; reduced to less than `THINNEST`, a picture has lost what was in it. */
const TINIEST = 16;
const THINNEST = 100;
/** A picture is enlarged until padding adds at most as much as it has. */
const LEAST_CONTENT = LEAST_SIDE / 2;
/** Within the limits: reduced where a side is too long, padded (after enlarging a tiny one) where one is too short. */
function fitToLimits(picture) {
    const least = Math.min(picture.width, picture.height);
    const most = Math.max(picture.width, picture.height);
    if (least >= LEAST_SIDE && most <= MOST_SIDE)
        return { kind: "as-is" };
    if (least < TINIEST)
        return impossible(picture, `has a side of only ${least} px`);
    const scale = contentScale(least, most);
    if (least * scale < THINNEST && scale < 1) {
        return impossible(picture, `would be only ${Math.round(least * scale)} px wide once its long side is reduced`);
    }
    const content = { width: scaled(picture.width, scale), height: scaled(picture.height, scale) };
    const size = { width: Math.max(LEAST_SIDE, content.width), height: Math.max(LEAST_SIDE, content.height) };
    if (size.width === content.width && size.height === content.height && scale < 1)
        return { kind: "reduced", size };
    const offset = { x: (size.width - content.width) >> 1, y: (size.height - content.height) >> 1 };
    return { kind: "padded", size, content, offset };
}
function contentScale(least, most) {
    if (most > MOST_SIDE)
        return MOST_SIDE / most;
    return Math.max(1, Math.min(Math.ceil(LEAST_CONTENT / least), Math.floor(MOST_SIDE / most)));
}
function scaled(side, scale) {
    return Math.max(1, Math.min(MOST_SIDE, Math.round(side * scale)));
}
function impossible({ width, height }, what) {
    return { kind: "impossible", reason: `is ${width}×${height} and ${what}: the service takes ${SIDES}` };
}
function sameSize(a, b) {
    return a.width === b.width && a.height === b.height;
}


/***/ }),

/***/ 8824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ crop),
/* harmony export */   k: () => (/* binding */ padWithBorder)
/* harmony export */ });
/** Puts a raster into a larger frame, whose rim repeats the raster's own border pixels. */
function padWithBorder(raster, size, offset) {
    const to = new Uint32Array(size.width * size.height);
    const from = new Uint32Array(raster.data.buffer, raster.data.byteOffset, raster.width * raster.height);
    const right = offset.x + raster.width;
    for (let y = 0; y < size.height; y++) {
        const row = clamp(y - offset.y, raster.height) * raster.width;
        const at = y * size.width;
        to.set(from.subarray(row, row + raster.width), at + offset.x);
        to.fill(from[row] ?? 0, at, at + offset.x);
        to.fill(from[row + raster.width - 1] ?? 0, at + right, at + size.width);
    }
    return { ...size, data: new Uint8ClampedArray(to.buffer) };
}
function clamp(index, length) {
    return Math.max(0, Math.min(length - 1, index));
}
/** The part of a raster that begins at `offset` and has `size`. */
function crop(raster, offset, size) {
    const data = new Uint8ClampedArray(size.width * size.height * 4);
    const length = size.width * 4;
    for (let y = 0; y < size.height; y++) {
        const from = ((offset.y + y) * raster.width + offset.x) * 4;
        data.set(raster.data.subarray(from, from + length), y * length);
    }
    return { ...size, data };
}


/***/ }),

/***/ 1335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CO: () => (/* binding */ WEBP_DECODER),
/* harmony export */   Mn: () => (/* binding */ WEBP_ENCODER),
/* harmony export */   YE: () => (/* binding */ AVIF_DECODER),
/* harmony export */   k$: () => (/* binding */ JPEG_ENCODER),
/* harmony export */   k7: () => (/* binding */ JPEG_DECODER)
/* harmony export */ });
/*
 * Where the codecs' WebAssembly is. The bundler finds the files by these literal expressions, copies them and puts their
 * place here, as a plain path. Its parser is older than the language: nothing but them may stand in this file, or it
 * copies the files as text, which destroys them.
 */
const JPEG_DECODER = __webpack_require__.ab + "mozjpeg_dec.wasm";
const JPEG_ENCODER = __webpack_require__.ab + "mozjpeg_enc.wasm";
const WEBP_DECODER = __webpack_require__.ab + "webp_dec.wasm";
const WEBP_ENCODER = __webpack_require__.ab + "webp_enc_simd.wasm";
const AVIF_DECODER = __webpack_require__.ab + "avif_dec.wasm";


/***/ }),

/***/ 5829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ memoryFor),
/* harmony export */   u: () => (/* binding */ codecOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);


/** An instance with more memory than this is let go after its call: WebAssembly memory never shrinks. */
const KEPT_BYTES = 192 << 20;
/** What a codec may take for itself, and for each pixel: the hungriest, an AVIF of 10 bits with alpha, was seen to need 56. */
const OWN_BYTES = 128 << 20;
const BYTES_A_PIXEL = 64;
/**
 * The most memory that a decoder may need for a picture of this size. The pixels may be another, far larger picture's than
 * the header says: so what a decoder gets is bound by what was checked, which is the header.
 */
function memoryFor({ width, height }, bytes) {
    return OWN_BYTES + 4 * bytes.length + BYTES_A_PIXEL * width * height;
}
/**
 * A codec, compiled once per thread when it is first used. One instance serves picture after picture; it is let go when
 * it failed (a codec that aborted must not spoil the next picture) or has grown large. `file` is a plain path in the
 * bundle.
 */
function codecOf(factory, file) {
    let module;
    let idle;
    return async (work, mostBytes = Number.POSITIVE_INFINITY) => {
        module ??= new WebAssembly.Module(readWasm(file));
        const opened = idle ?? (await open(factory, module));
        idle = undefined;
        opened.complaints.length = 0;
        opened.bound(mostBytes);
        const result = orTranslated(() => work(opened.codec, opened.complaints));
        if (opened.memoryBytes() <= KEPT_BYTES)
            idle = opened;
        return result;
    };
}
/** The build packs the codecs, to a fifth less than an archive would. */
function readWasm(file) {
    const packed = typeof file === "string" ? `${file}.br` : undefined;
    const isPacked = packed !== undefined && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(packed);
    return new Uint8Array(isPacked ? (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.brotliDecompressSync)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(packed)) : (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file));
}
/** What a codec dies of is memory: `Aborted(). Build with -sASSERTIONS for more info.` helps nobody. */
function orTranslated(work) {
    try {
        return work();
    }
    catch (error) {
        if (!(error instanceof WebAssembly.RuntimeError))
            throw error;
        throw new Error(`it is too large for the memory of its codec (${error.message.split(".")[0]})`);
    }
}
async function open(factory, module) {
    const complaints = [];
    const note = (line) => void complaints.push(line);
    let memory;
    let most = Number.POSITIVE_INFINITY;
    const codec = await factory({
        noInitialRun: true,
        print: note,
        printErr: note,
        instantiateWasm: (imports, done) => {
            const instance = new WebAssembly.Instance(module, imports);
            memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
            if (memory !== undefined)
                boundGrowth(memory, () => most);
            done(instance);
            return instance.exports;
        },
    });
    return {
        codec,
        complaints,
        memoryBytes: () => memory?.buffer.byteLength ?? Number.POSITIVE_INFINITY,
        bound: (bytes) => {
            most = bytes;
        },
    };
}
const PAGE_BYTES = 1 << 16;
/** The codec's own code asks this object for more memory, and takes a refusal for the end of the machine's. */
function boundGrowth(memory, most) {
    const grow = memory.grow.bind(memory);
    memory.grow = (pages) => {
        if (memory.buffer.byteLength + pages * PAGE_BYTES > most())
            throw new RangeError("no more memory for this picture");
        return grow(pages);
    };
}


/***/ })

};
