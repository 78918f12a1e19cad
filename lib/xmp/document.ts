import { DOMParser, type Document, type Element, onWarningStopParsing, XMLSerializer } from '@xmldom/xmldom';

/** Namespaces of XMP, by the prefix they mostly have. */
export const NAMESPACES = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dc: 'http://purl.org/dc/elements/1.1/',
  lr: 'http://ns.adobe.com/lightroom/1.0/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  /** What Rummage remembers in a sidecar; a name, not an address: `.invalid` is nobody's. */
  rummage: 'https://rummage.invalid/ns/xmp/1.0/',
} as const;

export type Prefix = keyof typeof NAMESPACES;

/** A property, as `dc:subject`. */
export interface PropertyName {
  readonly prefix: Prefix;
  readonly name: string;
}

/** Why a file cannot be read as XMP: nothing in it may be changed then. */
export class NotXmp extends Error {
  override readonly name = 'NotXmp';
}

const NEW_PACKET = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Rummage">
 <rdf:RDF xmlns:rdf="${NAMESPACES.rdf}">
  <rdf:Description rdf:about=""
    xmlns:dc="${NAMESPACES.dc}"
    xmlns:lr="${NAMESPACES.lr}"
    xmlns:xmp="${NAMESPACES.xmp}"
    xmlns:rummage="${NAMESPACES.rummage}">
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
`;

const BYTE_ORDER_MARK = '\uFEFF';
const CONTAINERS = new Set(['Bag', 'Seq', 'Alt']);

/** The content of a sidecar. What is not asked for stays as it is, down to comments, line ends and other programs' own properties. */
export class XmpDocument {
  readonly #document: Document;
  readonly #descriptions: readonly Element[];
  readonly #mark: string;
  readonly #end: string;
  readonly #lineEnd: string;
  #isChanged = false;

  /** @param text null for a new one @throws NotXmp */
  constructor(text: string | null) {
    const source = text ?? NEW_PACKET;
    this.#mark = source.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
    this.#end = /\s*$/.exec(source)?.[0] ?? '';
    this.#lineEnd = source.includes('\r\n') ? '\r\n' : '\n';
    this.#document = parse(source.slice(this.#mark.length));
    this.#descriptions = descriptionsOf(this.#document);
  }

  /** Whether anything is otherwise than it was read. */
  get isChanged(): boolean {
    return this.#isChanged;
  }

  toText(): string {
    return `${this.#mark}${new XMLSerializer().serializeToString(this.#document)}${this.#end}`;
  }

  /** A simple value; null where there is none. */
  value(property: PropertyName): string | null {
    const { attribute, element } = this.#find(property);
    return attribute?.value ?? element?.textContent?.trim() ?? null;
  }

  setValue(property: PropertyName, value: string | null): void {
    if (this.value(property) === value) return;

    this.#isChanged = true;
    const { holder, attribute, element } = this.#find(property);
    if (value === null) {
      if (attribute !== null) holder.removeAttributeNode(attribute);
      if (element !== null) removeWithSpace(element);
    } else if (element !== null) element.textContent = value;
    else holder.setAttributeNS(NAMESPACES[property.prefix], qualified(holder, property), value);
  }

  /** The values of a list. @throws NotXmp when it is no list */
  list(property: PropertyName): string[] {
    const { attribute, element } = this.#find(property);
    if (element === null) return attribute === null ? [] : [attribute.value];
    const container = containerIn(element);
    return container === null ? [element.textContent?.trim() ?? ''] : itemsOf(container).map(textOf);
  }

  /** Makes a list hold these values: those it has that are to stay are not touched. @throws NotXmp when it is no list */
  setList(property: PropertyName, values: readonly string[]): void {
    const before = this.list(property);
    const isSame = before.length === values.length && before.every((value, i) => value === values[i]);
    if (isSame) return;

    this.#isChanged = true;
    const container = this.#containerOf(property, before);
    const wanted = new Set(values);
    for (const item of itemsOf(container)) if (!wanted.has(textOf(item))) removeWithSpace(item);
    const left = new Set(itemsOf(container).map(textOf));
    for (const value of values.filter((each) => !left.has(each))) this.#appendItem(container, value);
    if (values.length === 0) removeWithSpace(container.parentNode as Element);
  }

  /** Where a property stands, or may be put. */
  #find({ prefix, name }: PropertyName) {
    for (const holder of this.#descriptions) {
      const attribute = holder.getAttributeNodeNS(NAMESPACES[prefix], name);
      const element = childrenOf(holder).find(
        (child) => child.namespaceURI === NAMESPACES[prefix] && child.localName === name,
      );
      if (attribute !== null || element !== undefined) return { holder, attribute, element: element ?? null };
    }
    return { holder: this.#descriptions[0] as Element, attribute: null, element: null };
  }

  /** The container of a list, made where there is none yet, or only a single value without one. */
  #containerOf(property: PropertyName, values: readonly string[]): Element {
    const { holder, attribute, element } = this.#find(property);
    const found = element && containerIn(element);
    if (found) return found;

    if (attribute !== null) holder.removeAttributeNode(attribute);
    if (element !== null) removeWithSpace(element);
    const made = this.#document.createElementNS(NAMESPACES[property.prefix], qualified(holder, property));
    appendIndented(holder, made, this.#lineEnd);
    const bag = this.#document.createElementNS(NAMESPACES.rdf, qualified(made, { prefix: 'rdf', name: 'Bag' }));
    appendIndented(made, bag, this.#lineEnd);
    for (const value of values) this.#appendItem(bag, value);
    return bag;
  }

  #appendItem(container: Element, value: string): void {
    const name = qualified(container, { prefix: 'rdf', name: 'li' });
    const item = this.#document.createElementNS(NAMESPACES.rdf, name);
    item.appendChild(this.#document.createTextNode(value));
    appendIndented(container, item, this.#lineEnd);
  }
}

function parse(source: string): Document {
  try {
    // Line ends stay what they are: the file is another program's.
    const parser = new DOMParser({ onError: onWarningStopParsing, normalizeLineEndings: (text) => text });
    return parser.parseFromString(source, 'text/xml');
  } catch (cause) {
    throw new NotXmp('It is not well-formed XML.', { cause });
  }
}

function descriptionsOf(document: Document): [Element, ...Element[]] {
  // Entities of its own could stand for anything.
  if (document.doctype !== null) throw new NotXmp('It has a document type.');
  const roots = [...document.getElementsByTagNameNS(NAMESPACES.rdf, 'RDF')];
  const [first, ...others] = roots.flatMap(childrenOf).filter(isRdf('Description'));
  if (roots.length !== 1 || first === undefined) throw new NotXmp('It has no rdf:Description.');
  return [first, ...others];
}

/** Null where a value stands without a container. */
function containerIn(property: Element): Element | null {
  const [only, ...others] = childrenOf(property);
  if (only === undefined) return null;
  if (others.length === 0 && only.namespaceURI === NAMESPACES.rdf && CONTAINERS.has(only.localName ?? '')) return only;
  throw new NotXmp(`${property.nodeName} is no list.`);
}

function itemsOf(container: Element): Element[] {
  return childrenOf(container).filter(isRdf('li'));
}

const isRdf = (name: string) => (element: Element) =>
  element.namespaceURI === NAMESPACES.rdf && element.localName === name;

const textOf = (element: Element) => element.textContent?.trim() ?? '';

function childrenOf(element: Element): Element[] {
  return [...element.childNodes].filter((node): node is Element => node.nodeType === node.ELEMENT_NODE);
}

/** A name as it is written in this place: with the prefix its namespace has there. */
function qualified(at: Element, { prefix, name }: PropertyName): string {
  return `${at.lookupPrefix(NAMESPACES[prefix]) ?? prefix}:${name}`;
}

function removeWithSpace(element: Element): void {
  const before = element.previousSibling;
  if (isBlank(before)) before?.parentNode?.removeChild(before);
  element.parentNode?.removeChild(element);
}

/** As the last child, on a line of its own, one space further in than its parent. */
function appendIndented(parent: Element, child: Element, lineEnd: string): void {
  const document = parent.ownerDocument as Document;
  const depth = depthOf(parent);
  const tail = isBlank(parent.lastChild) ? parent.lastChild : null;
  const end = tail ?? parent.appendChild(document.createTextNode(`${lineEnd}${' '.repeat(depth)}`));
  parent.insertBefore(document.createTextNode(`${lineEnd}${' '.repeat(depth + 1)}`), end);
  parent.insertBefore(child, end);
}

function isBlank(node: Element['previousSibling']): boolean {
  return node?.nodeType === node?.TEXT_NODE && (node?.nodeValue ?? 'x').trim() === '';
}

function depthOf(element: Element): number {
  let depth = 0;
  for (let at = element.parentNode; at?.nodeType === element.ELEMENT_NODE; at = at.parentNode) depth++;
  return depth;
}
