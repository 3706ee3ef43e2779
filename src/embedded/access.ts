/** One line of the access log. */
export interface Access {
  /** `-`, as the path may be, where the request could not be read so far. */
  readonly method: string;
  /** Without a query; a result's name is cut, since whoever knows it can fetch the result. */
  readonly path: string;
  readonly status: number;
  /** The code with which the service or the gateway refused, and why. */
  readonly refusal?: string;
  readonly milliseconds: number;
}
