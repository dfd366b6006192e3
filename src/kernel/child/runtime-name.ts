/** The name under which compiled cells, and the control thread, reach the kernel. */
export const runtimeName = "__carrybook__";
