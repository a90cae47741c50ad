package io.flinkdm.testkit.diff;

import java.util.Arrays;

/** The digests of a table's rows, each as often as it occurs. One thread. */
final class RowBag {

    private long[] digests = new long[1024];
    private int size;

    void add(long digest) {
        if (size == digests.length) {
            digests = Arrays.copyOf(digests, size * 2);
        }
        digests[size++] = digest;
    }

    int size() {
        return size;
    }

    private long[] sorted() {
        long[] sorted = Arrays.copyOf(digests, size);
        Arrays.parallelSort(sorted);
        return sorted;
    }

    /** What this has more often than the other. */
    RowBag without(RowBag other) {
        long[] mine = sorted();
        long[] theirs = other.sorted();
        RowBag rest = new RowBag();
        int j = 0;
        for (long digest : mine) {
            while (j < theirs.length && theirs[j] < digest) {
                j++;
            }
            if (j < theirs.length && theirs[j] == digest) {
                j++;
            } else {
                rest.add(digest);
            }
        }
        return rest;
    }

    boolean contains(long digest) {
        for (int i = 0; i < size; i++) {
            if (digests[i] == digest) {
                return true;
            }
        }
        return false;
    }
}
