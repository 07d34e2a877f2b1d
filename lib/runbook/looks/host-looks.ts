import type { View } from '../../manifest/view';
import { routerCertificate } from '../../platform/router';
import type { ObjectName } from '../paths/entrance';
import type { RequestPath } from '../paths/request-path';
import { shellWord } from '../steps/shell';
import type { Look } from './look';
import { tokenIssuers } from './tokens';

/** An answer from each host, asked as a client would ask, with the authority that vouches for it. */
export function hostLooks(view: View, paths: readonly RequestPath[]): readonly Look[] {
  return paths.flatMap((path) => {
    const request = requestTo(view, path);
    const issuers = tokenIssuers(view, path);
    return [
      ...certificateLooks(path),
      ...(issuers.length > 0 ? protectedLooks(request, issuers) : [openLook(request)]),
    ];
  });
}

/** A request in the words of a shell, and what is seen of its answer. */
interface Request {
  readonly url: string;
  /** What must be fetched before. */
  readonly before: readonly string[];
  readonly options: readonly string[];
  /** Whose certificate is shown. */
  readonly shown: string;
  readonly answers: Answers;
}

/** What is printed of an answer, and what that is when the application answers, and when the gateway refuses. */
interface Answers {
  readonly print: readonly [option: string, filter?: string];
  readonly served: string;
  readonly withoutToken: string;
  readonly withWrongToken: string;
}

function requestTo(view: View, path: RequestPath): Request {
  const { host, scheme, route, service, certificate, rule } = path;
  const trust = certificate ? trustIn(host, certificate) : undefined;
  const address = route ? undefined : addressOf(service.metadata.namespace, service.metadata.name);
  const port = scheme === 'https' ? 443 : 80;
  return {
    url: `${scheme}://${host}${rule.firstPath}`,
    before: [...(trust ? [trust.command] : []), ...(address ? [address] : [])],
    options: [
      ...(trust ? [`--cacert ${trust.file}`] : []),
      ...(address ? [`--connect-to "${host}:${port}:$address:${port}"`] : []),
      ...(rule.on.kind === 'GRPCRoute' ? grpcOptions : []),
    ],
    shown: trust?.seen ?? '',
    answers: answersOf(view, rule),
  };
}

const grpcOptions = ['--http2', '-X POST', "-H 'content-type: application/grpc'", "-H 'te: trailers'"] as const;

/** A call of gRPC has its own status, beside HTTP's that is 200 whatever happens. */
function answersOf(view: View, { on, destinations }: RequestPath['rule']): Answers {
  if (on.kind === 'GRPCRoute') {
    return {
      print: ['-D -', '| grep -i grpc-status'],
      served: 'a `grpc-status` of the application (14 where nothing does)',
      withoutToken: '`grpc-status` 7',
      withWrongToken: '`grpc-status` 16',
    };
  }
  const isKnown = destinations.every(({ namespace, name }) => view.tryFind('core/Service', namespace, name));
  return {
    print: ["-w '%{http_code}\\n'"],
    served: isKnown ? '200' : 'what the application says there (503 where nothing does)',
    withoutToken: '403',
    withWrongToken: '401',
  };
}

function trustIn(host: string, certificate: ObjectName | 'router') {
  if (certificate === 'router') {
    const { namespace, name, key } = routerCertificate;
    const data = `oc -n ${namespace} get configmap ${name} -o jsonpath='{.data.${key.replaceAll('.', '\\.')}}'`;
    return { file: 'router.ca.crt', command: `${data} > router.ca.crt`, seen: ', with the certificate of the router' };
  }
  const { namespace, name } = certificate;
  const data = `oc -n ${namespace} get secret ${name} -o jsonpath='{.data.ca\\.crt}'`;
  return {
    file: `${host}.ca.crt`,
    command: `${data} | base64 -d > ${host}.ca.crt`,
    seen: ", with a certificate of the mesh's own authority",
  };
}

/** Clouds give a load balancer a name or a number; DNS may not know the host yet. */
function addressOf(namespace: string | undefined, service: string): string {
  const first = '.status.loadBalancer.ingress[0]';
  return `address=$(oc -n ${namespace} get service ${service} -o jsonpath='{${first}.ip}{${first}.hostname}')`;
}

function certificateLooks({ host, certificate }: RequestPath): readonly Look[] {
  if (!certificate || certificate === 'router') return [];
  const { namespace, name } = certificate;
  return [{ see: `the certificate of \`${host}\` is there`, command: `oc -n ${namespace} get secret ${name}` }];
}

function openLook(request: Request): Look {
  return { see: `\`${request.url}\` answers ${request.answers.served}${request.shown}`, command: asked(request) };
}

/** Without a token a request is refused by policy; with one that is none, before that. */
function protectedLooks(request: Request, issuers: readonly string[]): readonly Look[] {
  const { url, shown, answers } = request;
  const from = issuers.map((issuer) => `\`${issuer}\``).join(' or ');
  return [
    { see: `\`${url}\` answers ${answers.withoutToken} to who shows no token${shown}`, command: asked(request) },
    {
      see: `\`${url}\` answers ${answers.withWrongToken} to what is no token`,
      command: asked(request, "-H 'Authorization: Bearer none'"),
    },
    {
      see: `\`${url}\` answers, to a token of ${from} that you put into \`TOKEN\` before, ${answers.served}`,
      command: asked(request, '-H "Authorization: Bearer $TOKEN"'),
    },
  ];
}

function asked({ url, before, options, answers }: Request, ...more: readonly string[]): string {
  const [option, ...filter] = answers.print;
  const words = ['curl -sS', ...options, ...more, '-o /dev/null', option, shellWord(url), ...filter];
  return [...before, words.join(' ')].join('\n');
}
