/** Knows Logstash: its pipelines, their queue, and the workers that filter and put out. */
@NullMarked
package io.weir.plugins.logstash;

import org.jspecify.annotations.NullMarked;
