/* What the kit's parts have beside what ../types.d.ts says of them. */

interface Control<Value> {
  /** the value as paper says it */
  said(): string;
}

interface LineChartSpec {
  /** the values are counts, and so are the numbers at their axis */
  whole?: boolean;
}

interface Visuals {
  scaled(value: number, units: [number, string][]): string;
}
