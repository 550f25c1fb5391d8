// The search of plan.html: one small script, named in the page's policy by its hash, so that no other can run.
// It reads only the page itself, in slices short enough not to be felt. Without scripts the field does not show.
import type { Element } from 'hast';

/** The script as it stands in the page. Changing a letter changes `searchHash`; a test reckons it again. */
export const searchScript: string = `(()=>{
const box=document.querySelector('.search'),field=box.querySelector('input'),list=box.querySelector('ol'),told=box.querySelector('output');
let units=null,reading=false,asked=0;
const clean=text=>text.replace(/\\s+/g,' ').trim();
function read(then){
 if(units)return then();
 if(reading)return;
 reading=true;
 const found=[],nodes=[...document.querySelectorAll('main>section>*,main>h1,main>p')];
 let at=0,unit=null,chapter='';
 const slice=()=>{
  const end=performance.now()+24;
  while(at<nodes.length&&performance.now()<end){
   const node=nodes[at++];
   if(/^H[1-4]$/.test(node.tagName)){
    const title=clean(node.textContent).replace(/ #$/,'');
    if(node.tagName==='H2')chapter=title;
    unit={id:node.id,title,chapter:node.tagName==='H2'?'':chapter,text:title.toLowerCase()};
    if(unit.id)found.push(unit);
   }else if(unit)unit.text+=' '+clean(node.textContent).toLowerCase();
  }
  if(at<nodes.length)setTimeout(slice,0);else{units=found;reading=false;then()}
 };
 slice();
}
function show(){
 const words=field.value.toLowerCase().split(/\\s+/).filter(Boolean);
 list.replaceChildren();
 told.value='';
 if(!words.length)return;
 const exact=document.getElementById(field.value.trim())||document.getElementById(field.value.trim().toUpperCase());
 const rank=unit=>words.every(word=>unit.title.toLowerCase().includes(word))?0:1;
 const hits=units.filter(unit=>words.every(word=>unit.text.includes(word))).sort((a,b)=>rank(a)-rank(b));
 if(exact)hits.unshift({id:exact.id,title:'Go to '+exact.id,chapter:''});
 told.value=hits.length?hits.length+(hits.length===1?' place':' places')+(hits.length>40?', the first 40':''):'Nothing found';
 for(const hit of hits.slice(0,40)){
  const item=document.createElement('li'),link=document.createElement('a');
  link.href='#'+encodeURIComponent(hit.id);
  link.textContent=hit.title;
  if(hit.chapter){const small=document.createElement('small');small.textContent=hit.chapter;link.append(small)}
  item.append(link);
  list.append(item);
 }
}
field.addEventListener('input',()=>{clearTimeout(asked);asked=setTimeout(()=>read(show),90)});
document.addEventListener('keydown',event=>{
 const links=[...list.querySelectorAll('a')],at=links.indexOf(document.activeElement);
 if(event.key==='/'&&document.activeElement!==field&&!event.ctrlKey&&!event.metaKey){event.preventDefault();field.focus();field.select()}
 else if(event.key==='Escape'&&(document.activeElement===field||at>=0)){field.value='';show();field.focus()}
 else if(event.key==='ArrowDown'&&(document.activeElement===field||at>=0)&&links[at+1]){event.preventDefault();links[at+1].focus()}
 else if(event.key==='ArrowUp'&&at>=0){event.preventDefault();(links[at-1]||field).focus()}
 else if(event.key==='Enter'&&document.activeElement===field&&links[0]){event.preventDefault();links[0].click()}
});
box.hidden=false;
})();`;

/** What the page's policy allows to run, and nothing else. */
export const searchHash: string = 'sha256-7XgWfH3ot63RBy0qvjsmhB+SbK0bPJpxq1SsMYBSHGE=';

/** The field and the place of its results, hidden until the script shows them. */
export function searchBox(): Element {
  return element('div', { className: ['search'], role: 'search', hidden: true }, [
    element(
      'input',
      { type: 'search', placeholder: 'Search  /', ariaLabel: 'Search this plan', autoComplete: ['off'] },
      [],
    ),
    element('output', { ariaLive: 'polite' }, []),
    element('ol', {}, []),
  ]);
}

export const searchStyle = `
.search{margin:0 0 16px}
.search input{width:100%;font:inherit;color:var(--ink);background:var(--raised);border:1px solid var(--quiet);border-radius:6px;padding:6px 8px}
.search input::placeholder{color:var(--quiet);opacity:1}
.search output{display:block;font-size:12px;color:var(--quiet);padding:4px 8px 0;min-height:24px}
.search ol:not(:empty){border-bottom:1px solid var(--line);padding-bottom:12px}
.search small{display:block;font-size:12px;line-height:16px}`;

function element(tagName: string, properties: Element['properties'], children: Element[]): Element {
  return { type: 'element', tagName, properties, children };
}
