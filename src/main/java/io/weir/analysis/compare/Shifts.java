package io.weir.analysis.compare;

import java.util.Arrays;

/**
 * Shifts without any assumption about how the numbers are distributed: estimates of Hodges and Lehmann ("Estimates of
 * location based on rank tests", Annals of Mathematical Statistics 34, 1963), with intervals by inverting Wilcoxon's tests
 * ("Individual comparisons by ranking methods", Biometrics Bulletin 1, 1945): the signed-rank test for pairs, the rank-sum
 * test of Mann and Whitney (1947) otherwise. The tests' distributions are counted exactly. Three in ten of the numbers may be
 * anything without moving the estimate far; ties make the intervals wider, never too narrow.
 */
final class Shifts {

    private static final double TAIL = 0.001;

    private Shifts() {}

    /** The shift of pairs, from their differences. */
    static Shift paired(double[] differences) {
        int n = differences.length;
        double[] averages = new double[n * (n + 1) / 2];
        int k = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                averages[k++] = (differences[i] + differences[j]) / 2;
            }
        }
        return of(averages, signedRank(n));
    }

    /** By how much the numbers after lie above those before, without pairs. */
    static Shift unpaired(double[] before, double[] after) {
        double[] differences = new double[before.length * after.length];
        int k = 0;
        for (double b : before) {
            for (double a : after) {
                differences[k++] = a - b;
            }
        }
        return of(differences, rankSum(before.length, after.length));
    }

    /** Ends of the interval are the k-th number from below and from above, where k is the test's critical value. */
    private static Shift of(double[] all, double[] counts) {
        Arrays.sort(all);
        int cut = critical(counts);
        boolean ends = cut >= 0;
        return new Shift(
                ends ? all[cut] : Double.NEGATIVE_INFINITY,
                median(all),
                ends ? all[all.length - 1 - cut] : Double.POSITIVE_INFINITY);
    }

    /** The largest value that the test's statistic reaches or stays below in at most one of 1000 cases; -1 when none. */
    private static int critical(double[] counts) {
        double total = Arrays.stream(counts).sum();
        double below = 0;
        for (int w = 0; w < counts.length; w++) {
            below += counts[w];
            if (below / total > TAIL) {
                return w - 1;
            }
        }
        return counts.length - 1;
    }

    /** How many of the sets of ranks 1 to n have each sum. */
    private static double[] signedRank(int n) {
        double[] counts = new double[n * (n + 1) / 2 + 1];
        counts[0] = 1;
        for (int rank = 1; rank <= n; rank++) {
            for (int sum = counts.length - 1; sum >= rank; sum--) {
                counts[sum] += counts[sum - rank];
            }
        }
        return counts;
    }

    /** How many orders of m and n numbers have each number of inversions. */
    private static double[] rankSum(int m, int n) {
        double[][] counts = new double[n + 1][m * n + 1];
        for (double[] row : counts) {
            row[0] = 1;
        }
        for (int i = 1; i <= m; i++) {
            double[][] next = new double[n + 1][m * n + 1];
            next[0][0] = 1;
            for (int j = 1; j <= n; j++) {
                for (int u = 0; u <= i * j; u++) {
                    next[j][u] = next[j - 1][u] + (u >= j ? shifted(counts[j], u - j) : 0);
                }
            }
            counts = next;
        }
        return counts[n];
    }

    private static double shifted(double[] row, int at) {
        return at < row.length ? row[at] : 0;
    }

    static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
