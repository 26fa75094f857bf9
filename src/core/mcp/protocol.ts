import { z } from 'zod';

/** Versions of the Model Context Protocol that are spoken, the newest first. Tools work the same in all of them. */
export const protocolVersions = ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'] as const;

export const Id = z.union([z.string(), z.number()]);

/** JSON-RPC 2.0: a request, or a notification when it has no id. */
export const Message = z.object({ jsonrpc: z.literal('2.0'), id: Id.optional(), method: z.string(), params: z.record(z.string(), z.unknown()).optional() });

export type Message = z.infer<typeof Message>;

export type Reply = { readonly jsonrpc: '2.0'; readonly id: string | number | null } & ({ readonly result: unknown } | { readonly error: { readonly code: number; readonly message: string } });

/** Codes of JSON-RPC. */
export const errorCodes = { unreadable: -32700, invalid: -32600, unknownMethod: -32601, invalidParameters: -32602, fault: -32603 } as const;

/** Something that an assistant can call. */
export interface Tool<Input extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly title: string;
  /** For the assistant: when to call it and what comes back. */
  readonly description: string;
  readonly input: Input;
  readonly run: (input: z.infer<Input>) => Promise<ToolAnswer>;
}

export interface ToolAnswer {
  /** For people and assistants alike. */
  readonly text: string;
  /** The same for programs. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Told to the caller as the result of the tool: what was wrong and what to do. */
export class ToolRefusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ToolRefusal';
  }
}

/** Gives the tool its types. */
export const tool = <Input extends z.ZodObject>(definition: Tool<Input>): Tool => definition as unknown as Tool;
