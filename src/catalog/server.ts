// Whether the address of an API says where it is. Spelling only; nothing is resolved or asked.

/** Whether an address names a host, if by a variable; a path alone holds for wherever the document was fetched. */
export function isWhole(server: { readonly url: string }): boolean {
  return /^(?:[a-z][a-z+.-]*:)?\/\/|^\{/i.test(server.url);
}
