package io.flinkdm.udf.collation;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * Weights from a file beside this class: runs of characters whose weights follow a formula, and the
 * rest one by one.
 *
 * <p>The file, compressed: the number of runs; of each its first and last character and its
 * formula; the number of single characters; of each the distance from the one before, the number of
 * weights in a byte, and the weights in two bytes each. All other numbers have four bytes.
 *
 * <p>Immutable.
 */
final class WeightTable implements Weights {

    /** The weight is the character itself. */
    static final int ITSELF = 0;

    /** The weights are those of the letters that a Hangul syllable is made of. */
    static final int HANGUL = 1;

    /** One weight for all characters beyond the first plane. */
    static final int REPLACEMENT = 0xFFFD;

    /** A script that counts from its first character, not in blocks of 32,768. */
    static final int TANGUT = 0xFB00;

    private static final int TANGUT_FIRST = 0x17000;
    private static final int LOW_END = 0x800;
    private static final int PAGE_BITS = 8;
    private static final int PAGES = 0x110000 >> PAGE_BITS;

    private final int[][][] pages = new int[PAGES][][];
    private int[] runStarts;
    private int[] runEnds;
    private int[] runFormulas;

    private WeightTable() {}

    static WeightTable load(String name) {
        try (InputStream file = WeightTable.class.getResourceAsStream(name + ".weights");
                DataInputStream in = new DataInputStream(new GZIPInputStream(file))) {
            WeightTable table = new WeightTable();
            table.readRuns(in);
            table.readSingles(in);
            table.fillLow();
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException("weights of " + name, e);
        }
    }

    private void readRuns(DataInputStream in) throws IOException {
        int count = in.readInt();
        runStarts = new int[count];
        runEnds = new int[count];
        runFormulas = new int[count];
        for (int i = 0; i < count; i++) {
            runStarts[i] = in.readInt();
            runEnds[i] = in.readInt();
            runFormulas[i] = in.readInt();
        }
    }

    private void readSingles(DataInputStream in) throws IOException {
        int count = in.readInt();
        int character = 0;
        for (int i = 0; i < count; i++) {
            character += in.readInt();
            int[] weights = new int[in.readUnsignedByte()];
            for (int w = 0; w < weights.length; w++) {
                weights[w] = in.readUnsignedShort();
            }
            put(character, weights);
        }
    }

    private void put(int character, int[] weights) {
        int page = character >> PAGE_BITS;
        if (pages[page] == null) {
            pages[page] = new int[1 << PAGE_BITS][];
        }
        pages[page][character & 0xff] = weights;
    }

    /** The characters that most text is made of need no formula again. */
    private void fillLow() {
        for (int character = 0; character < LOW_END; character++) {
            put(character, of(character));
        }
    }

    @Override
    public int[] of(int character) {
        int[][] page = pages[character >> PAGE_BITS];
        int[] weights = page == null ? null : page[character & 0xff];
        return weights == null ? byFormula(character) : weights;
    }

    private int[] byFormula(int character) {
        int run = Arrays.binarySearch(runStarts, character);
        run = run < 0 ? -run - 2 : run;
        if (run < 0 || runEnds[run] < character) {
            throw new IllegalArgumentException("no character: U+" + Integer.toHexString(character));
        }
        switch (runFormulas[run]) {
            case ITSELF:
                return new int[] {character};
            case REPLACEMENT:
                return new int[] {REPLACEMENT};
            case HANGUL:
                return hangul(character - 0xAC00);
            case TANGUT:
                return new int[] {TANGUT, character - TANGUT_FIRST | 0x8000};
            default:
                return new int[] {
                    runFormulas[run] + (character >> 15), character & 0x7fff | 0x8000
                };
        }
    }

    /** Unicode's decomposition of a syllable into two or three letters. */
    private int[] hangul(int syllable) {
        int[] first = of(0x1100 + syllable / 588);
        int[] second = of(0x1161 + syllable % 588 / 28);
        int[] third = syllable % 28 == 0 ? new int[0] : of(0x11A7 + syllable % 28);
        int[] all = new int[first.length + second.length + third.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        System.arraycopy(third, 0, all, first.length + second.length, third.length);
        return all;
    }
}
