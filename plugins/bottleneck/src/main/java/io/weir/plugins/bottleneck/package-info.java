/**
 * Names the one stage that holds a pipeline back, with its proof. A full queue is a symptom: pressure is followed
 * downstream to the last queue in trouble, and what empties that queue, or its own size, is the cause.
 */
@NullMarked
package io.weir.plugins.bottleneck;

import org.jspecify.annotations.NullMarked;
