package io.weir.bench.decoders;

import io.weir.bench.Machine;
import io.weir.bench.Measurement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures the decoders and tells samples for each second of one core. */
public final class DecodersRun implements Measurement {

    @Override
    public Map<String, Object> figures(List<String> options) throws RunnerException {
        Map<String, Object> result = Machine.described();
        List<Map<String, Object>> decoders = new ArrayList<>();
        for (RunResult run : run(options)) {
            decoders.add(figures(run));
            System.err.println(decoders.getLast());
        }
        result.put("decoders", decoders);
        return result;
    }

    private static Collection<RunResult> run(List<String> options) throws RunnerException {
        boolean quick = false;
        String only = "";
        for (int i = 0; i < options.size(); i++) {
            switch (options.get(i)) {
                case "--quick" -> quick = true;
                case "--only" -> {
                    i++;
                    only = i < options.size() ? options.get(i) : "";
                }
                default ->
                    throw new IllegalArgumentException(
                            "unknown option '" + options.get(i) + "', must be --quick or --only REGEX.");
            }
        }
        return new Runner(jmh(quick, only).build()).run();
    }

    private static ChainedOptionsBuilder jmh(boolean quick, String only) {
        System.err.println("Measuring; this takes " + (quick ? "seconds" : "some seconds") + " for each format.");
        ChainedOptionsBuilder builder = new OptionsBuilder()
                .include(DecoderBenchmark.class.getName())
                .param("format", Messages.matching(only).toArray(String[]::new))
                .forks(1)
                .threads(1)
                .warmupIterations(quick ? 2 : 4)
                .warmupTime(TimeValue.milliseconds(quick ? 500 : 1000))
                .measurementIterations(quick ? 2 : 5)
                .measurementTime(TimeValue.milliseconds(quick ? 500 : 1000))
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuProfiler.class)
                .verbosity(VerboseMode.SILENT);
        return builder.jvmArgsAppend(
                "-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow");
    }

    private static Map<String, Object> figures(RunResult run) {
        String format = run.getParams().getParam("format");
        Message message = Messages.of(format);
        Result<?> nanos = run.getSecondaryResults().get(CpuProfiler.NANOS);
        double messages = 1e9 / nanos.getScore();
        double samples = messages * message.samples();
        Result<?> garbage = run.getSecondaryResults().get("gc.alloc.rate.norm");
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("format", format);
        result.put("samples_per_cpu_second", Math.round(samples));
        result.put("error_percent", Math.round(1000 * nanos.getScoreError() / nanos.getScore()) / 10.0);
        result.put("cpu_seconds_per_million_samples", Math.round(1e9 / samples) / 1000.0);
        result.put("megabytes_per_cpu_second", Math.round(messages * message.bytes().length / 1e6));
        result.put("samples_per_message", message.samples());
        result.put("bytes_per_message", message.bytes().length);
        if (garbage != null) {
            result.put("bytes_allocated_per_message", Math.round(garbage.getScore()));
        }
        return result;
    }
}
