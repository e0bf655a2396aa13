package io.weir.web.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** OTLP over HTTP, as Protocol Buffers and as JSON. Errors are a {@code google.rpc.Status} in the request's encoding. */
final class Otlp implements Protocol {

    private static final int INVALID_ARGUMENT = 3;
    private static final int RESOURCE_EXHAUSTED = 8;
    private static final int UNAVAILABLE = 14;
    private static final int UNAUTHENTICATED = 16;
    private static final int SMALL = 64;
    private static final byte[] NOTHING = {};

    @Override
    public String name() {
        return "otlp";
    }

    @Override
    public @Nullable Answer refuse(HttpServerRequest request) {
        String type = Media.type(request);
        if (!type.equals(Media.PROTOBUF) && !type.equals(Media.JSON)) {
            return Answer.unknownMedia(
                    "Content-Type is '" + type + "', must be " + Media.PROTOBUF + " or " + Media.JSON);
        }
        String encoding = Media.encoding(request);
        return encoding.isEmpty() || encoding.equals("gzip")
                ? null
                : Answer.unknownMedia("Content-Encoding is '" + encoding + "', must be gzip or left out");
    }

    @Override
    public byte[] message(HttpServerRequest request, byte[] body, int most) throws BadBodyException {
        byte[] message = Media.encoding(request).isEmpty() ? body : unzip(body, most);
        // In Protocol Buffers no bytes are a request without metrics.
        if (message.length == 0 && Media.type(request).equals(Media.JSON)) {
            throw new BadBodyException(Answer.wrong("the body is empty, must be a JSON object"));
        }
        return isEmptyObject(message) ? NOTHING : message;
    }

    // A request without metrics, which is a success; nothing tells that it is OTLP but where it was sent.
    private static boolean isEmptyObject(byte[] message) {
        return message.length > 0
                && message.length < SMALL
                && new String(message, StandardCharsets.UTF_8)
                        .replaceAll("\\s", "")
                        .equals("{}");
    }

    @Override
    public Map<String, String> headers(HttpServerRequest request) {
        return Map.of("content-type", Media.type(request));
    }

    @Override
    public Body body(HttpServerRequest request, Answer answer) {
        boolean json = Media.type(request).equals(Media.JSON);
        Buffer content;
        if (answer.status() == 200) {
            content = json ? partialJson(answer) : partialProtobuf(answer);
        } else {
            content = json
                    ? new JsonObject()
                            .put("code", code(answer.status()))
                            .put("message", answer.message())
                            .toBuffer()
                    : new ProtobufBytes()
                            .number(1, code(answer.status()))
                            .text(2, answer.message())
                            .buffer();
        }
        return new Body(answer.status(), json ? Media.JSON : Media.PROTOBUF, content);
    }

    private static Buffer partialJson(Answer answer) {
        JsonObject response = new JsonObject();
        if (!answer.message().isEmpty()) {
            // 64-bit numbers are texts in Protocol Buffers' JSON.
            response.put(
                    "partialSuccess",
                    new JsonObject()
                            .put("rejectedDataPoints", Long.toString(answer.rejected()))
                            .put("errorMessage", answer.message()));
        }
        return response.toBuffer();
    }

    private static Buffer partialProtobuf(Answer answer) {
        ProtobufBytes response = new ProtobufBytes();
        if (!answer.message().isEmpty()) {
            response.message(1, partialSuccess(answer));
        }
        return response.buffer();
    }

    // A message without rejected values is a warning; 0 is not written in Protocol Buffers.
    private static ProtobufBytes partialSuccess(Answer answer) {
        ProtobufBytes partial = new ProtobufBytes();
        if (answer.rejected() > 0) {
            partial.number(1, answer.rejected());
        }
        return partial.text(2, answer.message());
    }

    private static int code(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 413, 429 -> RESOURCE_EXHAUSTED;
            case 503 -> UNAVAILABLE;
            default -> INVALID_ARGUMENT;
        };
    }

    private static byte[] unzip(byte[] body, int most) throws BadBodyException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] unpacked = in.readNBytes(most + 1);
            if (unpacked.length > most) {
                throw new BadBodyException(Answer.tooLarge("unpacked, the body has more than " + most
                        + " bytes, which weir.ingest.limits.message-size allows; send smaller batches"));
            }
            return unpacked;
        } catch (ZipException | EOFException e) {
            throw new BadBodyException(Answer.wrong("the body is not gzip: " + e.getMessage()));
        } catch (IOException e) {
            throw new BadBodyException(Answer.wrong("the body cannot be unpacked: " + e.getMessage()));
        }
    }
}
