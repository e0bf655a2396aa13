package io.weir.local.replay;

import io.weir.local.common.Home;
import io.weir.local.common.LibraryLog;
import io.weir.local.common.Problem;
import io.weir.local.common.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir replay}: sends recordings to a broker as if they were happening now. */
@Command(name = "replay")
public final class ReplayCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE")
    private List<Path> files = List.of();

    @Option(names = "--speed", defaultValue = "1")
    private double speed;

    @Option(names = "--topic", defaultValue = "weir.metrics")
    private String topic = "";

    @Option(names = "--bootstrap", defaultValue = "127.0.0.1:19092")
    private String bootstrap = "";

    @Option(names = "--loop")
    private boolean loop;

    @Option(names = "--keep-time")
    private boolean keepTime;

    /** Created by picocli. */
    public ReplayCommand() {}

    @Override
    public Integer call() {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw Problem.ofInput("--speed must be a number above 0, such as 10 or 0.5.");
        }
        List<Recording> recordings = files.stream().map(Recording::of).toList();
        refuseSameNames(recordings);
        Home home = Home.ofScript();
        home.prepare();
        LibraryLog.into(home.log("replay"));
        try (KafkaOutlet outlet = KafkaOutlet.to(bootstrap, topic)) {
            play(recordings, outlet);
        }
        return 0;
    }

    private static void refuseSameNames(List<Recording> recordings) {
        Set<String> names = new HashSet<>();
        for (Recording recording : recordings) {
            if (!names.add(recording.name())) {
                throw Problem.ofInput("two of the files would both be called " + recording.name()
                        + ": send them one after the other, or rename one.");
            }
        }
    }

    private void play(List<Recording> recordings, KafkaOutlet outlet) {
        String what = recordings.size() == 1 ? recordings.getFirst().name() : recordings.size() + " recordings";
        Terminal.say("Sending " + what + " to " + topic + " at " + bootstrap + pace(recordings));
        Progress progress = new Progress(
                what, recordings.stream().mapToLong(Recording::lines).sum(), Terminal.isWatched());
        Thread summary = new Thread(() -> summarize(progress, outlet), "summary");
        Runtime.getRuntime().addShutdownHook(summary);
        Instant start = Instant.now();
        List<Track> tracks = recordings.stream()
                .map(recording -> new Track(recording, start, speed, keepTime))
                .toList();
        new Player(ReplayCommand::park, (name, line) -> {
                    outlet.send(name, line);
                    progress.step();
                })
                .play(tracks, loop);
        tracks.forEach(Track::close);
    }

    private String pace(List<Recording> recordings) {
        Duration longest = recordings.stream()
                .map(Recording::length)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        String factor = speed == Math.rint(speed) ? Long.toString((long) speed) : Double.toString(speed);
        return String.format(
                Locale.ROOT, ", %s times as fast as recorded (%.0f s)", factor, longest.toMillis() / 1e3 / speed);
    }

    /** Runs at the end, also on Ctrl-C. */
    private static void summarize(Progress progress, KafkaOutlet outlet) {
        outlet.close();
        progress.clear();
        Terminal.say(String.format(
                Locale.ROOT, "Sent %,d lines; the broker acknowledged %,d.", progress.lines(), outlet.acknowledged()));
    }

    private static void park(Instant until) {
        for (Duration left = Duration.between(Instant.now(), until);
                left.isPositive();
                left = Duration.between(Instant.now(), until)) {
            LockSupport.parkNanos(left.toNanos());
        }
    }
}
