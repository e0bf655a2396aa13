package io.weir.ingest.decode;

import io.weir.ingest.Hash64;
import java.util.Arrays;

/** Which samples are of one source and instant. A hash table of numbers, so that grouping makes no object a sample. */
final class Groups {

    private final int[] groupOf;
    private int[] firsts = new int[8];
    private int[] sizes = new int[8];
    private int count;

    /** The samples of each source and instant, in their order. */
    static int[][] picks(long[] source, long[] at, int size) {
        return new Groups(source, at, size).picks();
    }

    private Groups(long[] source, long[] at, int size) {
        groupOf = new int[size];
        int[] table = new int[Integer.highestOneBit(Math.max(8, size)) * 4];
        for (int i = 0; i < size; i++) {
            boolean asBefore = i > 0 && source[i] == source[i - 1] && at[i] == at[i - 1];
            int group = asBefore ? groupOf[i - 1] : find(table, source, at, i);
            groupOf[i] = group;
            sizes[group]++;
        }
    }

    private int find(int[] table, long[] source, long[] at, int i) {
        int slot = (int) Hash64.mix(source[i], at[i]) & table.length - 1;
        while (table[slot] != 0) {
            int first = firsts[table[slot] - 1];
            if (source[first] == source[i] && at[first] == at[i]) {
                return table[slot] - 1;
            }
            slot = slot + 1 & table.length - 1;
        }
        if (count == firsts.length) {
            firsts = Arrays.copyOf(firsts, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
        }
        firsts[count] = i;
        table[slot] = ++count;
        return count - 1;
    }

    private int[][] picks() {
        int[][] result = new int[count][];
        for (int g = 0; g < count; g++) {
            result[g] = new int[sizes[g]];
        }
        int[] filled = new int[count];
        for (int i = 0; i < groupOf.length; i++) {
            int g = groupOf[i];
            result[g][filled[g]++] = i;
        }
        return result;
    }
}
