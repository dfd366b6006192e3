import { StringDecoder } from "node:string_decoder";

/** Cuts a stream of bytes into lines and hands on each as JSON. */
export function jsonLineReader<Message>(onMessage: (message: Message) => void): (bytes: Uint8Array) => void {
  const decoder = new StringDecoder("utf8");
  let parts: string[] = [];
  return (bytes) => {
    const lines = decoder.write(bytes).split("\n");
    const last = lines.pop() ?? "";
    for (const line of lines) {
      parts.push(line);
      const text = parts.join("");
      parts = [];
      onMessage(JSON.parse(text) as Message);
    }
    if (last !== "") parts.push(last);
  };
}
