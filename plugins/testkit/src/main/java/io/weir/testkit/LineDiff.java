package io.weir.testkit;

import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, line by line, with a longest common subsequence. */
final class LineDiff {

    private LineDiff() {}

    /** Lines of both: {@code -} where only the expected one has it, {@code +} where only the actual one does. */
    static List<String> of(List<String> expected, List<String> actual) {
        int[][] common = common(expected, actual);
        List<String> diff = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < expected.size() || j < actual.size()) {
            if (i < expected.size() && j < actual.size() && expected.get(i).equals(actual.get(j))) {
                diff.add("  " + expected.get(i++));
                j++;
            } else if (j == actual.size() || i < expected.size() && common[i + 1][j] >= common[i][j + 1]) {
                diff.add("- " + expected.get(i++));
            } else {
                diff.add("+ " + actual.get(j++));
            }
        }
        return diff;
    }

    private static int[][] common(List<String> a, List<String> b) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
