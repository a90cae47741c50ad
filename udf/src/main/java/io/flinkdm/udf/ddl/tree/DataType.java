package io.flinkdm.udf.ddl.tree;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A column's type as a statement says it, with one name for the synonyms that mean the same on
 * every server. Immutable.
 *
 * @param name in upper case: {@code INT}, {@code VARCHAR}; one this reader does not know stays
 * @param arguments lengths, or the members of ENUM and SET without quotes
 * @param charset in lower case, {@code ""} where none is named
 * @param collation in lower case, {@code ""} where none is named
 */
public record DataType(
        String name, List<String> arguments, Set<Flag> flags, String charset, String collation) {

    /** Words behind a type. */
    public enum Flag {
        UNSIGNED,
        ZEROFILL,
        /** The character set's binary collation. */
        BINARY,
        /** MariaDB's COMPRESSED. */
        COMPRESSED
    }

    public DataType {
        arguments = List.copyOf(arguments);
        flags = Set.copyOf(flags);
    }

    public static DataType of(String name, String... arguments) {
        return new DataType(name, List.of(arguments), Set.of(), "", "");
    }

    public boolean is(Flag flag) {
        return flags.contains(flag);
    }

    public boolean hasMembers() {
        return name.equals("ENUM") || name.equals("SET");
    }

    public DataType with(Flag flag) {
        Set<Flag> more = EnumSet.of(flag);
        more.addAll(flags);
        return new DataType(name, arguments, more, charset, collation);
    }

    public DataType without(Flag flag) {
        Set<Flag> fewer = EnumSet.noneOf(Flag.class);
        fewer.addAll(flags);
        fewer.remove(flag);
        return new DataType(name, arguments, fewer, charset, collation);
    }

    public DataType withText(String newCharset, String newCollation) {
        return new DataType(name, arguments, flags, newCharset, newCollation);
    }

    public DataType named(String other, List<String> otherArguments) {
        return new DataType(other, otherArguments, flags, charset, collation);
    }
}
