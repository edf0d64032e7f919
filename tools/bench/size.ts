/** How much a figure does. `short`: enough to see that it works and that its answers are right, not to believe its numbers. */
export interface Size {
  readonly short: boolean;
}
