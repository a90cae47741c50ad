package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.ddl.tree.DataType;

/** How much of a column a key's part looks at. Stateless. */
final class KeyLengths {

    private KeyLengths() {}

    /**
     * @param given the length that was written, 0 for all
     * @return 0 for all
     */
    static int of(int given, DataType type) {
        String name = type.name();
        if (given == 0 || name.endsWith("TEXT") || name.endsWith("BLOB")) {
            return given;
        }
        boolean divisible = name.endsWith("CHAR") || name.endsWith("BINARY");
        int length = type.arguments().isEmpty() ? 1 : Integer.parseInt(type.arguments().get(0));
        return divisible && given < length ? given : 0;
    }
}
