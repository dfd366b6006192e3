import type { Entry } from "./entry.ts";
import type { Activation, ActivationRig } from "./vscode/activation.ts";

let prepared: Promise<ActivationRig> | undefined;
let latest: Activation | undefined;

/** Loaded only when it is measured: the rig brings a browser along. */
async function prepare(): Promise<ActivationRig> {
  const { ActivationRig: Rig } = await import("./vscode/activation.ts");
  return Rig.prepare();
}

const entries: readonly Entry[] = [
  {
    name: "activation of the extension in VS Code / of an empty extension",
    unit: "ms",
    measuresItself: true,
    run: async () => {
      const rig = await (prepared ??= prepare());
      latest = await rig.measure();
      return latest.carrybookMs;
    },
    // Both come from one start of the editor.
    baseline: () => latest?.emptyMs,
    close: async () => (await prepared)?.[Symbol.dispose](),
  },
];

export default entries;
