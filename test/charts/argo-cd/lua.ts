import { lauxlib, lua, lualib, to_luastring } from 'fengari';
import { parse } from 'luaparse';

/** What a health check says of a resource. */
export interface Health {
  readonly status?: string;
  readonly message?: string;
}

/**
 * Runs a health check as Argo CD does: with no libraries but the basic one and `table`, the resource as `obj`.
 * @throws where the script does not parse as Lua 5.1, which is Argo CD's, or raises an error
 */
export function runHealthCheck(script: string, resource: object): Health {
  parse(script, { luaVersion: '5.1' });
  const state = lauxlib.luaL_newstate();
  lauxlib.luaL_requiref(state, to_luastring('_G'), lualib.luaopen_base, true);
  lauxlib.luaL_requiref(state, to_luastring('table'), lualib.luaopen_table, true);
  push(state, resource);
  lua.lua_setglobal(state, to_luastring('obj'));
  if (
    lauxlib.luaL_loadstring(state, to_luastring(script)) !== lua.LUA_OK ||
    lua.lua_pcall(state, 0, 1, 0) !== lua.LUA_OK
  )
    throw new Error(lua.lua_tojsstring(state, -1) ?? 'an error that is no text');
  if (lua.lua_type(state, -1) !== lua.LUA_TTABLE) throw new Error('the script returns no table');
  const [status, message] = ['status', 'message'].map((field) => tryText(state, field));
  return { ...(status !== undefined && { status }), ...(message !== undefined && { message }) };
}

/** JSON as Argo CD gives it to Lua: null is nil, and an item that is null leaves no hole. */
function push(state: lua.State, value: unknown): void {
  if (typeof value === 'string') lua.lua_pushstring(state, to_luastring(value));
  else if (typeof value === 'number') lua.lua_pushnumber(state, value);
  else if (typeof value === 'boolean') lua.lua_pushboolean(state, value);
  else if (typeof value === 'object' && value !== null) pushTable(state, value);
  else lua.lua_pushnil(state);
}

function pushTable(state: lua.State, value: object): void {
  lua.lua_newtable(state);
  const items = Array.isArray(value)
    ? value.filter((item) => item !== null).map((item, index) => [index + 1, item] as const)
    : Object.entries(value);
  for (const [key, item] of items) {
    push(state, key);
    push(state, item);
    lua.lua_settable(state, -3);
  }
}

function tryText(state: lua.State, field: string): string | undefined {
  const type = lua.lua_getfield(state, -1, to_luastring(field));
  const text = lua.lua_tojsstring(state, -1);
  lua.lua_pop(state, 1);
  if (type === lua.LUA_TNIL) return undefined;
  if (type !== lua.LUA_TSTRING || text === null) throw new Error(`${field} is no text`);
  return text;
}
