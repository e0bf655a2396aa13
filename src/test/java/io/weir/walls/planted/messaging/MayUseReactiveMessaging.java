package io.weir.walls.planted.messaging;

import org.eclipse.microprofile.reactive.messaging.Message;

/** Stands where it may. */
record MayUseReactiveMessaging(Message<String> message) {}
