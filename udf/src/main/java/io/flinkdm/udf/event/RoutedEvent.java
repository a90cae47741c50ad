package io.flinkdm.udf.event;

import io.flinkdm.udf.model.TableId;

/** A change whose target is decided. */
public sealed interface RoutedEvent permits RoutedEvent.RoutedRow, RoutedEvent.RoutedDdl {

    /** A row on its way to {@code target}. */
    record RoutedRow(RowChange change, TableId target) implements RoutedEvent {}

    /** A statement on its way to {@code target}, the first table it names, routed. */
    record RoutedDdl(DdlChange change, TableId target) implements RoutedEvent {}
}
