/** What the service takes, in pixels a side (its manual). */
export const LEAST_SIDE = 400;
export const MOST_SIDE = 4096;

/** The same, as messages say it. */
export const SIDES = `${LEAST_SIDE} to ${MOST_SIDE} px a side`;
