package io.flinkdm.udf.model;

import java.io.Serializable;

/** The arithmetic of one server family's transaction ids, behind {@link GtidSet}. Immutable. */
sealed interface GtidForm extends Serializable permits MySqlGtids, MariaDbGtids {

    boolean isEmpty();

    /** Both of one family, or one of them empty. */
    GtidForm union(GtidForm other);

    GtidForm minus(GtidForm other);

    boolean contains(GtidForm other);

    /** Appends what the server just logged: MariaDB replaces its domain's entry. */
    GtidForm append(GtidForm single);
}
