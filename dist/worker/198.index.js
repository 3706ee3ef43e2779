export const id=198;export const ids=[198];export const modules={3198:(function(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__){__webpack_require__.r(__webpack_exports__);__webpack_require__.
d(__webpack_exports__,{isCutOut:()=>isCutOut});var external_node_fs_=__webpack_require__(3024);var decode=__webpack_require__(4164);;const HARDLY=8;const HALF=128;const LEAST_CLEAR_BORDER=.4;const LEAST_CLEAR=.05;
const LEAST_SOLID=.01;const LEAST_SOLID_OF_VISIBLE=.6;const RECTANGLE=.97;const MOST_OF_SIDE=.9;function isCutoutByAlpha(raster){if(clearBorder(raster)<LEAST_CLEAR_BORDER)return false;const{clear,solid,
visible,box,inBox}=measure(raster);const all=raster.width*raster.height;if(clear<LEAST_CLEAR*all||solid<LEAST_SOLID*all||solid<LEAST_SOLID_OF_VISIBLE*visible)return false;const isRectangle=inBox>=RECTANGLE*
box.width*box.height;const isLarge=box.width>=MOST_OF_SIDE*raster.width||box.height>=MOST_OF_SIDE*raster.height;return!(isRectangle&&isLarge)}function clearBorder({data,width,height}){let clear=0;const look=(x,y)=>{
if((data[(y*width+x)*4+3]??0)<HARDLY)clear+=1};for(let x=0;x<width;x++)for(const y of[0,height-1])look(x,y);for(let y=0;y<height;y++)for(const x of[0,width-1])look(x,y);return clear/(2*(width+height))}
function measure({data,width,height}){let[clear,solid,inBox]=[0,0,0];let[left,right,top,bottom]=[width,-1,height,-1];for(let y=0,at=3;y<height;y++){for(let x=0;x<width;x++,at+=4){const alpha=data[at]??
0;if(alpha<HARDLY)clear+=1;if(alpha>255-HARDLY)solid+=1;if(alpha<HALF)continue;inBox+=1;if(x<left)left=x;if(x>right)right=x;if(y<top)top=y;bottom=y}}const box={width:right-left+1,height:bottom-top+1};
return{clear,solid,visible:width*height-clear,box,inBox}};async function isCutOut({file}){const raster=await(0,decode.D4)((0,external_node_fs_.readFileSync)(file)).catch(()=>void 0);return raster!==void 0&&
isCutoutByAlpha(raster)}})};
