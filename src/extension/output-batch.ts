import { type OutputEdit, type OutputItem, type ShownOutput } from "./output-edits.ts";

/** An output and what it holds when it is shown first. */
export interface NewOutput {
  readonly output: ShownOutput;
  readonly items: readonly OutputItem[];
}

/** Edits that are carried out together: neighbouring new outputs are one edit. */
export type BatchEdit =
  | { readonly kind: "clear" }
  | { readonly kind: "append"; readonly outputs: readonly NewOutput[] }
  | { readonly kind: "extend" | "replace"; readonly output: ShownOutput; readonly items: readonly OutputItem[] };

/** An edit whose items may still grow. */
interface Growing {
  kind: "append" | "extend" | "replace";
  readonly output: ShownOutput;
  items: readonly OutputItem[];
}

/**
 * The fewest edits that lead to the same outputs: nothing is shown that is cleared or replaced within the batch, and text goes to
 * its output at once. A flood that comes faster than the editor can show it then costs the editor no more than its last state.
 */
export function coalesce(edits: readonly OutputEdit[]): BatchEdit[] {
  const lastClear = edits.findLastIndex(({ kind }) => kind === "clear");
  const growing = new Map<ShownOutput, Growing>();
  for (const edit of edits.slice(lastClear + 1)) {
    if (edit.kind === "clear") continue;
    const known = growing.get(edit.output);
    const items = edit.kind === "append" ? edit.output.items : edit.items;
    if (!known) growing.set(edit.output, { kind: edit.kind, output: edit.output, items });
    else if (edit.kind === "extend") known.items = joined(known.items, items);
    else {
      known.items = items;
      if (known.kind === "extend") known.kind = "replace";
    }
  }
  return [...(lastClear >= 0 ? [{ kind: "clear" } as const] : []), ...grouped([...growing.values()])];
}

/** New outputs that the window is given at once: it draws nothing and answers no one while it makes room for them. */
const portion = { outputs: 20, characters: 250_000 } as const;

/** Edits in portions that keep the window responsive between them. */
export function* portions(edits: readonly BatchEdit[]): Generator<readonly BatchEdit[]> {
  let changes: BatchEdit[] = [];
  for (const edit of edits) {
    if (edit.kind !== "append") {
      changes.push(edit);
      continue;
    }
    let outputs: NewOutput[] = [];
    let characters = 0;
    for (const added of edit.outputs) {
      const size = sizeOf(added.items);
      if (outputs.length >= portion.outputs || (outputs.length > 0 && characters + size > portion.characters)) {
        yield [...changes, { kind: "append", outputs }];
        [changes, outputs, characters] = [[], [], 0];
      }
      outputs.push(added);
      characters += size;
    }
    changes.push({ kind: "append", outputs });
  }
  if (changes.length > 0) yield changes;
}

function sizeOf(items: readonly OutputItem[]): number {
  const sizes = items.map((item) => ("text" in item ? item.text.length : item.kind === "bytes" ? item.bytes.length : 0));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function grouped(edits: readonly Growing[]): BatchEdit[] {
  const isNew = ({ kind }: Growing) => kind === "append";
  const changes = edits.filter((edit) => !isNew(edit));
  const outputs = edits.filter(isNew);
  // What has a place already keeps it: only the order of new outputs among themselves matters.
  return [...(changes as BatchEdit[]), ...(outputs.length > 0 ? [{ kind: "append", outputs } as const] : [])];
}

function joined(before: readonly OutputItem[], after: readonly OutputItem[]): readonly OutputItem[] {
  const last = before.at(-1);
  const [first, ...rest] = after;
  if (last?.kind !== "stream" || first?.kind !== "stream" || last.name !== first.name) return [...before, ...after];
  return [...before.slice(0, -1), { ...last, text: last.text + first.text }, ...rest];
}
