// Files for the test's server; React hydrates them as it does what its own server renders.
export default { output: "export" };
