package io.weir.web.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prometheus remote write 1.0. The message goes to the broker as it came, snappy and all. Its senders try again what is
 * answered with 5xx or 429 and drop what is answered with another 4xx.
 */
final class RemoteWrite implements Protocol {

    private static final int NO_CONTENT = 204;
    private static final int BAD_REQUEST = 400;

    @Override
    public String name() {
        return "remote-write";
    }

    @Override
    public @Nullable Answer refuse(HttpServerRequest request) {
        String type = Media.header(request, HttpHeaders.CONTENT_TYPE).replace(" ", "");
        if (!Media.type(request).equals(Media.PROTOBUF)) {
            return Answer.unknownMedia("Content-Type is '" + type + "', must be " + Media.PROTOBUF);
        }
        if (type.contains("proto=") && !type.contains("proto=prometheus.writerequest")) {
            return Answer.unknownMedia("Content-Type is '" + type
                    + "': of remote write, version 1.0 is taken (proto=prometheus.WriteRequest)");
        }
        String encoding = Media.encoding(request);
        return encoding.equals("snappy")
                ? null
                : Answer.unknownMedia("Content-Encoding is '" + encoding + "', must be snappy");
    }

    @Override
    public byte[] message(HttpServerRequest request, byte[] body, int most) throws BadBodyException {
        if (body.length == 0) {
            throw new BadBodyException(Answer.wrong("the body is empty, must be a snappy block"));
        }
        return body;
    }

    @Override
    public Map<String, String> headers(HttpServerRequest request) {
        return Map.of("content-type", Media.PROTOBUF, "content-encoding", "snappy");
    }

    @Override
    public Body body(HttpServerRequest request, Answer answer) {
        if (answer.status() == 200 && answer.rejected() == 0) {
            return new Body(NO_CONTENT, null, Buffer.buffer());
        }
        // The protocol wants 400 for a request with samples that are not taken, although the others are.
        int status = answer.status() == 200 ? BAD_REQUEST : answer.status();
        return new Body(status, "text/plain;charset=utf-8", Buffer.buffer(answer.message() + "\n"));
    }
}
