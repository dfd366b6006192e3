import * as vscode from "vscode";
import { claimsTableMarkdown, claimText } from "../claims/claim-text.ts";
import { type ClaimsNode } from "../claims/claims-view.ts";

/** *Copy*, in the Claims view: a claim as text, a notebook's claims as a Markdown table. */
export async function copyClaims(node: ClaimsNode | undefined): Promise<void> {
  if (!node) return;
  await vscode.env.clipboard.writeText("claims" in node ? claimsTableMarkdown(node.claims) : claimText(node.claim));
}
