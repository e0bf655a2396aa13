/**
 * Metrics over HTTP: what comes is checked, handed to the broker, and answered once the broker has acknowledged it. From
 * there on it goes the way of every other message.
 */
@NullMarked
package io.weir.web.gateway;

import org.jspecify.annotations.NullMarked;
