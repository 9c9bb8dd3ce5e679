/// The subcommands of `bms`, one class each: options in, exit code out.
package org.voltaire.cli.command;
