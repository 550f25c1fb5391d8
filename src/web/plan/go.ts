/** Where one goes on the page of a plan; what is not named stays, null is closed. */
export type Go = (to: {
  readonly view?: 'document' | 'findings' | null;
  readonly section?: string | null;
  readonly flow?: string | null;
}) => void;
