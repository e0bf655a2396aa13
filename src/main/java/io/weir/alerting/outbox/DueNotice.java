package io.weir.alerting.outbox;

import java.time.Instant;

/**
 * A notice that is to be sent now.
 *
 * @param id its number
 * @param receiver name of who is told
 * @param targetId names the address within the receiver
 * @param attempt which attempt this is, from 1
 * @param createdAt when it was put in the outbox
 * @param payload what is sent, JSON
 */
public record DueNotice(long id, String receiver, String targetId, int attempt, Instant createdAt, String payload) {}
