/** Task and source files to start from. Printed by the command line; compiled by tests. */
package io.flinkdm.config.template;
