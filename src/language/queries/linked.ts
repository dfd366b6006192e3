import { type Project } from "../project.ts";

/** An offset of a module. */
export interface Anchor {
  readonly path: string;
  readonly offset: number;
}

/**
 * Where the search for a name goes on: from where one cell's module takes it to where another's declares it, and back. The compiler
 * itself stops there, at an import when it renames, and at a type that was copied.
 *
 * @param anchor - a place that was found in what is written around a cell
 */
export function linkedAnchors(project: Project, { path, offset }: Anchor): Anchor[] {
  const module = project.moduleAt(path);
  if (!module) return [];
  const link = [...module.links.values()].find(({ nameStart, originStart }) => nameStart === offset || originStart === offset);
  if (link) {
    const here = { path, offset: link.nameStart };
    const origin = link.from === undefined ? undefined : declarationOf(project, link.from, link.name);
    return origin ? [here, origin] : [here];
  }
  const name = [...module.exports].find(([, start]) => start === offset)?.[0];
  return name === undefined ? [] : usersOf(project, path, name);
}

/** Where the modules of other cells take a name from a module. */
export function usersOf(project: Project, path: string, name: string): Anchor[] {
  return [...project.modules.all.values()].flatMap((user) => {
    const link = user.links.get(name);
    return link?.from === path ? [{ path: user.path, offset: link.nameStart }] : [];
  });
}

function declarationOf(project: Project, path: string, name: string): Anchor | undefined {
  const module = project.moduleAt(path);
  const declared = module?.declared.get(name);
  const offset = declared && module?.text.toModule(declared.offset);
  return offset === undefined ? undefined : { path, offset };
}

/** Runs a search at an anchor, and again wherever what it finds in the modules around the cells leads. */
export function searchLinked<Found extends { readonly fileName: string; readonly textSpan: { readonly start: number } }>(
  project: Project,
  start: Anchor,
  search: (anchor: Anchor) => readonly Found[],
): Found[] {
  const keyOf = ({ path, offset }: Anchor) => `${path}:${offset}`;
  const queue = [start];
  const searched = new Set<string>();
  const found = new Map<string, Found>();
  for (let anchor = queue.pop(); anchor; anchor = queue.pop()) {
    if (searched.has(keyOf(anchor))) continue;
    searched.add(keyOf(anchor));
    for (const one of search(anchor)) {
      const at = { path: one.fileName, offset: one.textSpan.start };
      if (found.has(keyOf(at))) continue;
      found.set(keyOf(at), one);
      if (project.moduleAt(at.path)?.text.toCell(at.offset) === undefined) queue.push(...linkedAnchors(project, at));
    }
  }
  return [...found.values()];
}
