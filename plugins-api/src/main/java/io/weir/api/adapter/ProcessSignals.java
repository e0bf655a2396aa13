package io.weir.api.adapter;

import io.weir.api.pipeline.Column;
import io.weir.api.pipeline.Signal;
import io.weir.api.pipeline.SignalKey;
import java.util.Map;

/**
 * Processor time and memory of the process that a pipeline runs in, as runtimes and collectors of any engine report them:
 * JMX beans of the Java platform, Prometheus' client libraries, OpenTelemetry's conventions.
 */
public final class ProcessSignals {

    private static final SignalTable TABLE = SignalTable.of(
            SignalRow.rate(Signal.CPU, "java.lang/ProcessCpuTime").times(1e-9),
            SignalRow.rate(Signal.CPU, "jvm.cpu.time"),
            SignalRow.rate(Signal.CPU, "process.cpu.time"),
            SignalRow.rate(Signal.CPU, "process_cpu_seconds"),
            SignalRow.level(Signal.MEMORY, "java.lang/HeapMemoryUsage.used"),
            SignalRow.level(Signal.MEMORY, "jvm.memory.used").where("jvm.memory.type", "heap"),
            SignalRow.level(Signal.MEMORY, "jvm_memory_used").where("area", "heap"),
            SignalRow.level(Signal.MEMORY, "process.memory.usage"),
            SignalRow.level(Signal.MEMORY, "process_resident_memory"));

    private ProcessSignals() {}

    /** {@link Signal#CPU} and {@link Signal#MEMORY} of the whole pipeline, as far as they are reported. */
    public static Map<SignalKey, Column> of(NativeWindow window) {
        return TABLE.columns(SignalKey.WHOLE, window.series());
    }
}
