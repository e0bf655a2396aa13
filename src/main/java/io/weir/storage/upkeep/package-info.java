/**
 * Removes what was kept for long enough and is no tier of samples: findings, alerts, notices, changes, pipelines, and sources
 * of which nothing is left. Some rows at a time, each time in one transaction, by one replica at a time.
 */
@NullMarked
package io.weir.storage.upkeep;

import org.jspecify.annotations.NullMarked;
