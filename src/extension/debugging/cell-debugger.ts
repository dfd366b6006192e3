import * as vscode from "vscode";
import { type KernelClient } from "../../kernel/client.ts";
import { AttachedDebugger, debugType } from "./attached-debugger.ts";

/** Attaches the editor's own JavaScript debugger to kernels. */
export interface AttachOptions {
  readonly kernel: KernelClient;
  readonly notebook: vscode.NotebookDocument;
  /** Is called when the user presses *Restart*. */
  readonly onRestart: () => void;
}

export class CellDebugger implements vscode.Disposable {
  readonly #kernelFolder: string;
  readonly #attached = new Set<AttachedDebugger>();
  readonly #registration: vscode.Disposable;

  /** @param kernelFolder - where the kernel's own files lie */
  constructor(kernelFolder: string) {
    this.#kernelFolder = kernelFolder;
    this.#registration = vscode.debug.registerDebugAdapterTrackerFactory(debugType, {
      createDebugAdapterTracker: (session) => {
        for (const attached of this.#attached) if (attached.owns(session)) return attached.track(session);
        return undefined;
      },
    });
  }

  /**
   * Attaches a debugger, with every breakpoint set; undefined for a kernel that ends meanwhile.
   *
   * @throws UserError extension/no-debugger
   */
  async attach({ kernel, notebook, onRestart }: AttachOptions): Promise<AttachedDebugger | undefined> {
    const port = await kernel.openDebugger();
    if (!port) return undefined;
    const attached: AttachedDebugger = new AttachedDebugger({
      kernel,
      port,
      notebook,
      kernelFolder: this.#kernelFolder,
      onRestart,
      onEnd: () => this.#attached.delete(attached),
    });
    this.#attached.add(attached);
    await attached.attach();
    return attached;
  }

  dispose(): void {
    this.#registration.dispose();
  }
}
