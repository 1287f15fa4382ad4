// Makes what stands in the page as the server has drawn it anew, and touches only what differs: no table is laid out
// again because one of its rows has changed, nothing that is the same loses the focus or its place.

/** What the server drew. */
export function drawn(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** Rows of tables are known by what they stand for, everything else by its place. */
function keyOf(node: Node): string | undefined {
  return node instanceof HTMLElement ? (node.dataset["agent"] ?? node.dataset["key"]) : undefined;
}

/** Makes the children of `at` those of `like`, which is used up. */
export function patch(at: Node, like: Node): void {
  const keyed = new Map<string, Node>();
  for (const child of at.childNodes) {
    const key = keyOf(child);
    if (key) keyed.set(key, child);
  }
  let place = at.firstChild;
  for (const next of [...like.childNodes]) {
    const key = keyOf(next);
    const old = key ? keyed.get(key) : place;
    if (old && isLike(old, next) && (key !== undefined || keyOf(old) === undefined)) {
      if (old === place) place = place.nextSibling;
      else at.insertBefore(old, place);
      update(old, next);
    } else {
      at.insertBefore(next, place);
    }
  }
  while (place) {
    const after = place.nextSibling;
    at.removeChild(place);
    place = after;
  }
}

function isLike(one: Node, other: Node): boolean {
  return one.nodeType === other.nodeType && one.nodeName === other.nodeName;
}

/** Makes one node like another of its kind. */
export function update(old: Node, like: Node): void {
  if (old.isEqualNode(like)) return;
  if (!(old instanceof Element) || !(like instanceof Element)) {
    if (old.nodeValue !== like.nodeValue) old.nodeValue = like.nodeValue;
    return;
  }
  for (const { name, value } of like.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  for (const { name } of [...old.attributes]) if (!like.hasAttribute(name)) old.removeAttribute(name);
  patch(old, like);
}
