/** The package declares what its bundler's entry gives; Bun takes the parts behind it (ask-stalwart.ts). */
declare module 'mail-parser-wasm/mail_parser_wasm_bg.js' {
  export * from 'mail-parser-wasm';
  export function __wbg_set_wasm(exports: WebAssembly.Exports): void;
}
