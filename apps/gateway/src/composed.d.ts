/** The supergraph as it was composed by this build: see build.mjs. */
declare module 'virtual:supergraph' {
  const supergraph: string;
  export default supergraph;
}
