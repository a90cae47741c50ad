package io.flinkdm.udf.model;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/**
 * A set of transactions in MySQL's form ({@code uuid:1-5:7}, with tags {@code uuid:tag:1-3}) or in
 * MariaDB's ({@code domain-server-sequence}, one entry a domain, which stands for all transactions
 * of that domain up to it).
 *
 * <p>The empty set belongs to both families; an operation on two sets of different families throws.
 * A reader that adds a transaction at a time is better off with {@link GtidAccumulator}. Immutable.
 */
public final class GtidSet implements Serializable {

    private static final long serialVersionUID = 1L;

    public static final GtidSet EMPTY = new GtidSet(MySqlGtids.NONE);

    private final GtidForm form;

    private GtidSet(GtidForm form) {
        this.form = form;
    }

    static GtidSet of(GtidForm form) {
        return form.isEmpty() ? EMPTY : new GtidSet(form);
    }

    /**
     * Either form; blanks, line ends and empty list items are passed over.
     *
     * @throws MigrationException with DM's code 11009 when the text is neither
     */
    public static GtidSet parse(String text) {
        return of(GtidText.parse(text));
    }

    /** With one more transaction, e.g. {@code uuid:8} or {@code 0-1-15}. */
    public GtidSet plus(String gtid) {
        GtidForm single = GtidText.parse(gtid);
        return isEmpty() ? of(single) : of(form.append(sameFamily(single)));
    }

    /** With MySQL's transaction {@code uuid:number}. */
    public GtidSet plus(UUID uuid, long number) {
        MySqlGtids mine = (MySqlGtids) sameFamily(form, MySqlGtids.NONE);
        return new GtidSet(mine.plus(new GtidSource(uuid, ""), number));
    }

    /**
     * With MariaDB's transaction {@code domain-server-sequence}, the last one of its domain now.
     */
    public GtidSet plus(long domain, long server, long sequence) {
        MariaDbGtids single = MariaDbGtids.single(domain, server, sequence);
        return new GtidSet(isEmpty() ? single : form.append(sameFamily(single)));
    }

    public GtidSet union(GtidSet other) {
        if (other.isEmpty()) {
            return this;
        }
        return isEmpty() ? other : of(form.union(sameFamily(other.form)));
    }

    /** What is in this set and not in the other one. */
    public GtidSet minus(GtidSet other) {
        return isEmpty() || other.isEmpty() ? this : of(form.minus(sameFamily(other.form)));
    }

    /** Whether every transaction of the other set is in this one. */
    public boolean contains(GtidSet other) {
        return other.isEmpty() || (!isEmpty() && form.contains(sameFamily(other.form)));
    }

    public boolean isEmpty() {
        return form.isEmpty();
    }

    /** Whether this is MariaDB's form; no for the empty set. */
    public boolean mariaDb() {
        return form instanceof MariaDbGtids;
    }

    GtidForm form() {
        return form;
    }

    private GtidForm sameFamily(GtidForm other) {
        return sameFamily(other, form);
    }

    private static GtidForm sameFamily(GtidForm form, GtidForm wanted) {
        if (form.getClass() != wanted.getClass()) {
            throw new MigrationException(
                    ErrorCode.PARSE_GTID,
                    "GTIDs of MySQL and of MariaDB do not mix: '"
                            + form
                            + "' and '"
                            + wanted
                            + "'");
        }
        return form;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GtidSet that && form.equals(that.form);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(form);
    }

    /** The canonical form: lower case, sorted, joined by commas; {@code ""} for the empty set. */
    @Override
    public String toString() {
        return form.toString();
    }
}
