/// A frame as text and as JSON, for terminals and programs.
package org.voltaire.cli.view;
