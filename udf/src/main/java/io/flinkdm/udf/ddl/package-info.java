/**
 * The statements of a binlog as values. {@link io.flinkdm.udf.ddl.SqlTokenizer} knows MySQL's
 * lexical rules and nothing of grammar; {@link io.flinkdm.udf.ddl.StatementReader} tells what kind
 * of statement it is and which tables it touches. Both are tolerant: the server has accepted the
 * text already.
 */
package io.flinkdm.udf.ddl;
