package io.weir.web.gateway;

/**
 * What a sender is told, whatever its protocol.
 *
 * @param status of HTTP
 * @param message what is wrong and what would be right; empty when all is well
 * @param rejected values of the message that were not taken although the rest was; what is kept as a gap is none of them
 */
record Answer(int status, String message, long rejected) {

    static final Answer TAKEN = new Answer(200, "", 0);

    static Answer partly(long rejected, String message) {
        return new Answer(200, message, rejected);
    }

    static Answer wrong(String message) {
        return new Answer(400, message, 0);
    }

    static Answer tooLarge(String message) {
        return new Answer(413, message, 0);
    }

    static Answer unknownMedia(String message) {
        return new Answer(415, message, 0);
    }

    static Answer busy() {
        return new Answer(429, "too much is on its way at the moment, try again later", 0);
    }

    static Answer brokerAway() {
        return new Answer(503, "the broker has not acknowledged the message, try again later", 0);
    }

    static Answer stranger() {
        return new Answer(401, "send 'Authorization: Bearer' with the token of weir.gateway.token", 0);
    }

    boolean again() {
        return status == 429 || status == 503;
    }
}
