import ts from "typescript";
import { type CellModule } from "../cell-module.ts";
import { placeOf, positionAt, rangeInCell } from "../places.ts";
import { type Project } from "../project.ts";
import { type Diagnostic } from "../protocol.ts";
import { withoutModules } from "./declaration-text.ts";

/**
 * What is no fault of a cell: a name or a label that is not used, code that is not reached; a package without types, which runs all the
 * same; a variable whose type grows with what is put in, which other cells see as `any`.
 */
const dropped: ReadonlySet<number> = new Set([6133, 6192, 6196, 6198, 7027, 7028, 7016, 7005, 7034]);
/** A parameter or a function's result without a type: the cell runs, but is not checked there. */
const untyped: ReadonlySet<number> = new Set([7006, 7010, 7011, 7019, 7031]);
const cannotFindName: ReadonlySet<number> = new Set([2304, 2552]);

/** The errors of a cell. */
export function diagnostics(project: Project, module: CellModule): readonly Diagnostic[] {
  if (module.cell.language === "sql") return [];
  const { service } = project;
  const syntactic = service.getSyntacticDiagnostics(module.path);
  const found = [...syntactic, ...service.getSemanticDiagnostics(module.path)]
    .filter(({ code }) => !dropped.has(code))
    .flatMap((diagnostic) => diagnosticOf(project, module, diagnostic) ?? []);
  return found.length > 0 || syntactic.length === 0 ? found : [atEnd(module, syntactic[0])];
}

function diagnosticOf(project: Project, module: CellModule, diagnostic: ts.Diagnostic): Diagnostic | undefined {
  const { start = 0, length = 0, code, relatedInformation = [] } = diagnostic;
  const range = rangeInCell(module, { start, length });
  if (!range) return undefined;
  const name = module.text.text.slice(start, start + length);
  const isBelow = cannotFindName.has(code) && project.modules.isDeclaredBelow(module.cell.id, name);
  const related = relatedInformation.flatMap(({ file, start: at = 0, length: span = 0, messageText }) => {
    const place = file && placeOf(project, file.fileName, { start: at, length: span });
    return place ? [{ place, message: messageOf(messageText) }] : [];
  });
  const message = isBelow
    ? `Cannot find name '${name}' here: it is declared in a cell below.`
    : messageOf(diagnostic.messageText);
  return { range, message, code, severity: severityOf(diagnostic), related };
}

function severityOf({ code, category }: ts.Diagnostic): Diagnostic["severity"] {
  if (untyped.has(code)) return "hint";
  return category === ts.DiagnosticCategory.Error ? "error" : "warning";
}

/** A bracket that is not closed shows only behind the cell, in what is written there. */
function atEnd({ cell }: CellModule, diagnostic: ts.DiagnosticWithLocation | undefined): Diagnostic {
  const end = cell.text.trimEnd().length;
  const range = { start: positionAt(cell.text, Math.max(0, end - 1)), end: positionAt(cell.text, end) };
  const message = messageOf(diagnostic?.messageText ?? "The cell ends too early.");
  return { range, message, code: diagnostic?.code ?? 0, severity: "error", related: [] };
}

/** The compiler's words, without its advice for projects: a cell has no compiler options that could be changed. */
function messageOf(text: string | ts.DiagnosticMessageChain): string {
  return withoutModules(ts.flattenDiagnosticMessageText(text, "\n")).replace(
    / Do you need to change your target library\?.*$/s,
    "",
  );
}
