// Makes an element equal to another one and leaves alone what is equal already: focus, scroll and selection survive.
// Children are matched by data-key or id, else by place. What is marked data-keep belongs to a script.
export function morph(from, to) {
  if (!from.hasAttribute('data-keep')) {
    attributes(from, to);
    children(from, to);
  }
}

function attributes(from, to) {
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value) {
      from.setAttribute(name, value);
    }
  }
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !(name === 'open' && from.hasAttribute('data-keep-open'))) {
      from.removeAttribute(name);
    }
  }
}

function children(from, to) {
  const keyed = new Map();
  for (const child of from.children) {
    const key = keyOf(child);
    if (key) {
      keyed.set(key, child);
    }
  }
  let at = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    const match = find(wanted, at, keyed);
    if (!match) {
      from.insertBefore(document.importNode(wanted, true), at);
      continue;
    }
    if (match === at) {
      at = at.nextSibling;
    } else {
      from.insertBefore(match, at);
    }
    update(match, wanted);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function find(wanted, at, keyed) {
  const key = wanted.nodeType === Node.ELEMENT_NODE ? keyOf(wanted) : null;
  if (key) {
    return keyed.get(key);
  }
  const fits = at && at.nodeType === wanted.nodeType && at.nodeName === wanted.nodeName
    && !(at.nodeType === Node.ELEMENT_NODE && keyOf(at));
  return fits ? at : null;
}

function update(node, wanted) {
  if (node.nodeType === Node.ELEMENT_NODE) {
    morph(node, wanted);
  } else if (node.nodeValue !== wanted.nodeValue) {
    node.nodeValue = wanted.nodeValue;
  }
}

function keyOf(element) {
  return element.dataset?.key || element.id || null;
}
