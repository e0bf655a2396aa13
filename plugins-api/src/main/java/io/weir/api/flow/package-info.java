/**
 * Reading queues: what arrives, what leaves, when a queue is full, how much was asked for. Analyzers share this, so that
 * one says "full" where the other says "full". Pure functions of a {@link io.weir.api.analysis.Window}.
 */
@NullMarked
package io.weir.api.flow;

import org.jspecify.annotations.NullMarked;
