package io.flinkdm.udf.mapping;

/** {@code add prefix} and {@code add suffix}: fixed text around a text. Immutable. */
record Affix(String prefix, String suffix) implements ValueMapping {

    @Override
    public Object map(Object value) {
        if (value instanceof String text) {
            return prefix + text + suffix;
        }
        throw new UnmappableException("only a text can be given a prefix or suffix");
    }
}
