// What the pages can do beyond reading. All of them are whole without it.

import { addFiles } from "./add";
import { lightUp } from "./marks";
import { reviewByKeys } from "./review";
import { searchByKey } from "./search";

addFiles(document);
lightUp(document);
searchByKey(document);
reviewByKeys(document);
