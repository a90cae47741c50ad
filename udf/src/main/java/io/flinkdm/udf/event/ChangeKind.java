package io.flinkdm.udf.event;

/** What happened to a row. The order is part of the wire format. */
public enum ChangeKind {
    INSERT,
    UPDATE,
    DELETE
}
