package io.flinkdm.udf.mapping;

import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The three expressions of column mappings. Immutable. */
enum MappingExpression {
    ADD_PREFIX("add prefix", 1, 1, (arguments, table) -> new Affix(arguments.get(0), "")),
    ADD_SUFFIX("add suffix", 1, 1, (arguments, table) -> new Affix("", arguments.get(0))),
    PARTITION_ID("partition id", 3, 4, PartitionId::of);

    private final String label;
    private final int fewest;
    private final int most;
    private final Binding binding;

    MappingExpression(String label, int fewest, int most, Binding binding) {
        this.label = label;
        this.fewest = fewest;
        this.most = most;
        this.binding = binding;
    }

    /** The expression of a task file's word, letter case included. */
    static Optional<MappingExpression> named(String label) {
        return Stream.of(values()).filter(e -> e.label.equals(label)).findFirst();
    }

    boolean takes(int arguments) {
        return arguments >= fewest && arguments <= most;
    }

    /**
     * @param table the source table, its names folded as the task compares names
     * @throws UnmappableException when the arguments do not fit the table's names
     */
    ValueMapping bind(List<String> arguments, TableId table) {
        return binding.bind(arguments, table);
    }

    private interface Binding {
        ValueMapping bind(List<String> arguments, TableId table);
    }
}
