package io.weir.web.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one kind of sender talks. Stateless. */
interface Protocol {

    /** Name in metrics. */
    String name();

    /** What is wrong with the headers of a request; null when nothing is. */
    @Nullable
    Answer refuse(HttpServerRequest request);

    /**
     * The message in a body.
     *
     * @param most bytes that it may have
     * @throws BadBodyException when it cannot be unpacked, or is larger
     */
    byte[] message(HttpServerRequest request, byte[] body, int most) throws BadBodyException;

    /** Headers of the message on the broker. */
    Map<String, String> headers(HttpServerRequest request);

    /** The answer in the sender's own words. */
    Body body(HttpServerRequest request, Answer answer);

    /**
     * A response.
     *
     * @param status of HTTP
     * @param type media type; null when there is no content
     * @param content perhaps empty
     */
    record Body(int status, @Nullable String type, Buffer content) {}
}
