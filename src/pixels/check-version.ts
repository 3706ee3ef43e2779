/** Counts up with every change of what is taken for a cutout: answers that an earlier check kept aside are judged anew. */
export const CHECK_VERSION = 1;
