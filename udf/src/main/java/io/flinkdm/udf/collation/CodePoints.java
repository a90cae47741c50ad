package io.flinkdm.udf.collation;

import java.nio.charset.Charset;

/** Every character by its number, in Unicode or in a charset of single bytes. Immutable. */
enum CodePoints implements Weights {
    UNICODE {
        @Override
        public int[] of(int character) {
            return character < LOW.length ? LOW[character] : new int[] {character};
        }
    },
    /**
     * MySQL's latin1 is Windows' 1252, with the five bytes that has no use for left as they are.
     */
    LATIN1 {
        @Override
        public int[] of(int character) {
            return UNICODE.of(byteOf(character));
        }
    };

    /** Of the characters that most text is made of. */
    private static final int[][] LOW = low();

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static int[][] low() {
        int[][] weights = new int[0x800][];
        for (int character = 0; character < weights.length; character++) {
            weights[character] = new int[] {character};
        }
        return weights;
    }

    private static int byteOf(int character) {
        if (character < 0x80 || (character >= 0xA0 && character <= 0xFF)) {
            return character;
        }
        byte[] encoded = Character.toString(character).getBytes(WINDOWS);
        boolean unknown = encoded.length != 1 || encoded[0] == '?';
        return unknown ? character : encoded[0] & 0xff;
    }
}
