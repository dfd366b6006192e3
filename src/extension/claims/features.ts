import * as vscode from "vscode";
import { copyClaims } from "../commands/copy-claims.ts";
import { revealClaim } from "../commands/reveal-claim.ts";
import { runClaims } from "../commands/run-claims.ts";
import { ClaimTests } from "./claim-tests.ts";
import { type ClaimsNode, ClaimsView, type ShownClaim } from "./claims-view.ts";
import { type StartKernel } from "./headless-run.ts";
import { type NotebookClaims, WorkspaceClaims } from "./workspace-claims.ts";

export interface ClaimFeaturesOptions {
  readonly log: vscode.LogOutputChannel;
  readonly extensionId: string;
  readonly startKernel: StartKernel;
}

/** All that the editor shows of the workspace's claims. */
export function claimFeatures({ log, extensionId, startKernel }: ClaimFeaturesOptions): vscode.Disposable {
  const claims = new WorkspaceClaims(log);
  const command = (name: string, run: (node: unknown) => unknown) => vscode.commands.registerCommand(`carrybook.${name}`, run);
  const features = vscode.Disposable.from(
    claims,
    new ClaimsView(claims),
    new ClaimTests(claims, startKernel),
    command("refreshClaims", () => claims.refresh()),
    command("revealClaim", (node) => revealClaim(node as ShownClaim | undefined)),
    command("runClaims", (node) => runClaims(extensionId, node as NotebookClaims | undefined)),
    command("copyClaims", (node) => copyClaims(node as ClaimsNode | undefined)),
  );
  void claims.refresh();
  return features;
}
