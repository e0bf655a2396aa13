package io.weir.bench.ingest;

import io.weir.bench.stand.OwnMetrics;
import io.weir.bench.stand.Progress;
import io.weir.bench.stand.Sender;
import io.weir.bench.stand.Stand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Senders that put one sample into each message, as Telegraf and collectd do. */
final class RowsPhase {

    private static final int SOURCES = 200;
    private static final int SERIES = 50;

    private final Stand stand;
    private final Options options;

    RowsPhase(Stand stand, Options options) {
        this.stand = stand;
        this.options = options;
    }

    Map<String, Object> run() throws IOException, InterruptedException {
        List<RowSender> senders = new ArrayList<>();
        for (int i = 0; i < SOURCES; i++) {
            senders.add(new RowSender("rows-" + i, SERIES, options));
        }
        stand.stopWeir();
        long sent = fill(senders);
        OwnMetrics again = new OwnMetrics(stand.startWeir());
        Drain drain = new Drain(stand, again, 0);
        drain.await(sent);
        Map<String, Object> result = drain.figures();
        result.put("format", options.rowsFormat);
        return result;
    }

    private long fill(List<RowSender> senders) {
        int rounds = Math.max(1, options.rows / (SOURCES * SERIES));
        Progress.say("sending %d messages of one sample", rounds * SOURCES * SERIES);
        long begin = System.currentTimeMillis() - rounds * 1_000L;
        long sent = 0;
        try (Sender sender = new Sender(stand.kafka(), 50)) {
            for (int round = 0; round < rounds; round++) {
                for (int series = 0; series < SERIES; series++) {
                    for (RowSender one : senders) {
                        var _ = sender.send(Topics.ROWS, one.name(), one.message(series, begin + round * 1_000L));
                        sent++;
                    }
                }
            }
            sender.flush();
        }
        return sent;
    }
}
