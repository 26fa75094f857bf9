import { z } from 'zod';
import { argumentsInWords } from './argument-words.ts';
import { errorCodes, Message, protocolVersions, ToolRefusal, type Reply, type Tool } from './protocol.ts';

export interface ServerInfo {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  /** How an assistant should use the tools. */
  readonly instructions: string;
}

/** A server of tools in the Model Context Protocol: a message in, a reply out. It knows no transport. */
export class ToolServer {
  readonly #info: ServerInfo;
  readonly #tools: ReadonlyMap<string, Tool>;

  constructor(info: ServerInfo, tools: readonly Tool[]) {
    this.#info = info;
    this.#tools = new Map(tools.map((tool) => [tool.name, tool]));
  }

  /** The reply to one line; `undefined` for notifications and for replies, which ask for none. */
  async answer(line: string): Promise<Reply | undefined> {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      return failure(null, errorCodes.unreadable, 'This line is no JSON: send one message of JSON-RPC 2.0 on each line.');
    }
    const parsed = Message.safeParse(value);
    if (!parsed.success) return isReply(value) ? undefined : failure(null, errorCodes.invalid, 'This is no request of JSON-RPC 2.0: it needs jsonrpc "2.0", a method, and params that are an object, if any.');
    const { id, method, params = {} } = parsed.data;
    if (id === undefined) return undefined;
    switch (method) {
      case 'initialize': return success(id, this.#initialize(params));
      case 'ping': return success(id, {});
      case 'tools/list': return success(id, { tools: [...this.#tools.values()].map(describeTool) });
      case 'tools/call': return this.#call(id, params);
      default: return failure(id, errorCodes.unknownMethod, `There is no method ${JSON.stringify(method.slice(0, 80))} here; there are initialize, ping, tools/list and tools/call.`);
    }
  }

  #initialize({ protocolVersion }: Readonly<Record<string, unknown>>): unknown {
    const { name, title, version, instructions } = this.#info;
    return { protocolVersion: protocolVersions.find((known) => known === protocolVersion) ?? protocolVersions[0], capabilities: { tools: {} }, serverInfo: { name, title, version }, instructions };
  }

  async #call(id: string | number, { name, arguments: given = {} }: Readonly<Record<string, unknown>>): Promise<Reply> {
    const tool = typeof name === 'string' ? this.#tools.get(name) : undefined;
    if (tool === undefined) return failure(id, errorCodes.invalidParameters, `There is no tool ${JSON.stringify(name)}; there are ${[...this.#tools.keys()].join(', ')}.`);
    // a slip in a name must not be silent
    const input = tool.input.strict().safeParse(given);
    if (!input.success) return refused(id, argumentsInWords(tool, given, input.error));
    try {
      const { text, data } = await tool.run(input.data);
      return success(id, { content: [{ type: 'text', text }], structuredContent: data });
    } catch (error) {
      if (error instanceof ToolRefusal) return refused(id, error.message);
      return failure(id, errorCodes.fault, `A fault of Muster, and not of the question: ${error instanceof Error ? error.message : String(error)}. Report it with the question that you asked.`);
    }
  }
}

/** None of them changes anything, and an assistant may be told so. */
function describeTool({ name, title, description, input }: Tool): unknown {
  const { $schema: _draft, ...inputSchema } = z.toJSONSchema(input.strict(), { io: 'input' }) as Record<string, unknown>;
  return { name, title, description, inputSchema, annotations: { title, readOnlyHint: true, destructiveHint: false, idempotentHint: true } };
}

const isReply = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value) && ('result' in value || 'error' in value);

const success = (id: string | number, result: unknown): Reply => ({ jsonrpc: '2.0', id, result });

const failure = (id: string | number | null, code: number, message: string): Reply => ({ jsonrpc: '2.0', id, error: { code, message } });

const refused = (id: string | number, text: string): Reply => success(id, { content: [{ type: 'text', text }], isError: true });
