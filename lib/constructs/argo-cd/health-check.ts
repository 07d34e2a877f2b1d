import type { HealthFacts } from '../../platform/argo-cd-health';

/**
 * A health check in Lua, as Argo CD runs it: version 5.1 of the language, with no library but `table`. It raises no error
 * whatever a status holds, for Argo CD would wait for that resource and not say why.
 */
export function healthCheck({ needed, failures = [], errors = [] }: HealthFacts): string {
  return [conditions, ...(failures.length > 0 ? [broken(failures)] : []), healthy(needed, errors)].join('\n');
}

/** Takes over what an Application says of itself, so that one can wait for another. */
export const applicationHealthCheck = `local status = type(obj.status) == "table" and obj.status or {}
local health = type(status.health) == "table" and status.health or {}
if type(health.status) ~= "string" then
  return { status = "Progressing", message = "waiting for its health" }
end
return { status = health.status, message = type(health.message) == "string" and health.message or nil }
`;

const conditions = `-- What was said of an earlier generation is not known of this one.
local function isOld(observed)
  return type(observed) == "number" and observed < (obj.metadata.generation or 0)
end

local status = type(obj.status) == "table" and obj.status or {}
local conditions = {}
if type(status.conditions) == "table" and not isOld(status.observedGeneration) then
  for _, condition in ipairs(status.conditions) do
    if type(condition) == "table" and condition.type and not isOld(condition.observedGeneration) then
      conditions[condition.type] = condition
    end
  end
end

local function health(code, condition)
  return { status = code, message = type(condition.message) == "string" and condition.message or nil }
end
`;

function broken(failures: readonly string[]): string {
  return `for _, name in ipairs(${list(failures)}) do
  if conditions[name] and conditions[name].status == "True" then
    return health("Degraded", conditions[name])
  end
end
`;
}

function healthy(needed: readonly string[], errors: readonly string[]): string {
  const code = errors.length > 0 ? 'errors[condition.reason] and "Degraded" or "Progressing"' : '"Progressing"';
  return `${errors.length > 0 ? `local errors = { ${errors.map((reason) => `${reason} = true`).join(', ')} }\n` : ''}\
for _, name in ipairs(${list(needed)}) do
  local condition = conditions[name] or {}
  if condition.status ~= "True" then
    -- Whose reason is its own name was only taken back: its message is of before.
    if condition.reason == nil or condition.reason == name then
      condition = { message = "waiting for condition " .. name }
    end
    return health(${code}, condition)
  end
end
return { status = "Healthy" }
`;
}

function list(names: readonly string[]): string {
  return `{ ${names.map((name) => `"${name}"`).join(', ')} }`;
}
