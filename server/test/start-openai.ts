/** What one call asked, as far as a test wants to know. */
export type AskedOpenAi = {
  model: string;
  schemaName: string;
  tools: string[];
  isStreaming: boolean;
  authorization: string;
  /** The fenced data of the prompt, parsed. */
  data: Record<string, unknown>;
  /** Results of tools called so far in this answer. */
  toolResults: string[];
  body: Record<string, unknown>;
};
export type OpenAiAnswer = { object: unknown } | { text: string } | { call: { name: string; arguments: unknown } };
/**
 * `broken_stream` stops in the middle; `error_event` says so in the stream, with status 200. The others are answers that
 * are none: `truncated` at the token limit, stopped by the `content_filter`, a `refusal`, nothing at all (`empty`), JSON
 * of a `wrong_schema`, or no JSON (`garbage`).
 */
export type OpenAiFault =
  | (429 | 500 | 503 | 401 | 403 | 404 | 400)
  | ('hang' | 'broken_stream' | 'error_event' | 'garbage' | 'truncated' | 'content_filter' | 'refusal' | 'empty' | 'wrong_schema');

type Given = OpenAiAnswer | { fault: OpenAiFault };
type Options = { answer: (asked: AskedOpenAi) => Given | Promise<Given> };

/** A local server that speaks as much of OpenAI's Responses API as the product uses: structured output, streaming, tools, faults. */
export function startOpenAi({ answer }: Options) {
  const asked: AskedOpenAi[] = [];
  const faults: OpenAiFault[] = [];
  let always: OpenAiFault | null = null;
  let retryAfter: string | null = null;
  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    idleTimeout: 0,
    async fetch(request) {
      const question = readQuestion((await request.json()) as Record<string, unknown>, request.headers.get('authorization') ?? '');
      asked.push(question);
      const scripted = faults.shift() ?? always;
      const given = scripted ? { fault: scripted } : await answer(question);
      const fault = 'fault' in given ? given.fault : null;
      if (fault === 'hang') return new Promise<Response>(() => undefined);
      if (typeof fault === 'number') return errorResponse(fault, retryAfter);
      // A stream that breaks has begun like a good one.
      const output = 'fault' in given ? faultyOutput(given.fault) : outputOf(given);
      return question.isStreaming ? stream(output, question, fault) : Response.json(responseOf(output, question, fault));
    },
  });
  return {
    baseUrl: `http://127.0.0.1:${server.port}/v1`,
    asked,
    /** The next calls go wrong in this order. */
    fail: (...next: OpenAiFault[]) => void faults.push(...next),
    /** Every call goes wrong until null is set. */
    failAlways: (fault: OpenAiFault | null) => {
      always = fault;
    },
    /** What errors say of when to come back, as the header has it. */
    askToWait: (value: string | null) => {
      retryAfter = value;
    },
    stop: () => server.stop(true),
  };
}

type Part = { type?: string; text?: string };
type InputItem = { role?: string; type?: string; content?: string | Part[]; output?: string };

function readQuestion(body: Record<string, unknown>, authorization: string): AskedOpenAi {
  const input = body.input as InputItem[];
  const user = input.find(({ role }) => role === 'user')?.content ?? '';
  const prompt = typeof user === 'string' ? user : user.map(({ text = '' }) => text).join('');
  const fenced = prompt.slice(prompt.indexOf('{'), prompt.lastIndexOf('}') + 1);
  const format = (body.text as { format?: { name?: string } } | undefined)?.format;
  return {
    model: String(body.model),
    schemaName: format?.name ?? '',
    tools: ((body.tools as { name: string }[] | undefined) ?? []).map(({ name }) => name),
    isStreaming: body.stream === true,
    authorization,
    data: JSON.parse(fenced || '{}') as Record<string, unknown>,
    toolResults: input.filter(({ type }) => type === 'function_call_output').map(({ output }) => String(output)),
    body,
  };
}

const HALF: OpenAiAnswer = { text: '{"paragraphs":["This sentence is never finished"]}' };

type OutputItem = { type: string; id: string } & Record<string, unknown>;

function outputOf(given: OpenAiAnswer): OutputItem {
  const id = crypto.randomUUID();
  if ('call' in given)
    return {
      type: 'function_call',
      id,
      call_id: `call_${id}`,
      name: given.call.name,
      arguments: JSON.stringify(given.call.arguments),
      status: 'completed',
    };
  const text = 'text' in given ? given.text : JSON.stringify(given.object);
  return { type: 'message', id, role: 'assistant', status: 'completed', content: [{ type: 'output_text', text, annotations: [] }] };
}

function faultyOutput(fault: OpenAiFault): OutputItem {
  if (fault === 'garbage') return outputOf({ text: 'I would rather not.' });
  if (fault === 'empty') return outputOf({ text: '' });
  if (fault === 'wrong_schema') return outputOf({ object: { kind: 7, paragraphs: 'none' } });
  if (fault === 'refusal') {
    return { ...outputOf({ text: '' }), content: [{ type: 'refusal', refusal: 'I cannot help with that.' }] };
  }
  return outputOf(HALF);
}

/** Why an answer ended before its end. */
const CUT: Partial<Record<OpenAiFault, string>> = { truncated: 'max_output_tokens', content_filter: 'content_filter' };

const USAGE = {
  input_tokens: 100,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens: 40,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: 140,
};

function responseOf(output: OutputItem, { model }: AskedOpenAi, fault: OpenAiFault | null) {
  const reason = fault === null ? undefined : CUT[fault];
  return {
    id: `resp_${output.id}`,
    object: 'response',
    created_at: 1_772_463_600,
    status: reason ? 'incomplete' : 'completed',
    model,
    output: [output],
    usage: USAGE,
    error: null,
    incomplete_details: reason ? { reason } : null,
  };
}

function errorResponse(status: number, retryAfter: string | null): Response {
  const error = { message: `scripted ${status}`, type: 'scripted', param: null, code: status === 429 ? 'rate_limit_exceeded' : null };
  return Response.json({ error }, { status, headers: retryAfter === null ? {} : { 'retry-after': retryAfter } });
}

function stream(output: OutputItem, question: AskedOpenAi, fault: OpenAiFault | null): Response {
  const response = responseOf(output, question, fault);
  const head = [
    { type: 'response.created', response: { ...response, status: 'in_progress', output: [] } },
    { type: 'response.output_item.added', output_index: 0, item: { ...output, content: [], arguments: '' } },
  ];
  const body = deltasOf(output);
  const tail = [
    { type: 'response.output_item.done', output_index: 0, item: output },
    { type: response.incomplete_details ? 'response.incomplete' : 'response.completed', response },
  ];
  const broken = body.slice(0, Math.ceil(body.length / 2));
  const failure = {
    type: 'error',
    sequence_number: 9,
    error: { type: 'server_error', code: 'server_error', message: 'scripted error', param: null },
  };
  const events =
    fault === 'broken_stream'
      ? [...head, ...broken]
      : fault === 'error_event'
        ? [...head, ...broken, failure]
        : [...head, ...body, ...tail];
  const lines = events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  const bytes = new ReadableStream<string>({
    start(controller) {
      for (const line of lines) controller.enqueue(line);
      controller.close();
    },
  }).pipeThrough(new TextEncoderStream());
  return new Response(bytes, { headers: { 'content-type': 'text/event-stream' } });
}

/** The text, or a call's arguments, in pieces of twelve characters. */
function deltasOf({ id, type, content, arguments: args }: OutputItem): ({ type: string } & Record<string, unknown>)[] {
  if (type === 'function_call')
    return pieces(String(args)).map((delta) => ({ type: 'response.function_call_arguments.delta', item_id: id, output_index: 0, delta }));
  const [part] = content as (Part & { refusal?: string })[];
  if (part?.refusal) return [{ type: 'response.refusal.delta', item_id: id, output_index: 0, content_index: 0, delta: part.refusal }];
  const text = part?.text ?? '';
  return pieces(text).map((delta) => ({
    type: 'response.output_text.delta',
    item_id: id,
    output_index: 0,
    content_index: 0,
    delta,
    logprobs: [],
  }));
}

const pieces = (text: string) => text.match(/[\s\S]{1,12}/g) ?? [];
