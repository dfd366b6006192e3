/** Makes an element of the page, with attributes and children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Calls an action at most once a frame, however often it is asked for. */
export function oncePerFrame(action: () => void): { (): void; cancel(): void } {
  let pending = 0;
  const ask = () => {
    pending ||= requestAnimationFrame(() => {
      pending = 0;
      action();
    });
  };
  return Object.assign(ask, { cancel: () => cancelAnimationFrame(pending) });
}
