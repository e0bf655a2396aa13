package io.weir.plugins.bottleneck;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A line through points, by least squares.
 *
 * @param size number of points
 * @param meanX their mean
 * @param meanY their mean
 * @param spread largest over smallest x
 * @param start value at 0, not below 0
 * @param slope not below 0
 * @param fit share of the variance that the line explains
 * @param deviation standard deviation of y
 */
record Fit(
        int size, double meanX, double meanY, double spread, double start, double slope, double fit, double deviation) {

    private static final double GOOD = 0.7;
    private static final int MANY = 8;
    private static final double FAR = 6;
    private static final double NEAR = 0.3;
    private static final double MOST = 0.7;

    static Fit of(List<double[]> points) {
        double x = points.stream().mapToDouble(p -> p[0]).average().orElse(Double.NaN);
        double y = points.stream().mapToDouble(p -> p[1]).average().orElse(Double.NaN);
        double xx = points.stream().mapToDouble(p -> (p[0] - x) * (p[0] - x)).sum();
        double xy = points.stream().mapToDouble(p -> (p[0] - x) * (p[1] - y)).sum();
        double yy = points.stream().mapToDouble(p -> (p[1] - y) * (p[1] - y)).sum();
        double least = points.stream().mapToDouble(p -> p[0]).min().orElse(Double.NaN);
        double most = points.stream().mapToDouble(p -> p[0]).max().orElse(Double.NaN);
        double slope = xx > 0 ? Math.clamp(xy / xx, 0, y / x) : 0;
        double fit = xx > 0 && yy > 0 ? xy * xy / (xx * yy) : 0;
        return new Fit(points.size(), x, y, most / least, y - slope * x, slope, fit, Math.sqrt(yy / points.size()));
    }

    /**
     * The same without the few points that lie far from where most lie: readings of another state that got among them, as of calls
     * that became slower before anything waited for them.
     */
    static Fit robust(List<double[]> points) {
        if (points.size() < MANY) {
            return of(points);
        }
        double slope = Math.max(0, median(slopes(points)));
        double start = median(points.stream().mapToDouble(p -> p[1] - slope * p[0]));
        double usual = median(points.stream().mapToDouble(p -> Math.abs(p[1] - start - slope * p[0])));
        double far = Math.max(FAR * usual, NEAR * median(points.stream().mapToDouble(p -> p[1])));
        List<double[]> kept = points.stream()
                .filter(p -> Math.abs(p[1] - start - slope * p[0]) <= far)
                .toList();
        return of(kept.size() >= MOST * points.size() ? kept : points);
    }

    private static DoubleStream slopes(List<double[]> points) {
        return IntStream.range(0, points.size())
                .boxed()
                .flatMapToDouble(i -> IntStream.range(0, i)
                        .filter(j -> points.get(i)[0] != points.get(j)[0])
                        .mapToDouble(
                                j -> (points.get(i)[1] - points.get(j)[1]) / (points.get(i)[0] - points.get(j)[0])));
    }

    private static double median(DoubleStream of) {
        double[] sorted = of.sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** Whether what is paid once and what is paid for each event can be told apart. */
    boolean separates() {
        return size >= MANY && spread >= 2 && (fit >= GOOD || spread >= 4 && slope * meanX < 0.3 * meanY);
    }

    double at(double x) {
        return start + slope * x;
    }

    /** As much as it can be at x: as if nothing were paid once. */
    double most(double x) {
        return separates() ? at(x) : meanY * Math.max(1, x / meanX);
    }
}
