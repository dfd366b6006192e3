import ts from "typescript";
import { documentationOf, plain } from "../documentation.ts";
import { type Point } from "../places.ts";
import { type Signature, type Signatures } from "../protocol.ts";
import { withoutModules } from "./declaration-text.ts";

export interface SignatureTrigger {
  readonly character?: string;
  readonly isRetrigger: boolean;
}

/** The parameters of the call around a point. */
export function signatures({ project, module, offset }: Point, trigger: SignatureTrigger): Signatures | undefined {
  const help = project.service.getSignatureHelpItems(module.path, offset, { triggerReason: reasonOf(trigger) });
  if (!help) return undefined;
  const { items, selectedItemIndex: active, argumentIndex } = help;
  const selected = items[active];
  const last = (selected?.parameters.length ?? 1) - 1;
  return {
    signatures: items.map(signatureOf),
    active,
    activeParameter: selected?.isVariadic ? Math.min(argumentIndex, last) : argumentIndex,
  };
}

function reasonOf({ character, isRetrigger }: SignatureTrigger): ts.SignatureHelpTriggerReason {
  if (isRetrigger) {
    const again = ([",", "(", "<", ")"] as const).find((known) => known === character);
    return { kind: "retrigger", ...(again && { triggerCharacter: again }) };
  }
  const typed = ([",", "(", "<"] as const).find((known) => known === character);
  return typed ? { kind: "characterTyped", triggerCharacter: typed } : { kind: "invoked" };
}

function signatureOf(item: ts.SignatureHelpItem): Signature {
  const text = (parts: readonly ts.SymbolDisplayPart[]) => withoutModules(ts.displayPartsToString([...parts]));
  const separator = text(item.separatorDisplayParts);
  let label = text(item.prefixDisplayParts);
  const parameters = item.parameters.map((parameter, index) => {
    if (index > 0) label += separator;
    const start = label.length;
    label += text(parameter.displayParts);
    return { label: [start, label.length] as const, documentation: plain(parameter.documentation) };
  });
  label += text(item.suffixDisplayParts);
  return {
    label,
    parameters,
    documentation: documentationOf(
      item.documentation,
      item.tags.filter(({ name }) => name !== "param"),
    ),
  };
}
