package io.flinkdm.udf.collation;

/**
 * A table of weights read when the first character asks for it. Two threads that ask at once read
 * it twice and get equal tables.
 */
final class LazyTable implements Weights {

    private final String name;
    private volatile WeightTable table;

    LazyTable(String name) {
        this.name = name;
    }

    @Override
    public int[] of(int character) {
        WeightTable loaded = table;
        if (loaded == null) {
            loaded = WeightTable.load(name);
            table = loaded;
        }
        return loaded.of(character);
    }
}
