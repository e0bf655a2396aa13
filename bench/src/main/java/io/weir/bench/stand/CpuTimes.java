package io.weir.bench.stand;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Processor time in seconds, by process.
 *
 * @param service Weir
 * @param postgres all processes of PostgreSQL
 * @param broker Kafka
 */
public record CpuTimes(double service, double postgres, double broker) {

    public CpuTimes since(CpuTimes earlier) {
        return new CpuTimes(service - earlier.service, postgres - earlier.postgres, broker - earlier.broker);
    }

    /** Seconds per million samples, and in all. */
    public Map<String, Object> per(double samples) {
        double millions = samples / 1e6;
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("service", Figures.round(service / millions));
        result.put("postgres", Figures.round(postgres / millions));
        result.put("broker", Figures.round(broker / millions));
        result.put("total", Figures.round((service + postgres + broker) / millions));
        return result;
    }
}
