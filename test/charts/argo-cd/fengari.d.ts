/** The part of these packages that tests use; they bring no types. */
declare module 'fengari' {
  export namespace lua {
    interface State {
      readonly isState: unique symbol;
    }
    const LUA_OK: 0;
    const LUA_TNIL: 0;
    const LUA_TSTRING: 4;
    const LUA_TTABLE: 5;
    function lua_getfield(state: State, index: number, key: Uint8Array): number;
    function lua_newtable(state: State): void;
    function lua_pcall(state: State, args: number, results: number, handler: number): number;
    function lua_pop(state: State, count: number): void;
    function lua_pushboolean(state: State, value: boolean): void;
    function lua_pushnil(state: State): void;
    function lua_pushnumber(state: State, value: number): void;
    function lua_pushstring(state: State, value: Uint8Array): void;
    function lua_setglobal(state: State, name: Uint8Array): void;
    function lua_settable(state: State, index: number): void;
    function lua_tojsstring(state: State, index: number): string | null;
    function lua_type(state: State, index: number): number;
  }
  type Opener = (state: lua.State) => number;
  export const lauxlib: {
    luaL_loadstring(state: lua.State, script: Uint8Array): number;
    luaL_newstate(): lua.State;
    luaL_requiref(state: lua.State, name: Uint8Array, open: Opener, global: boolean): void;
  };
  export const lualib: { readonly luaopen_base: Opener; readonly luaopen_table: Opener };
  export function to_luastring(text: string): Uint8Array;
}

declare module 'luaparse' {
  export function parse(script: string, options: { readonly luaVersion: '5.1' }): object;
}
