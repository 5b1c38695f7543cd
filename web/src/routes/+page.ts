/** The public page is whole as the server writes it: no script is sent. */
export const csr = false;
