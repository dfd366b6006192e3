/** The plugin that Carrybook puts into the TypeScript server of the editor, where it keeps silent about Carrybook's cells. */
import type ts from "typescript";
import { notebookPathOf, type PluginConfiguration } from "./configuration.ts";
import { silenced } from "./silenced.ts";

export default function plugin(): ts.server.PluginModule {
  let notebooks: ReadonlySet<string> = new Set();
  const projects = new Set<ts.server.Project>();
  const isSilent = (fileName: string) => {
    const path = notebookPathOf(fileName);
    return path !== undefined && notebooks.has(path.toLowerCase());
  };
  return {
    create({ languageService, project }) {
      projects.add(project);
      return silenced(languageService, isSilent);
    },
    onConfigurationChanged(configuration: Partial<PluginConfiguration> | undefined) {
      // Paths are compared without their case: the server may have changed it.
      notebooks = new Set((configuration?.notebooks ?? []).map((path) => path.toLowerCase()));
      for (const project of projects) {
        if (project.isClosed()) projects.delete(project);
        else project.refreshDiagnostics();
      }
    },
  };
}
