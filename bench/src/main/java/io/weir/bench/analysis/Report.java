package io.weir.bench.analysis;

import io.weir.bench.stand.CpuTimes;
import io.weir.bench.stand.Figures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came between two looks. */
final class Report {

    private Report() {}

    static void of(Options options, Watch.Look from, Watch.Look to, List<Double> overdue, Map<String, Object> figures) {
        double seconds = (to.nanos() - from.nanos()) / 1e9;
        figures.put("pipelines", options.pipelines);
        figures.put("series_each", options.series);
        figures.put("report_every_s", options.everySeconds);
        figures.put("period_s", options.periodSeconds);
        figures.put("replicas", options.replicas);
        figures.put("heap", options.heap);
        figures.put("seconds", Figures.round(seconds));
        double analyses = to.of("weir_analysis_completed_total") - from.of("weir_analysis_completed_total");
        figures.put("analyses", (long) analyses);
        figures.put("pipelines_per_second", Figures.round(analyses / seconds));
        figures.put("pipelines_per_second_wanted", Figures.round((double) options.pipelines / options.periodSeconds));
        figures.put("analyses_by_replica", byReplica(from, to));
        figures.put("analyses_failed", (long)
                (to.of("weir_analysis_failed_total") - from.of("weir_analysis_failed_total")));
        figures.put("leases_given", (long) (to.taken() - from.taken()));
        figures.put("leases_lost", (long) (to.of("weir_analysis_lost_total") - from.of("weir_analysis_lost_total")));
        figures.put(
                "period_kept_s",
                Figures.round(
                        to.of("weir_analysis_period_seconds") / to.replicas().size()));
        figures.put("late_s", late(overdue));
        figures.put(
                "samples_per_second",
                Math.round((to.of("weir_ingest_samples_total") - from.of("weir_ingest_samples_total")) / seconds));
        figures.put("cores_used", cores(to.cpu().since(from.cpu()), seconds));
        figures.put("cpu_ms_per_pipeline", each(to.cpu().since(from.cpu()), analyses));
        figures.put("plugins", plugins(from, to, analyses));
    }

    private static List<Long> byReplica(Watch.Look from, Watch.Look to) {
        return java.util.stream.IntStream.range(0, to.replicas().size())
                .mapToObj(i -> (long) (to.replicas().get(i).of("weir_analysis_completed_total")
                        - from.replicas().get(i).of("weir_analysis_completed_total")))
                .toList();
    }

    private static Map<String, Object> late(List<Double> overdue) {
        double[] all = overdue.stream().mapToDouble(Double::doubleValue).toArray();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("p50", Figures.round(Figures.quantile(all, 0.5)));
        result.put("p99", Figures.round(Figures.quantile(all, 0.99)));
        result.put("max", Figures.round(Figures.quantile(all, 1)));
        return result;
    }

    private static Map<String, Object> cores(CpuTimes used, double seconds) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("service", Figures.round(used.service() / seconds));
        result.put("postgres", Figures.round(used.postgres() / seconds));
        result.put("broker", Figures.round(used.broker() / seconds));
        return result;
    }

    private static Map<String, Object> each(CpuTimes used, double analyses) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("service", Figures.round(used.service() / analyses * 1e3));
        result.put("postgres", Figures.round(used.postgres() / analyses * 1e3));
        result.put("both", Figures.round((used.service() + used.postgres()) / analyses * 1e3));
        return result;
    }

    private static Map<String, Object> plugins(Watch.Look from, Watch.Look to, double analyses) {
        Map<String, Object> result = new LinkedHashMap<>();
        for (String[] plugin : to.plugins()) {
            String[] labels = {"plugin=\"" + plugin[1] + "\"", "type=\"" + plugin[0] + "\""};
            double runs = delta(from, to, "weir_plugin_runs_total", labels);
            if (runs > 0) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("runs", (long) runs);
                one.put("failures", (long) delta(from, to, "weir_plugin_failures_total", labels));
                one.put(
                        "findings_per_run",
                        Figures.round(delta(from, to, "weir_plugin_findings_total", labels) / runs));
                double cpu = delta(from, to, "weir_plugin_cpu_seconds_total", labels);
                one.put("cpu_ms_per_run", Figures.round(cpu / runs * 1e3));
                one.put("cpu_ms_per_pipeline", Figures.round(cpu / analyses * 1e3));
                one.put(
                        "allocated_kb_per_run",
                        Figures.round(delta(from, to, "weir_plugin_allocated_bytes_total", labels) / runs / 1024));
                result.put(plugin[0] + " " + plugin[1], one);
            }
        }
        return result;
    }

    private static double delta(Watch.Look from, Watch.Look to, String name, String[] labels) {
        return to.of(name, labels) - from.of(name, labels);
    }
}
