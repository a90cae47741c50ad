/** The parts of {@code MigrationCase}: files with placeholders, SQL scripts and expectations. */
package io.flinkdm.testkit.cases;
