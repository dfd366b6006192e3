/**
 * JavaScript's own names that a cell may not declare at its top level. A top-level variable of V8's REPL mode stands before the
 * global of its name for all code of the realm: with a `Map` or an `Object` of the user's, the kernel, arquero and the library would
 * all break. Node's names are free: the kernel imports those that it uses.
 */
export const intrinsics: ReadonlySet<string> = new Set([
  ...["Object", "Function", "Array", "String", "Number", "Boolean", "BigInt", "Symbol", "Math", "JSON", "Reflect", "Promise"],
  ...["Map", "Set", "WeakMap", "WeakSet", "WeakRef", "Proxy", "Date", "RegExp", "Atomics", "Intl", "globalThis"],
  ...["Error", "TypeError", "RangeError", "SyntaxError", "ReferenceError", "AggregateError"],
  ...["ArrayBuffer", "SharedArrayBuffer", "DataView", "Uint8Array", "Int32Array", "Float64Array"],
]);
