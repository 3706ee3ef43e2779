// Stands for the product's entry, which starts itself with an argument to be this child.
import { serveCacheRequest } from "../../lib/memory/journey/cache-child.js";

serveCacheRequest();
