import { Environment, type RegisteredFunctionHandler } from '@marcbachmann/cel-js';
import { addresses } from './functions/addresses';
import { formats } from './functions/formats';
import type { Functions } from './functions/functions';
import { lists } from './functions/lists';
import { pairs } from './functions/pairs';
import { quantities } from './functions/quantities';
import { standard } from './functions/standard';
import { strings } from './functions/strings';
import { urls } from './functions/urls';

const libraries = [standard, strings, lists, pairs, urls, addresses, quantities, formats];

let shared: Environment | undefined;

/** CEL with what Kubernetes adds to it (kubernetes/apiserver, pkg/cel/environment/base.go and pkg/cel/library). */
export function environment(): Environment {
  shared ??= newEnvironment();
  return shared;
}

function newEnvironment(): Environment {
  const environment = new Environment({ enableOptionalTypes: true, homogeneousAggregateLiterals: false });
  environment.registerVariable('self', 'dyn').registerVariable('oldSelf', 'dyn').registerVariable('item', 'dyn');
  for (const library of libraries) register(library, environment);
  return environment;
}

function register({ types = {}, namespaces = {}, functions }: Functions, environment: Environment): void {
  for (const [name, type] of Object.entries(types)) environment.registerType(name, type);
  for (const [name, type] of Object.entries(namespaces)) {
    class Namespace {}
    environment.registerType(type, Namespace).registerConstant(name, type, new Namespace());
  }
  for (const [signature, handler] of Object.entries(functions)) {
    environment.registerFunction(signature, handler as RegisteredFunctionHandler, { async: false });
  }
}
