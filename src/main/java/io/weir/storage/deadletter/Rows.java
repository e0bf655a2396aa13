package io.weir.storage.deadletter;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.ingest.deadletter.DeadLetterRecord;
import io.weir.ingest.deadletter.NewDeadLetter;
import io.weir.ingest.out.MessageHeader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dead letters as rows and back. */
final class Rows {

    private static final String NAME = "name";
    private static final String VALUE = "value";

    private Rows() {}

    static Tuple tuple(NewDeadLetter letter) {
        byte[] key = letter.key();
        return Tuple.tuple()
                .addOffsetDateTime(utc(letter.refusedAt()))
                .addString(text(letter.reason()))
                .addString(text(letter.explanation()))
                .addString(text(letter.topic()))
                .addInteger(letter.partition())
                .addLong(letter.offset())
                .addOffsetDateTime(utc(letter.receivedAt()))
                .addValue(key == null ? null : Buffer.buffer(key))
                .addValue(headers(letter.headers()))
                .addLong(letter.size())
                .addValue(Buffer.buffer(letter.bytes()))
                .addBoolean(letter.whole());
    }

    static DeadLetterRecord record(Row row) {
        NewDeadLetter letter = new NewDeadLetter(
                instant(row, "refused_at"),
                row.getString("reason"),
                row.getString("explanation"),
                row.getString("topic"),
                row.getInteger("partition"),
                row.getLong("position"),
                instant(row, "received_at"),
                bytes(row, "key"),
                headers((JsonArray) row.getValue("headers")),
                row.getLong("size"),
                bytesOrNone(row, "body"));
        OffsetDateTime replayed = row.getOffsetDateTime("replayed_at");
        return new DeadLetterRecord(
                row.getLong("id"),
                letter,
                row.getBoolean("whole"),
                DeadLetterRecord.State.valueOf(row.getString("state")),
                replayed == null ? null : replayed.toInstant(),
                row.getString("error"));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** PostgreSQL's text cannot hold the character NUL. */
    static String text(String text) {
        return text.replace('\0', '\uFFFD');
    }

    // Bytes of headers need not be text.
    private static JsonArray headers(List<MessageHeader> headers) {
        JsonArray array = new JsonArray();
        headers.forEach(header ->
                array.add(new JsonObject().put(NAME, text(header.name())).put(VALUE, header.value())));
        return array;
    }

    private static List<MessageHeader> headers(JsonArray array) {
        List<MessageHeader> headers = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            JsonObject header = array.getJsonObject(i);
            headers.add(new MessageHeader(header.getString(NAME), header.getBinary(VALUE)));
        }
        return headers;
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static byte @Nullable [] bytes(Row row, String column) {
        return row.getValue(column) instanceof Buffer buffer ? buffer.getBytes() : null;
    }

    private static byte[] bytesOrNone(Row row, String column) {
        byte[] bytes = bytes(row, column);
        return bytes == null ? new byte[0] : bytes;
    }
}
