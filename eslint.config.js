import js from "@eslint/js";
import tseslint from "typescript-eslint";
import { allowsPackage, layerOf, layers } from "./scripts/layers.ts";

/**
 * Reports an import that goes upwards, or a package that a layer does not use: the table is in `scripts/layers.ts`.
 *
 * @type {import("eslint").Rule.RuleModule}
 */
const layersRule = {
  meta: { type: "problem", schema: [], messages: { upward: "{{layer}}/ may not import {{target}}: see scripts/layers.ts" } },
  create(context) {
    const inSrc = context.filename.replaceAll("\\", "/").split("/src/").at(-1) ?? "";
    const name = layerOf(inSrc);
    const layer = layers[name];
    if (!layer) return { Program: (node) => context.report({ node, message: `src/${name} has no row in scripts/layers.ts` }) };
    /** @param {{ source?: unknown }} node */
    const check = (node) => {
      const target = /** @type {{ value?: unknown } | null | undefined} */ (node.source)?.value;
      if (typeof target !== "string") return;
      if (!target.startsWith(".")) {
        if (!allowsPackage(layer, target))
          context.report({ node: /** @type {never} */ (node), messageId: "upward", data: { layer: name, target } });
        return;
      }
      const folder = layerOf(new URL(target, `file:///${inSrc}`).pathname.slice(1));
      if (folder !== name && !layer.folders.includes(folder)) {
        context.report({ node: /** @type {never} */ (node), messageId: "upward", data: { layer: name, target: folder } });
      }
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check };
  },
};

const noClock = [
  { object: "Date", property: "now", message: "Pass the time in: no clock here." },
  { object: "Math", property: "random", message: "Pass a seeded generator in." },
];

export default tseslint.config(
  { ignores: ["dist/", "out/", "node_modules/", "**/fixtures/", "types/"] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "no-console": "error",
      eqeqeq: "error",
      "max-lines": ["error", { max: 400 }],
      "max-lines-per-function": ["error", { max: 70, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ["src/**/*.ts"], plugins: { carrybook: { rules: { layers: layersRule } } }, rules: { "carrybook/layers": "error" } },
  {
    files: ["src/finance/**", "src/tables/**", "src/claims/**", "test/**"],
    rules: { "no-restricted-properties": ["error", ...noClock] },
  },
  {
    files: ["test/**", "bench/**"],
    rules: { "max-lines-per-function": "off", "@typescript-eslint/no-floating-promises": "error" },
  },
  { files: ["scripts/**", "bench/**", "src/cli/**", "test/vscode/**"], rules: { "no-console": "off" } },
  { files: ["**/*.js", "**/*.mjs"], ...tseslint.configs.disableTypeChecked },
  { files: ["**/*.js", "**/*.mjs"], languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly" } } },
);
