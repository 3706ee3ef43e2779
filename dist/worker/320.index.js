export const id=320;export const ids=[320];export const modules={8320:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.d(__webpack_exports__,{decodeInks:()=>decodeInks});
var jpeg_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(3598);const EMPTY_TABLE=15;const EMPTY_TABLE_SEGMENT=Buffer.from([255,219,0,67,EMPTY_TABLE,...new Array(64).fill(0)]);function decodeInks(bytes){
const inks=decodeHeld(bytes,false);const black=decodeHeld(bytes,true);for(let i=0;i<inks.data.length;i+=4)inks.data[i+3]=black.data[i]??0;return inks}function decodeHeld(bytes,blackFirst){const decoded=(0,
jpeg_js__WEBPACK_IMPORTED_MODULE_0__.decode)(withHeldPlane(bytes,blackFirst),{useTArray:true,formatAsRGBA:true,tolerantDecoding:false,maxResolutionInMP:Number.POSITIVE_INFINITY,maxMemoryUsageInMB:Number.
POSITIVE_INFINITY});const{width,height}=decoded;const data=new Uint8ClampedArray(decoded.data.buffer,decoded.data.byteOffset,decoded.data.byteLength);for(let i=0;i<data.length;i++)data[i]=255-2*(data[i]??
0);return{data,width,height}}function withHeldPlane(jpeg,blackFirst){const copy=Buffer.from(jpeg);for(let at=2;at+4<=copy.length&&copy[at]===255;){const marker=copy[at+1]??0;if(marker===255){at+=1;continue}
const end=at+2+copy.readUInt16BE(at+2);if(blackFirst&&marker===238&&copy.toString("latin1",at+4,at+9)==="Adobe")copy[at+15]=0;if(marker>=192&&marker<=194){holdFourth(copy.subarray(at+10,end),blackFirst);
break}at=end}return Buffer.concat([copy.subarray(0,2),EMPTY_TABLE_SEGMENT,copy.subarray(2)])}function holdFourth(planes,blackFirst){if(planes.length<12)return;if(blackFirst){const[first,fourth]=[Buffer.
from(planes.subarray(0,3)),Buffer.from(planes.subarray(9,12))];planes.set(fourth,0);planes.set(first,9)}planes[11]=EMPTY_TABLE}})};
