import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  request as sendOn,
} from "node:http";
import { type AddressInfo, connect } from "node:net";

/** Is a server on loopback that remembers what it was asked. */
export interface Listening {
  readonly origin: string;
  readonly heard: readonly IncomingMessage[];
  close(): Promise<void>;
}

/** Starts a server that answers as it is told. */
export async function listen(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  more: (server: Server, heard: IncomingMessage[]) => void = () => undefined,
): Promise<Listening> {
  const heard: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    heard.push(request);
    answer(request, response);
  });
  more(server, heard);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    heard,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers with JSON. */
export function json(response: ServerResponse, status: number, body: unknown, headers: object = {}): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(JSON.stringify(body));
}

/** Starts a proxy that takes whole addresses and tunnels, all to one port where one is given; it remembers both. */
export function startProxy(only?: number): Promise<Listening> {
  const onward = (request: IncomingMessage, response: ServerResponse) => {
    const { method, headers } = request;
    const target = sendOn(request.url ?? "", { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(target);
  };
  return listen(onward, (server, heard) => {
    server.on("connect", (request, socket, head) => {
      heard.push(request);
      const [host, port] = (request.url ?? "").split(":");
      const target = connect(only ?? Number(port), only === undefined ? host : "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
        target.write(head);
        target.pipe(socket).pipe(target);
      });
      const end = () => {
        target.destroy();
        socket.destroy();
      };
      target.on("error", end).on("close", end);
      socket.on("error", end).on("close", end);
    });
  });
}
