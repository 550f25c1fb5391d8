// What each part of the workspace's page is told: where it is, and who looks.

export interface In {
  readonly workspace: string;
  readonly isOwner: boolean;
  /** The person who looks. */
  readonly me: string;
}
