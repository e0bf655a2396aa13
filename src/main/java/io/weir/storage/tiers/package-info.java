/**
 * What becomes of frames with age. Open frames take what arrives. Once an hour is over for a while its frames are sealed:
 * nothing is added to them any more. Compaction turns them into blocks, minutes and hours, and drops them. Frames that
 * come late find a new, open partition, which is sealed and folded into the blocks in its turn. docs/storage.md tells more.
 */
@NullMarked
package io.weir.storage.tiers;

import org.jspecify.annotations.NullMarked;
