package io.weir.walls.planted.web;

import org.eclipse.microprofile.reactive.messaging.Message;

/** Breaks a wall: only messaging uses Reactive Messaging. */
public record UsesReactiveMessaging(Message<String> message) {}
